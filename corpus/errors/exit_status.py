"""sys.exit with a number: buffered output appears, finally runs, no traceback."""
import sys


def shutdown(code):
    try:
        print("shutting down", code)
        sys.exit(code)
    finally:
        print("finally")


for code in (0, 1, "text", None, (1, 2)):
    try:
        shutdown(code)
    except SystemExit as e:
        print("caught", repr(e.code), e.args)

try:
    raise SystemExit
except SystemExit as e:
    print(e.code, isinstance(e, Exception))

shutdown(42)
