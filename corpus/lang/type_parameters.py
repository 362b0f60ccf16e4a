def f[T](x: T) -> T:
    return x
class Box[T]:
    def __init__(self, v: T): self.v = v
class Pair[K, V](Box[K]):
    pass
type Alias = int | str
type L[T] = list[T]
def g[T: int, *Ts, **P](x: T) -> None: pass
def h[T: (int, str)](x: T): pass
print(f(3), f.__type_params__, Box[int](4).v, Box[int], Pair[int, str], Box.__type_params__, Box.__parameters__, Pair.__mro__)
print(Alias, Alias.__value__, L, L[int], g.__type_params__, g.__type_params__[0].__bound__, h.__type_params__[0].__constraints__)
print(Box.__orig_bases__, Box[int].__origin__, Box[int].__args__)
try: Box[int, str]
except TypeError as e: print(e)
def k(x: list[int] | None = None, *, y: "str" = "a") -> dict[str, int]: return {}
print(k.__annotations__)
default = tuple[int, str]
type Shape[*Ts = *default] = Ts
print(Shape.__type_params__[0].__default__)
def m[*Ts = *tuple[bytes, ...]](*args): pass
print(m.__type_params__[0].__default__)
type Many[*Ts = *(1, 2)] = Ts
try: Many.__type_params__[0].__default__
except ValueError as e: print(e)
