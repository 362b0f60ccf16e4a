"""Where things are defined, and what they take."""
import functools
import inspect
import linecache


def deco(f):
    @functools.wraps(f)
    def wrapper(*args):
        return f(*args)
    return wrapper


@deco
def decorated(a,
              b="("):
    # a comment
    if a:
        return """
not the end
"""

    return b


class Shape:
    """A shape."""
    sides = 0

    def area(self, scale: float = 1.0, /, *, unit="m") -> float:
        """The area."""
        return 0.0

    class Inner:
        x = 1

    @property
    def name(self):
        return "shape"


class Square(Shape):
    def area(self, scale=1.0, /, *, unit="m"):
        return 1.0


short = lambda x: x + 1

for obj in decorated, Shape.area, Shape, Shape.Inner, short, Shape.name.fget:
    lines, number = inspect.getsourcelines(obj)
    print(number)
    print("".join(lines))
print(inspect.getsource(Square.area).splitlines()[0].strip(), inspect.getmodule(Square).__name__)
print(inspect.getcomments(Shape), inspect.getdoc(Square.area), inspect.getdoc(Square))
print(linecache.getline(inspect.getsourcefile(deco), 2), end="")
for bad in len, 3:
    try:
        inspect.getsource(bad)
    except TypeError as e:
        print(e)


def take(a, b, /, c=3, *args, d, e=5, **kw) -> int: ...


print(inspect.getfullargspec(take))
print(inspect.getcallargs(take, 1, 2, d=4, z=9))
for args in [(1,), (1, 2)]:
    try:
        inspect.getcallargs(take, *args)
    except TypeError as e:
        print(e)
print([n for n, v in inspect.getmembers(Square, inspect.isfunction)], inspect.getattr_static(Square(), "name").fget.__name__)
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Square) if a.name in ("area", "name", "sides", "__doc__")])
print(inspect.getclasstree([Shape, Square]))
print(inspect.getmodulename("a/b/c.py"), inspect.cleandoc("  a\n    b\n    c\n"))


def outer():
    seen = 1

    def inner():
        return seen, len, undefined, Shape
    return inner


print(inspect.getclosurevars(outer()).nonlocals)
