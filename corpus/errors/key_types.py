"""Errors of dictionaries and sets."""
from collections import ChainMap, Counter, OrderedDict, defaultdict

for f in (
    lambda: {}["a b"], lambda: {1: 2}[(1, "x")], lambda: {[]: 1}, lambda: {1, {2}}, lambda: {}.pop("k"), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove("one"),
    lambda: defaultdict()["k"], lambda: defaultdict(5), lambda: OrderedDict().popitem(), lambda: OrderedDict(a=1).move_to_end("b"), lambda: ChainMap({})["z"], lambda: ChainMap({}).pop("z"),
    lambda: Counter("aab")["c"], lambda: Counter(a="x") + Counter(a=1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.update(5), lambda: dict(**{1: 2}), lambda: dict(a=1, **{"a": 2}),
    lambda: {} < {}, lambda: {} + {}, lambda: {} | [], lambda: {"a": 1}.fromkeys(5), lambda: hash({}), lambda: {**5}, lambda: [*5], lambda: (lambda **k: k)(**5), lambda: print(*5),
    lambda: {"k": 1}["k"]["j"], lambda: {"k": 1}.k, lambda: {}.setdefault([], 1), lambda: frozenset({1}).add(2), lambda: {1: 2}.items()[0],
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args, sep=" | ")

stock = {"apple": {"price": 3, "count": 10}}


def total(order):
    return sum(stock[item]["price"] * count for item, count in order.items())


print(total({"apple": 2}))
print(total({"apple": 2, "pear": 1}))
