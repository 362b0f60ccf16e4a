"""NameError and UnboundLocalError, wherever a name may be missing."""

limit = 10


def attempt(action):
    try:
        return action()
    except NameError as e:
        return f"{type(e).__name__}: {e}"


def before_assignment():
    print(count)
    count = 1


def one_branch(flag):
    if flag:
        result = "set"
    return result


def shadowed():
    limit = limit + 1
    return limit


def augmented():
    limit += 1


def loop(items):
    for item in items:
        pass
    return item


def after_except():
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass
    return error


def free():
    def inner():
        return later
    value = inner()
    later = 1
    return value


def deleted():
    x = 1
    del x
    del x


class Holder:
    def get(self):
        return helper()


def typo():
    return limitt + 1


def partial_try():
    try:
        value = int("x")
    except ValueError:
        pass
    return value


for action in (before_assignment, lambda: one_branch(True), lambda: one_branch(False), shadowed, augmented, lambda: loop([1]),
               lambda: loop([]), after_except, free, deleted, Holder().get, typo, partial_try):
    print(attempt(action))
del limit
print(attempt(lambda: limit))
try:
    del limit
except NameError as e:
    print(e)
shadowed()
