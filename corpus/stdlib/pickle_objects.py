"""A small store that keeps its state in pickles, and what cannot be kept."""

import collections
import datetime
import enum
import pickle


class Level(enum.Enum):
    LOW = 1
    HIGH = 2


class Item:
    def __init__(self, name, price, tags=()):
        self.name = name
        self.price = price
        self.tags = list(tags)
        self.cache = object()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["cache"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.cache = None

    def __repr__(self):
        return f"Item({self.name!r}, {self.price}, {self.tags})"


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Money(int):
    def __new__(cls, amount, currency="EUR"):
        self = super().__new__(cls, amount)
        self.currency = currency
        return self

    def __getnewargs__(self):
        return int(self), self.currency


class ShopError(Exception):
    def __init__(self, item, reason):
        super().__init__(item, reason)
        self.item = item


Pair = collections.namedtuple("Pair", "left right")
shared = Item("lamp", 20, ["home", "light"])
store = {
    "items": [shared, Item("chair", 75), shared],
    "when": datetime.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=datetime.timezone.utc),
    "took": datetime.timedelta(hours=3, microseconds=7),
    "level": Level.HIGH,
    "count": collections.Counter("abracadabra"),
    "recent": collections.deque([1, 2, 3], maxlen=3),
    "groups": collections.defaultdict(list, {"a": [1]}),
    "pair": Pair(1, (2.5, None)),
    "blob": (b"\x00\xff", bytearray(b"xy"), range(1, 10, 3), 3 + 4j, ...),
    "numbers": [0, -1, 255, 256, 65536, -2**31, 2**31, 10**30],
    "error": ShopError("lamp", "sold out"),
    "names": frozenset({"one"}),
}
store["self"] = store

for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    data = pickle.dumps(store, protocol)
    again = pickle.loads(data)
    print(protocol, len(data), again["items"][0] is again["items"][2], again["self"] is again, again["items"][0].cache)
    print("   ", again["items"], again["when"], again["took"], again["level"] is Level.HIGH)
    print("   ", again["count"].most_common(2), again["recent"], again["groups"], again["pair"], again["blob"])
    print("   ", again["numbers"], repr(again["error"]), again["error"].item, again["names"])
    try:
        point = pickle.loads(pickle.dumps(Point(1, 2), protocol))
        print("   ", point.x, point.y)
    except TypeError as e:
        print("   ", e)
    money = pickle.loads(pickle.dumps(Money(5, "USD"), protocol))
    print("   ", money, money.currency)

for small in [None, True, 7, -7, 1.5, "tea", "tëa\n", b"tea", (), (1, 2), [1], {"a": 1}, {1}, Level.LOW, len, Item, Pair(1, 2), money]:
    print(small if not isinstance(small, type) else small.__name__, [pickle.dumps(small, p) for p in (0, 2, 4, 5)])


def numbers():
    yield 1


def local():
    def inner():
        pass

    return inner


for bad in [numbers(), local(), lambda: 0, memoryview(b""), {}.keys()]:
    try:
        print(len(pickle.dumps(bad)))
    except (TypeError, AttributeError, pickle.PicklingError) as e:
        text = str(e)
        print(type(e).__name__, text[:text.find(" at 0x")] if " at 0x" in text else text)
for bad in [b"", b"\x80", b"garbage", b"h\x01.", b"\x80\x09.", b"(.", b"cnowhere\nthing\n.", pickle.dumps(store)[:-20]]:
    try:
        print(pickle.loads(bad))
    except Exception as e:
        print(type(e).__name__, e)
