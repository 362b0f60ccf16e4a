"""How exceptions display: empty ones, several arguments, broken __str__, multi-line, notes, nested class."""
import traceback


class Empty(Exception):
    pass


class Two(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")


class Loud(Exception):
    def __str__(self):
        return "line one\nline two"


class Outer:
    class Inner(KeyError):
        pass


def show(error):
    try:
        raise error
    except BaseException as e:
        print(repr(str(e)) if not isinstance(e, Broken) else "unprintable", end=": ")
        print("".join(traceback.format_exception_only(e)), end="")


def noted():
    error = ValueError("noted")
    error.add_note("first note")
    error.add_note("second\nnote")
    return error


for error in (Empty(), Empty(""), Empty("one"), Two(1, "b"), Loud(), Outer.Inner("key"), KeyError("k"), KeyError(), KeyError(1, 2),
              noted(), OSError(2, "No such file"), OSError(2, "No such file", "name.txt"), StopIteration(5), Exception(None), Exception([1]), UnicodeError("u"), Broken()):
    show(error)


def function():
    class Local(Exception):
        pass
    raise Local("defined in a function")


try:
    function()
except Exception as e:
    print(traceback.format_exc().splitlines()[-1], type(e).__qualname__)
    e.add_note("seen by the handler")
    raise
