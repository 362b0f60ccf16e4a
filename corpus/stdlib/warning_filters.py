"""Which warnings are shown, once or always; what is noted of them; filters as options; deprecated classes and functions."""

import io
import os
import sys
import warnings


def each_action():
    for action in "error", "ignore", "always", "default", "module", "once":
        with warnings.catch_warnings(record=True) as log:
            warnings.resetwarnings()
            warnings.simplefilter(action)
            registry = {}
            for text, line in ("a", 1), ("a", 1), ("a", 2), ("b", 1), (DeprecationWarning("a"), 1):
                try:
                    warnings.warn_explicit(text, UserWarning, "file.py", line, "module", registry)
                except Warning as e:
                    print("raised", repr(e))
            print(action, len(log), [key for key in registry if key != "version"])
            warnings.resetwarnings()


def refused():
    for call in (
        lambda: warnings.simplefilter("all"), lambda: warnings.filterwarnings("error", 5), lambda: warnings.filterwarnings("error", "", int),
        lambda: warnings.simplefilter("error", lineno=-1), lambda: warnings.warn("x", int), lambda: warnings.warn("x", skip_file_prefixes=(1,)),
        lambda: warnings.warn_explicit("x", UserWarning, None, 1), lambda: warnings.warn_explicit("x", UserWarning, "f", 1, module_globals=5),
        lambda: warnings.deprecated(5), lambda: warnings.deprecated("x")(5), lambda: warnings._setoption("a:b:c:d:e:f"),
        lambda: warnings._setoption("error::Nope"), lambda: warnings._setoption("error::::many"),
    ):
        try:
            call()
        except (TypeError, ValueError, warnings._OptionError) as e:
            print(type(e).__name__, e)


def options():
    for option in "error", "ig::DeprecationWarning", "once:text.:UserWarning:package.module:7":
        warnings.resetwarnings()
        warnings._setoption(option)
        print(option, warnings.filters)


@warnings.deprecated("use new()")
def old(x):
    return x


@warnings.deprecated("use New", category=FutureWarning)
class Old:
    def __init__(self, x):
        self.x = x


class Base:
    def __init_subclass__(cls, **options):
        print("subclass", cls.__name__, options)

    @classmethod
    @warnings.deprecated("no longer made so")
    def make(cls):
        return cls()


@warnings.deprecated("not to be derived from")
class Node(Base):
    pass


def outer(level):
    inner(level)


def inner(level):
    warnings.warn(f"level {level}", stacklevel=level)


def levels():
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        for level in range(4):
            outer(level)
        print(old(1), Old(2).x, Node.make(), type(Node()).__name__)

        class Derived(Node, key=1):
            pass

        class Newer(Old):
            pass

        Newer(3)
        warnings._deprecated("this", remove=(3, 99))
    for seen in log:
        print(seen.lineno, seen.category.__name__, seen.message)
    print(old.__deprecated__, Old.__deprecated__, Node.__init_subclass__.__deprecated__)


def shown():
    sys.stderr = io.StringIO()
    warnings.resetwarnings()
    for _ in range(2):
        warnings.warn("shown once")
    warnings.showwarning = lambda message, category, *place: print("by the program:", message, category.__name__)
    warnings.warn("second")
    del warnings.showwarning
    warnings.warn("third")
    print(sys.stderr.getvalue().replace(os.path.join(os.path.dirname(os.path.abspath(__file__)), ""), ""))


Node.__repr__ = lambda self: "a node"
each_action()
refused()
options()
levels()
shown()
