import operator
from operator import attrgetter, itemgetter, methodcaller


def fails(f, *args, **kw):
    try:
        print("no error", f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor lt le eq ne ge gt is_ is_not iadd isub".split():
    print(name, getattr(operator, name)(13, 3), end="; ")
print()
for name in "neg pos invert inv abs index not_ truth".split():
    print(name, getattr(operator, name)(-5), end="; ")
print()
print(operator.concat([1], [2]), operator.contains([1, 2], 2), operator.countOf([1, 2, 1], 1), operator.indexOf("abc", "c"))
print(operator.getitem({"a": 1}, "a"), operator.length_hint(iter([1, 2, 3])), operator.length_hint(5, 7))
d = {}
operator.setitem(d, 1, 2)
print(d)
operator.delitem(d, 1)
print(d, operator.call(max, 3, 4), operator.__add__(1, 2), operator.iconcat([1], (2,)))

print(itemgetter(1)("abc"), itemgetter(1, 3)("abcd"), itemgetter(slice(1, None))("abcd"), itemgetter("k")({"k": 5}))
print(attrgetter("real")(5), attrgetter("real", "imag")(3 + 4j), attrgetter("__class__.__name__")(5))
print(methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(itemgetter(1), itemgetter(1, "a"), attrgetter("a.b", "c"), methodcaller("m", 1, x=2))
print(sorted([("b", 2), ("a", 3), ("c", 1)], key=itemgetter(1)))
fails(itemgetter)
fails(itemgetter(1), [])
fails(itemgetter(1))
fails(itemgetter(1), [1], 2)
fails(attrgetter("nope"), 5)
fails(attrgetter, 5)
fails(methodcaller)
fails(methodcaller, 5)
fails(methodcaller("nope"), 5)
fails(operator.concat, 1, 2)
fails(operator.indexOf, [1], 2)
fails(operator.add, 1)
fails(operator.add, 1, "a")
fails(operator.length_hint, 5, "a")
