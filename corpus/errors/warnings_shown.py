"""Warnings: shown once for a line, turned into errors, recorded, attributed to callers."""
import sys
import warnings


class OldWay(DeprecationWarning):
    pass


def old(x, level=2):
    warnings.warn(f"old({x}) is old", OldWay, stacklevel=level)
    return x


def library():
    warnings.warn("from the library", FutureWarning)


print(old(1) + old(2))
for i in range(3):
    library()
for i in range(2):
    warnings.warn("again and again", UserWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old("recorded")
    library()
    library()
    for w in caught:
        print(w.category.__name__, w.message, w.lineno, w.filename.rpartition("/")[2])
with warnings.catch_warnings():
    warnings.filterwarnings("error", "old.*", OldWay)
    try:
        old("error")
    except OldWay as e:
        print("raised", repr(e))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    library()
warnings.warn_explicit("explicit", SyntaxWarning, "some.py", 7)
print(warnings.formatwarning("text", UserWarning, "f.py", 3, "the line"), end="")
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print("shown:", c.__name__, m, file=sys.stderr)
old(3)
warnings.warn("to the hook")
try:
    warnings.warn("x", int)
except TypeError as e:
    print(e)
warnings.simplefilter("error")
library()
