from dataclasses import *
import dataclasses
from typing import ClassVar
@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list, compare=False)
    kind: ClassVar[str] = "p"
    def norm(self): return self.x + self.y
p = P(1); q = P(1, 2, ["a"])
print(p, q, p == q, p != P(2), p.norm(), P.kind, [f.name for f in fields(P)], P.__match_args__)
p.tags.append(3); print(p.tags, P(5).tags, asdict(q), astuple(q), replace(q, x=9))
for bad in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, z=3), lambda: P(x=1, y=2, xx=3), lambda: hash(p), lambda: p < q, lambda: replace(p, k=1), lambda: fields(3), lambda: asdict(P)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "z"
    c: int = field(init=False, default=7)
f = F(1)
print(f, hash(f) == hash(F(1)), f < F(2), sorted([F(3), F(1, "a"), F(1)]), {F(1): 3}[F(1)])
for bad in (lambda: setattr(f, "a", 3), lambda: delattr(f, "a"), lambda: setattr(f, "q", 3)):
    try: bad()
    except FrozenInstanceError as e: print(type(e).__name__, e)
@dataclass
class Base:
    a: int
    b: int = 0
@dataclass
class Child(Base):
    c: str = "c"
    d: InitVar[int] = 5
    e: int = field(init=False)
    def __post_init__(self, d): self.e = d * 2
print(Child(1), Child(1, 2, "x", 4), Child(1, d=8).e, Child.__mro__[1].__name__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 3
print(K(a=1)); 
try: K(1)
except TypeError as e: print(e)
@dataclass(slots=True)
class S:
    a: int
    b: list[int] = field(default_factory=list)
s = S(1); print(s, S.__slots__)
try: s.z = 1
except AttributeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
@dataclass
class Node:
    v: int
    nxt: "Node | None" = None
n = Node(1, Node(2)); print(n, asdict(n)); n.nxt.nxt = n; print(n)
match P(4, 5):
    case P(x, y): print("m", x, y)
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=4))]); print(C(1, 2), C.__name__)
print(is_dataclass(P), is_dataclass(p), is_dataclass(3), P.__doc__, fields(P)[1].default, P.__init__.__annotations__, P.__init__.__qualname__)
@dataclass(eq=False)
class NoEq:
    a: int
print(NoEq(1) == NoEq(1), hash(NoEq(1)) is not None)
@dataclass(repr=False, unsafe_hash=True)
class U:
    a: int
print(hash(U(1)) == hash(U(1)))
@dataclass
class Six:
    a: int; b: int; c: int; d: int; e: int = 5; f: int = 6; _: KW_ONLY = None; g: int = 7
print(Six(1, 2, 3, 4), Six(1, 2, 3, d=9, g=1))
