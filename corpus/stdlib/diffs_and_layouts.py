import collections
import dataclasses
import difflib
import pprint
import types

old = """alpha
beta
gamma delta
epsilon
zeta
eta
theta
iota
""".splitlines(keepends=True)
new = """alpha
Beta
gamma  delta
epsilon
eta
theta
iota
kappa
""".splitlines(keepends=True)

print("".join(difflib.ndiff(old, new)))
print("".join(difflib.unified_diff(old, new, "old.txt", "new.txt", "monday", "tuesday", n=1)))
print("".join(difflib.context_diff(old, new, "old.txt", "new.txt")))
print("".join(difflib.restore(difflib.ndiff(old, new), 2)) == "".join(new))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
s = difflib.SequenceMatcher(lambda c: c == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(s.ratio(), 3), round(s.quick_ratio(), 3), round(s.real_quick_ratio(), 3))
print(s.get_matching_blocks())
print(s.get_opcodes())
long = difflib.SequenceMatcher(None, [i % 7 for i in range(300)], [i % 5 for i in range(300)])
print(len(long.bpopular), long.find_longest_match())
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff\n"], [b"b\xff\n"], lineterm=b"")))


@dataclasses.dataclass
class Point:
    name: str
    position: list
    hidden: int = dataclasses.field(default=0, repr=False)


data = {
    "numbers": list(range(30)),
    "nested": {"tuple": (1, "two", 3.0), "set": {3, 1, 2}, "empty": {}, "deep": [[["a" * 20, "b" * 20], ["c" * 20, "d" * 20]]]},
    "text": "the quick brown fox jumps over the lazy dog and then does it again " * 2,
    "bytes": b"0123456789" * 9,
    "counter": collections.Counter("mississippi river and more letters"),
    "default": collections.defaultdict(list, {"key %d" % i: list(range(i)) for i in range(6)}),
    "ordered": collections.OrderedDict((("key %d" % i), "v" * i) for i in range(6)),
    "deque": collections.deque(["item number %d" % i for i in range(6)], maxlen=10),
    "chain": collections.ChainMap({"a" * 30: 1}, {"b" * 30: 2}),
    "namespace": types.SimpleNamespace(alpha="a" * 30, beta="b" * 30, gamma="c" * 30),
    "proxy": types.MappingProxyType({"long key %d" % i: i for i in range(6)}),
    "point": Point("somewhere over the rainbow", list(range(20))),
}
pprint.pprint(data)
pprint.pprint(data["nested"], width=40, indent=4)
pprint.pprint(data["numbers"], compact=True, width=50)
pprint.pprint(data["nested"], depth=2)
pprint.pp({"b": 1, "a": 2})
pprint.pprint(123456789, underscore_numbers=True)
ring = [1, 2]
ring.append(ring)
print(pprint.pformat(ring).replace(str(id(ring)), "ID"), pprint.isrecursive(ring), pprint.isreadable(ring), pprint.saferepr([None, "x"]))
