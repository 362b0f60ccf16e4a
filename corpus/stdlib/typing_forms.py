from __future__ import annotations
import typing
from typing import *
from collections.abc import Callable as C2
T = TypeVar("T"); K = TypeVar("K", bound=int); N = TypeVar("N", int, str); P = ParamSpec("P")
print(T, K.__bound__, N.__constraints__, P, P.args)
print(Optional[int], Union[int, str], Union[int, str, None], List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Callable[[int], str], Callable[..., int], Type[int])
print(Literal["a", 1], Annotated[int, "x"], ClassVar[int], Final[int], Awaitable[int], AsyncIterator[str], Any, NoReturn, Self)
print(List[T][int], Dict[K, T][int, str], Union[int, Union[str, int]], Optional[None], Union[int], Coroutine[Any, Any, int], Generator[int], Callable[P, T][[int], str])
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__, Stack.__mro__, s.__orig_class__)
class Sized2(Protocol):
    def size(self) -> int: ...
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(3, Closer), issubclass(F, Closer))
try: isinstance(3, Sized2)
except TypeError as e: print(e)
try: Sized2()
except TypeError as e: print(e)
class Impl(Sized2):
    def __init__(self, n): self.n = n
    def size(self): return self.n
print(Impl(3).size())
class Pt(NamedTuple):
    x: int
    y: int = 2
    def total(self): return self.x + self.y
print(Pt(1), Pt(1).total(), Pt._fields, Pt.__annotations__, isinstance(Pt(1), tuple), Pt(3)._replace(y=9))
class Mv(TypedDict, total=False):
    name: str
    year: Required[int]
print(Mv(name="a", year=1), Mv.__required_keys__, Mv.__total__, Mv.__annotations__)
UserId = NewType("UserId", int); print(UserId(5), UserId)
def f(a: int, b: "str | None" = None, *c: List[int]) -> Optional["Stack[int]"]: ...
print(get_type_hints(f)); print(f.__annotations__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(list[int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(int | str), get_origin(int))
print(cast(int, "a"), TYPE_CHECKING)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(3), len(get_overloads(g)))
@final
class Fin: pass
print(Fin.__final__, List[int] == List[int], hash(List[int]) == hash(List[int]), Optional[int] == Union[None, int], isinstance([], List))
for bad in (lambda: List[int, str], lambda: Optional[1, 2], lambda: Any(), lambda: Union[()], lambda: Stack[int, str], lambda: Generic[int]):
    try: print(bad())
    except TypeError as e: print("TypeError", e)
class Repo(Generic[K, T]):
    pass
class UR(Repo[int, str]): pass
print(UR.__orig_bases__, Repo[int, str].__args__, UR.__bases__)
class MyD(Dict[str, int]): pass
print(MyD(a=1), MyD.__mro__[1])
class AsyncCM(AsyncContextManager["AsyncCM"]):
    async def __aexit__(self, *a): return None
print(AsyncCM.__mro__[1])
