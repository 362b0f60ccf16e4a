"""breakpoint() calls sys.breakpointhook, which goes by PYTHONBREAKPOINT."""
import os
import sys

os.environ["PYTHONBREAKPOINT"] = "0"
breakpoint()
os.environ["PYTHONBREAKPOINT"] = "print"
breakpoint("called", "with", sep="-")
os.environ["PYTHONBREAKPOINT"] = "os.path.basename"
print(breakpoint("/a/b"))
sys.breakpointhook = lambda *args, **kw: (args, kw)
print(breakpoint(1, x=2))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as e:
    print(e)
sys.breakpointhook = sys.__breakpointhook__
print(__builtins__.len([1]), "__builtins__" in globals(), (lambda: 0).__builtins__["len"] is len)


def scopes(code, run=exec):
    for template in "{code}", "if True:\n    {code}":
        ns = {}
        run(template.format(code=code), ns)
        print(ns["y"])


scopes("y = [x for x in (1, 2)]")
scopes("y = 3")
