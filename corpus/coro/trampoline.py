"""Generators on a trampoline: calls without recursion, results and errors through send and throw."""
import types


class Call:
    def __init__(self, generator):
        self.generator = generator


def trampoline(generator):
    stack = [generator]
    value, error = None, None
    deepest = 1
    while stack:
        top = stack[-1]
        try:
            request = top.throw(error) if error is not None else top.send(value)
        except StopIteration as stop:
            stack.pop()
            value, error = stop.value, None
        except Exception as e:
            stack.pop()
            value, error = None, e
        else:
            value, error = None, None
            if isinstance(request, Call):
                stack.append(request.generator)
            elif isinstance(request, types.GeneratorType):
                stack.append(request)
            else:
                value = request
        deepest = max(deepest, len(stack))
    if error is not None:
        raise error
    return value, deepest


def factorial(n):
    if n <= 1:
        return 1
    return n * (yield factorial(n - 1))


def length(linked):
    return 0 if linked is None else 1 + (yield Call(length(linked[1])))


def fib(n):
    if n < 2:
        return n
    a = yield fib(n - 1)
    b = yield fib(n - 2)
    return a + b


def fails_below(n):
    if n == 0:
        raise ZeroDivisionError("bottom")
    try:
        yield fails_below(n - 1)
    finally:
        log.append(n)


def recovers(n):
    try:
        yield fails_below(n)
    except ZeroDivisionError as e:
        return f"recovered from {e}"


def is_even(n):
    return True if n == 0 else (yield is_odd(n - 1))


def is_odd(n):
    return False if n == 0 else (yield is_even(n - 1))


def plain_values():
    a = yield 5
    b = yield a + 1
    return a, b


log = []
print(trampoline(factorial(20)))
value, depth = trampoline(factorial(3000))
print(value % 10 ** 9 + 7, len(str(value)) if depth < 0 else depth)
linked = None
for i in range(5000):
    linked = (i, linked)
print(trampoline(length(linked)))
while linked is not None:
    # Take it apart: a list this deep is no fun to drop at once.
    linked = linked[1]
print(trampoline(fib(12)))
print(trampoline(recovers(4)), log)
log.clear()
try:
    trampoline(fails_below(3))
except ZeroDivisionError as e:
    print(repr(e), log)
print(trampoline(is_even(4001)), trampoline(plain_values()))
