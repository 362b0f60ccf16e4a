"""A traceback through code in a string: its frames have lines but no source."""
import sys
import traceback

SOURCE = """
def check(n):
    if n == 0:
        raise ValueError("from the string")
    return check(n - 1)

check(2)
"""

try:
    exec(SOURCE)
except ValueError:
    traceback.print_exc()

try:
    exec(compile("x = [\n", "<made up>", "exec"))
except SyntaxError:
    traceback.print_exc()

try:
    eval("(1 +\n undefined_name)")
except NameError as e:
    print(type(e), e, file=sys.stderr)

exec(compile("def boom():\n    return 1 / 0", "<boom>", "exec"))
boom()
