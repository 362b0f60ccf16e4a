"""Names that a module does not have."""
import math
import collections


def attempt(action):
    try:
        return action()
    except (ImportError, AttributeError) as e:
        return f"{type(e).__name__}: {str(e).split(' (')[0]}"


def import_name():
    from math import nothing_here
    return nothing_here


def import_again():
    from collections import deque, dequeue
    return deque, dequeue


print(attempt(import_name))
print(attempt(lambda: math.sqroot(2)))
print(attempt(lambda: collections.Deque))
try:
    from math import pi, tau_squared
except ImportError as e:
    print(e.name, e.msg.split(" (")[0])
print(math.no_such_constant)
