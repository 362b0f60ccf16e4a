"""A generator that is left unfinished runs its finally blocks when the last reference to it goes."""


def numbers(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closing", name)


def outer(name):
    try:
        yield from numbers(name + ".inner")
    finally:
        print("closing", name)


def local():
    first = numbers("first")
    next(first)
    second = numbers("second")
    print("stepped", next(second))
    first = numbers("third")
    next(first)
    print("returning")
    return "result"


def handed_out():
    escaping = numbers("escaping")
    next(escaping)
    return escaping


def deleted():
    a = outer("a")
    next(a)
    del a
    print("a is gone")
    b = outer("b")
    next(b)
    b = None
    print("b is gone")


def nested():
    def squares():
        try:
            for i in range(5):
                yield i * i
        finally:
            print("closing squares")

    s = squares()
    print([next(s), next(s), next(s)])


print(local())
g = handed_out()
print("still open:", next(g))
del g
print("now closed")
deleted()
nested()

# Temporaries of an expression or a loop.
print(1 in numbers("contains"))
print(next(numbers("next")))
print(any(numbers("any", 5)))
for pair in zip(numbers("left"), numbers("right")):
    print(pair)
    break
for i, x in enumerate(numbers("enumerated", 9)):
    if i == 1:
        break
for x in map(str, numbers("mapped")):
    print(repr(x))
    break
print("end")
