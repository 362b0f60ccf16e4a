"""What importing can fail with."""
import importlib

for f in (lambda: __import__("no_such_module"), lambda: __import__("json.nope"), lambda: importlib.import_module(".x"), lambda: importlib.import_module("os.path.deeper")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "name", None))
try:
    from json import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).partition(" (")[0], e.name)
try:
    from math import sqr
except ImportError as e:
    print(str(e).partition(" (")[0], e.name_from if hasattr(e, "name_from") else "")
import math
try:
    math.sqr
except AttributeError as e:
    print(e, e.name, e.obj is math)
try:
    import yaml_that_is_not_there as yaml
except ImportError:
    yaml = None
print(yaml)


def lazy():
    import lazily_missing
    return lazily_missing


lazy()
