from dataclasses import *
@dataclass
class P:
    """Doc."""
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
p = P(1); print(p, p == P(1), P(1, 2, [3]), P.__match_args__, asdict(P(1, tags=[P(2)])), astuple(p), replace(p, x=9))
@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = "z"
v = V(1); print(v, hash(v) == hash((1, "z")), v < V(2), sorted([V(3), V(1, "b"), V(1, "a")]), {v: 1}[V(1)])
for f in (lambda: setattr(v, "a", 2), lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(z=1), lambda: hash(p), lambda: v < 5, lambda: delattr(v, "a")):
    try: print("ok", f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Base:
    i: int
    def __post_init__(self): self.double = self.i * 2
@dataclass(kw_only=True)
class Derived(Base):
    j: int = 5
    k: InitVar[int] = 0
    def __post_init__(self, k): super().__post_init__(); self.k2 = k
d = Derived(3, j=1, k=7); print(d, d.double, d.k2, [f.name for f in fields(d)])
@dataclass(slots=True)
class S:
    a: int
    b: int = 3
s = S(1); print(s, S.__slots__)
try: s.c = 1
except AttributeError as e: print(e)
print(is_dataclass(S), is_dataclass(5), make_dataclass("M", [("q", int), ("w", int, field(default=4))])(1).w)
@dataclass
class N:
    c: "int" = field(default=1, repr=False, compare=False)
    _: KW_ONLY
    kw: int = 2
print(N(), N(5, kw=3) == N(6, kw=3), N.__doc__, fields(N)[0].repr)
for code in ("x: list = []", "a: int = 1; b: int"):
    pass
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as e: print(e)
match p:
    case P(x, y): print("m", x, y)
r = P(1); r.tags.append(r); print(r)
