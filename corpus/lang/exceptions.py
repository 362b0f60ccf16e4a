"""try, except, else, finally; raising, chaining, re-raising; what finally overrides."""


class AppError(Exception):
    """Base of the application's errors."""

    def __init__(self, message, code=1):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {self.args[0]}"


class NotFound(AppError, LookupError):
    pass


def classify(action):
    try:
        action()
    except (KeyError, IndexError) as e:
        return f"lookup {type(e).__name__} {e}"
    except AppError as e:
        return f"app {e} {e.args} {e.code}"
    except ArithmeticError as e:
        return f"arithmetic {e!r}"
    except Exception as e:
        return f"other {type(e).__name__}: {e}"
    else:
        return "fine"


def raiser(exc):
    raise exc


def finally_overrides():
    try:
        raise ValueError("lost")
    finally:
        return "returned"


def order(fail):
    steps = []
    try:
        try:
            steps.append("try")
            if fail:
                raise KeyError("k")
        except KeyError:
            steps.append("except")
            raise
        else:
            steps.append("else")
        finally:
            steps.append("finally")
    except KeyError as e:
        steps.append("outer")
    return steps


def chain():
    try:
        try:
            {}["missing"]
        except KeyError as e:
            raise AppError("wrapped", 7) from e
    except AppError as e:
        print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            int("x")
    except ValueError as e:
        print(repr(e.__context__), e.__cause__, e)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("clean") from None
    except ValueError as e:
        print(repr(e.__context__), e.__cause__, e.__suppress_context__)


def loop():
    out = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            out.append(i)
        finally:
            out.append(-i)
    return out


print(classify(lambda: {}["k"]), classify(lambda: [][1]), classify(lambda: 1 // 0), sep="\n")
print(classify(lambda: raiser(NotFound("page", 404))), classify(lambda: raiser(AppError("bad"))), sep="\n")
print(classify(lambda: raiser(ValueError)), classify(lambda: None + 1), classify(lambda: 0), sep="\n")
print(classify(lambda: raiser("text")), classify(lambda: raiser(int)), classify(lambda: len(5)), sep="\n")
print(finally_overrides(), order(True), order(False), loop())
chain()
try:
    raise AppError
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print("RuntimeError:", e)
e = ValueError("a", 2)
print(e, repr(e), e.args, ValueError(), repr(KeyError("x")), str(KeyError("x")))
e.add_note("first note")
print(e.__notes__, e.with_traceback(None) is e)
try:
    try:
        raise TypeError("x")
    except 5:
        pass
except TypeError as error:
    print(error)
