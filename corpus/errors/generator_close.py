"""A generator that yields while it is closed, and an error in its finally block."""


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def failing():
    try:
        yield 1
        yield 2
    finally:
        print("cleaning")
        [][0]


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as e:
    print("RuntimeError:", e)
for x in failing():
    print(x)
