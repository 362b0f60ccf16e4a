"""What runs on the way out of an uncaught exception: finally, with, generators, atexit."""
import atexit
from contextlib import contextmanager


@contextmanager
def step(name):
    print("begin", name)
    try:
        yield
    except KeyError as e:
        print("changing", e)
        raise RuntimeError(f"step {name}") from e
    finally:
        print("end", name)


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


def work():
    with step("outer"):
        for n in numbers():
            with step("inner"):
                try:
                    print("number", n)
                    if n == 2:
                        {}["missing"]
                finally:
                    print("innermost finally")


atexit.register(print, "atexit first")


@atexit.register
def last():
    print("atexit second, runs before the first")


try:
    print("working")
    work()
finally:
    print("module finally")
