"""The same exception raised again in other places: its traceback grows, its context stays."""
import sys


class Retry(Exception):
    attempts = 0


def flaky(n):
    if n < 3:
        raise Retry(n)
    raise OSError(5, "device failed")


def retrying(limit):
    for n in range(limit):
        try:
            return flaky(n)
        except Retry as e:
            e.attempts = n + 1
            saved = e
            print("attempt", n + 1, "failed")
    raise saved


def bare():
    try:
        return retrying(5)
    except OSError:
        print("bare raise of", sys.exception())
        raise


def named():
    try:
        bare()
    except OSError as e:
        raise e


def stored():
    try:
        named()
    except OSError as e:
        error = e
    print("errno", error.errno, error.strerror)
    raise error.with_traceback(None)


try:
    retrying(2)
except Retry as e:
    print("gave up after", e.attempts, repr(e.__context__))
try:
    stored()
except OSError:
    print("traceback replaced")
named()
