"""Errors while handling errors: contexts, from None, a finally that fails."""


def risky(n):
    return 10 // n


def handler(n):
    try:
        return risky(n)
    except ZeroDivisionError:
        # The mistake is in the handler itself.
        return fallback[n]


def hidden(n):
    try:
        return risky(n)
    except ZeroDivisionError:
        raise LookupError("no fallback") from None


def cleanup(n):
    try:
        return hidden(n)
    finally:
        handler(n)


try:
    cleanup(0)
except NameError as e:
    print("first:", e)
    print("context:", repr(e.__context__), "then", repr(e.__context__.__context__))

try:
    hidden(0)
except LookupError as e:
    print(e.__suppress_context__, repr(e.__context__))
cleanup(0)
