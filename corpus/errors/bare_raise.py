"""A raise without an exception to raise again is an error of its own line; with one, it adds no line to the traceback."""

import traceback


def plain():
    raise


def generator():
    yield 1
    if True: raise


async def coroutine():
    for i in range(3):
        try:
            if i:
                raise
        finally:
            print("round", i)


def of_caller():
    raise


def handled():
    try:
        1 / 0
    except ZeroDivisionError:
        of_caller()


def after_handling():
    try:
        handled()
    except ZeroDivisionError:
        pass
    raise


for f in plain, lambda: list(generator()), lambda: coroutine().send(None), handled, after_handling:
    try:
        f()
    except (RuntimeError, ZeroDivisionError):
        traceback.print_exc()


class Body:
    try:
        raise
    except RuntimeError:
        traceback.print_exc()


raise
