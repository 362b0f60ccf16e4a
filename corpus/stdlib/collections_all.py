from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
import collections.abc


def fails(f, *args, **kw):
    try:
        print("no error", f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
d.extend([5, 6])
d.extendleft([-1, -2])
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), 3 in d, bool(deque()))
d.rotate(2)
print(d)
d.rotate(-3)
print(d, d.index(3), d.count(3))
d.insert(1, "x")
d.remove(3)
d.reverse()
del d[0]
d[0] = "y"
print(d, list(reversed(d)), d.copy() == d, d + deque([9]), d * 2, deque([1, 2]) < deque([1, 3]))
m = deque("abcdef", maxlen=3)
m.append("g")
m.appendleft("z")
m += "hi"
print(m, m.maxlen, deque([1], 0), m.copy())
d.append(d)
print(d)
for f in (
    lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1])["a"], lambda: deque([1], -1),
    lambda: deque([1], "a"), lambda: deque([1], 1).insert(0, 2), lambda: deque([1]).remove(2), lambda: deque([1]).index(2),
    lambda: deque([1]) + [2], lambda: hash(deque()), lambda: deque() < 5, lambda: deque(5), lambda: deque(1, 2, 3),
    lambda: deque().rotate("a"), lambda: setattr(deque(), "maxlen", 1), lambda: deque(foo=1),
):
    fails(f)


def grow():
    q = deque([1])
    for x in q:
        q.append(x)


fails(grow)


class MyDeque(deque):
    pass


print(MyDeque([1, 2]), type(MyDeque([1]).copy()).__name__, isinstance(deque(), collections.abc.MutableSequence))

dd = defaultdict(list)
dd["a"].append(1)
dd["b"].append(2)
dd["a"].append(3)
print(dd, dd.default_factory, "c" in dd, dd.get("c"), len(dd))
print(defaultdict(int, {1: 2}, x=3), defaultdict(None, a=1), dd.copy() == dd, type(dd | {"z": []}).__name__)
print({"q": 1} | defaultdict(int, w=2))
fails(lambda: defaultdict(None)["k"])
fails(defaultdict, 5)


class Missing(dict):
    def __missing__(self, key):
        return key * 2


print(Missing(a=1)["a"], Missing()["zz"])

od = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
od.move_to_end("a")
print(od)
od.move_to_end("c", last=False)
print(od, od.popitem(), od.popitem(last=False), od)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, list(reversed(OrderedDict(a=1, b=2))))
od.update({"x": 9}, y=8)
print(od, od.pop("x"), od.setdefault("n", 0), od.copy(), OrderedDict.fromkeys("ab", 0), od | {"k": 1}, OrderedDict())
fails(lambda: OrderedDict().popitem())
fails(lambda: OrderedDict().move_to_end("k"))
fails(lambda: OrderedDict(5))
fails(lambda: OrderedDict(1, 2))

c = Counter("abracadabra")
print(c, c.most_common(2), c["zzz"], c.total(), sorted(c.elements())[:6])
c.update("aaa")
c.subtract({"b": 5, "q": 1})
print(c, +c, -c, Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=1, b=2), Counter(a=3, b=1) & Counter(a=1, b=5), Counter(a=3) | Counter(b=2))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(), Counter([3, 1, 3]), dict(Counter("ab")))
x = Counter(a=1)
x += Counter(b=3)
x -= Counter(b=1)
del x["nothing"]
print(x, repr(x.copy()))
fails(Counter.fromkeys, "a")

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), Point._fields, Point._make([3, 4]), p == (1, 2), hash(p) == hash((1, 2)))
x, y = p
print(x, y, Point.__doc__, Point.__name__, len(p), isinstance(p, tuple))
D = namedtuple("D", ["a", "b", "c"], defaults=[5, 6])
print(D(1), D._field_defaults, D(1, c=2))
print(namedtuple("R", "class x x _y", rename=True)._fields)
match p:
    case Point(x=a, y=b):
        print("matched", a, b)


class Named(namedtuple("Base", "u v")):
    __slots__ = ()

    def total(self):
        return self.u + self.v


print(Named(1, 2), Named(1, 2).total(), Named(u=3, v=4)._replace(v=0))
for f in (
    lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: setattr(p, "x", 5), lambda: p._replace(z=1),
    lambda: Point._make([1]), lambda: namedtuple("N", "a a"), lambda: namedtuple("N", "_a"), lambda: namedtuple("N", "def"),
    lambda: namedtuple("1N", "a"), lambda: namedtuple("N", "a", defaults=[1, 2]), lambda: p.nope,
):
    fails(f)

cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm, cm["a"], cm["b"], len(cm), list(cm), "z" in cm, cm.get("z", 0), cm.new_child({"c": 4}), cm.parents)
cm["b"] = 10
print(cm, cm.maps, dict(cm))
fails(lambda: cm["nope"])
fails(lambda: cm.pop("nope"))


class UD(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


ud = UD(a=1)
ud["b"] = 2
print(ud, ud.data, "A" in ud, len(ud), ud | {"c": 3})
ul = UserList([3, 1, 2])
ul.append(0)
ul.sort()
print(ul, ul[1:], ul + [5], UserList("ab") * 2, 3 in ul)
us = UserString("hello")
print(us.upper(), us + " x", us[1:3], "ell" in us, us.replace("l", "L"), type(us.upper()).__name__)


class Seq(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


s = Seq(1, 2, 3, 2)
print(list(s), s.index(2), s.count(2), 3 in s, list(reversed(s)), isinstance(s, collections.abc.Reversible))


class MySet(collections.abc.MutableSet):
    def __init__(self, it=()):
        self.s = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)

    def add(self, x):
        if x not in self.s:
            self.s.append(x)

    def discard(self, x):
        if x in self.s:
            self.s.remove(x)


ms = MySet([1, 2, 3])
print(list(ms & MySet([2, 3, 4])), list(ms | [9]), list(ms - {1}), ms <= MySet([1, 2, 3, 4]), ms == {1, 2, 3}, ms.pop(), len(ms))
fails(lambda: collections.abc.Sequence())
for cls in (collections.abc.Hashable, collections.abc.Iterable, collections.abc.Callable, collections.abc.Sized, collections.abc.Iterator, collections.abc.Awaitable):
    print(cls.__name__, [isinstance(x, cls) for x in (1, [], "s", len, iter([]), {})])
