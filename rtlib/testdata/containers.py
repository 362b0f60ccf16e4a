"""Records what sets, sorts, slices and ranges do in CPython: python3.13 containers.py > containers.json"""

import json
import random
import zlib

rng = random.Random(7)


def number():
    return rng.choice([rng.randrange(-20, 60), rng.randrange(-(2**40), 2**40), rng.randrange(200), 2**61 + rng.randrange(5)])


def set_case():
    """Steps on two sets a and b, and the order of a's elements after each."""
    a, b, steps = set(), set(), []
    for _ in range(rng.randrange(5, 60)):
        op = rng.choice(
            ["add"] * 8
            + ["addb"] * 6
            + ["discard", "pop", "update", "intersection_update", "difference_update", "symmetric_difference_update"]
            + ["or", "and", "sub", "xor", "copy", "frombs"]
        )
        args = []
        if op in ("add", "addb"):
            args = [number() for _ in range(rng.randrange(1, 12))]
            for x in args:
                (a if op == "add" else b).add(x)
        elif op == "discard":
            args = [rng.choice(list(a) or [1])]
            a.discard(args[0])
        elif op == "pop":
            if a:
                a.pop()
        elif op == "or":
            a = a | b
        elif op == "and":
            a = a & b
        elif op == "sub":
            a = a - b
        elif op == "xor":
            a = a ^ b
        elif op == "copy":
            a = set(a)
        elif op == "frombs":
            b = set(list(b))
        else:
            getattr(a, op)(b)
        steps.append([op, args, zlib.crc32(repr(list(a)).encode())])
    return {"steps": steps, "final": list(a)}


class Key:
    log = []

    def __init__(self, k, i):
        self.k, self.i = k, i

    def __lt__(self, other):
        Key.log.append((self.i, other.i))
        return self.k < other.k


def sort_case():
    """Keys, the comparisons of sorting them (their number and a checksum of which), and the order they come to."""
    n = rng.choice([0, 1, 2, 3, 5, 10, 40, 63, 64, 65, 100, 200, 500])
    kind = rng.randrange(5)
    top = rng.choice([2, 4, 10, 10**6])
    keys = [rng.randrange(top) for _ in range(n)]
    if kind == 1:
        keys.sort()
    elif kind == 2:
        keys.sort(reverse=True)
    elif kind == 3:
        keys = sorted(keys[: n // 2]) + sorted(keys[n // 2 :])
    elif kind == 4:
        keys = sorted(keys[: n // 3], reverse=True) + sorted(keys[n // 3 :])
    Key.log = []
    reverse = rng.random() < 0.3
    items = sorted([Key(k, i) for i, k in enumerate(keys)], reverse=reverse)
    log = ";".join(f"{i},{j}" for i, j in Key.log)
    return {
        "keys": keys,
        "reverse": reverse,
        "count": len(Key.log),
        "log": zlib.crc32(log.encode()),
        "order": zlib.crc32(",".join(str(x.i) for x in items).encode()),
    }


def part():
    return rng.choice([None, None, rng.randrange(-12, 12), rng.randrange(-12, 12), 2**70, -(2**70)])


def slice_case():
    """A slice of a list of so many items, its bounds, and the list after deleting or assigning it."""
    n = rng.randrange(10)
    s = slice(part(), part(), rng.choice([None, 1, 2, 3, -1, -2, -3, 5]))
    items = list(range(n))
    got = items[s]
    deleted = list(items)
    del deleted[s]
    assigned = list(items)
    new = [100 + i for i in range(len(got))]
    assigned[s] = new
    return {
        "n": n,
        "slice": [None if p is None else str(p) for p in (s.start, s.stop, s.step)],
        "got": got,
        "indices": list(s.indices(n)),
        "deleted": deleted,
        "assigned": assigned,
    }


def range_case():
    """A range: its repr, length, items, membership, and a slice of it."""
    r = range(number() % 50 - 25, number() % 50 - 25, rng.choice([1, 1, 2, 3, -1, -2, -7]))
    s = slice(rng.choice([None, rng.randrange(-9, 9)]), rng.choice([None, rng.randrange(-9, 9)]), rng.choice([None, 2, -1, -3]))
    return {
        "args": [r.start, r.stop, r.step],
        "repr": repr(r),
        "items": list(r),
        "has": [x for x in range(-30, 30) if x in r],
        "slice": [s.start, s.stop, s.step],
        "sliced": repr(r[s]),
        "reversed": list(reversed(r)),
        "hash": hash(r),
    }


print(
    json.dumps(
        {
            "sets": [set_case() for _ in range(60)],
            "sorts": [sort_case() for _ in range(80)],
            "slices": [slice_case() for _ in range(150)],
            "ranges": [range_case() for _ in range(60)],
            "hashes": [
                {"tuple": t, "hash": hash(tuple(t)), "frozen": hash(frozenset(t))}
                for t in ([number() for _ in range(rng.randrange(6))] for _ in range(40))
            ],
        }
    )
)
