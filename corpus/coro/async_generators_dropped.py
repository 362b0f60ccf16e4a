"""Async generators that are driven by hand and lost end where they are lost, or with the program."""


def run(awaitable):
    try:
        while True:
            awaitable.send(None)
    except StopIteration as e:
        return e.value
    except BaseException as e:
        print(repr(e))


async def numbers(name):
    try:
        yield 1
        yield 2
    finally:
        print("closed", name)


async def stubborn(name):
    try:
        yield 1
    finally:
        print("refuses", name)
        try:
            yield 2
        finally:
            print("closed", name)


a = numbers("begun")
print(run(a.asend(None)))
del a
print("deleted")

a = stubborn("once")
print(run(a.asend(None)))
a = None
print("none")

a = stubborn("told")
run(a.asend(None))
run(a.aclose())
run(a.aclose())
run(a.asend(None))
del a
print("told")

first, last = numbers("at the end"), stubborn("at the end, too")
run(first.asend(None))
run(last.asend(None))
run(last.aclose())
del first
print("end")
