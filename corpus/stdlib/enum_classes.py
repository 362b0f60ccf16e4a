from enum import *
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1
    @property
    def nice(self): return self.name.title()
    @classmethod
    def default(cls): return cls.RED
print(Color.RED, repr(Color.GREEN), Color("b"), Color["RED"], list(Color), Color.CRIMSON is Color.RED, Color.RED.nice, Color.default(), len(Color), Color.RED in Color, 1 in Color, Color.__members__)
try: Color(9)
except ValueError as e: print(e)
class P(IntFlag):
    R=4; W=2; X=1
print(P.R|P.W, repr(P.R|P.W), P(7), ~P.R, P.R & P.W, list(P.R|P.X), P.R in (P.R|P.W), P(8), int(P.R), f"{P.R:>3}")
class S(StrEnum):
    A=auto(); B="bee"
print(S.A, repr(S.B), S.A == "a", S("bee"), f"{S.A!r:>10}")
class N(IntEnum):
    ONE=1; TWO=2
print(N.ONE + 1, N.TWO > N.ONE, sorted(N, reverse=True), f"{N.ONE}", str(N.TWO), {N.ONE: 5}[1])
F = Enum("F", "a b c"); print(list(F), F.a.value)
class Fl(Flag):
    A=auto(); B=auto(); AB=A|B
print(Fl.AB, Fl.A|Fl.B, repr(Fl.A^Fl.B), Fl(0), bool(Fl(0)), ~Fl.A)
try: Fl(9)
except ValueError as e: print(e)
try: Color.RED = 5
except AttributeError as e: print(e)
try:
    @unique
    class D(Enum): A=1; B=1
except ValueError as e: print(e)
class Planet(Enum):
    E=(1,2); M=(3,4)
    def __init__(self,a,b): self.a=a; self.b=b
    @property
    def s(self): return self.a+self.b
print(Planet.E.s, Planet((3,4)), Planet.M.value, Color.RED.name, hash(Color.RED)==hash("RED"))
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
try: 
    class E2(Color): X=1
except TypeError as e: print(e)
