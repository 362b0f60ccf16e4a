from typing import *
import typing
T = TypeVar("T")
print(List[int], Dict[str, Optional[int]], Union[int, str, None], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Any, T, Literal["a", 1], Annotated[int, "x"], ClassVar[int], Type[int], Iterable[T], Optional["Foo"])
def f(a: List[int], b: "Optional[str]" = None, *c: Any, d: Callable[[int], Awaitable[None]]) -> Dict[str, Any]: ...
print(f.__annotations__)
print(get_type_hints(f))
class Stack(Generic[T]):
    def __init__(self): self.items: List[T] = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__parameters__, s.__orig_class__)
class Sub(Stack[str]): pass
print(Sub.__mro__, Sub.__orig_bases__)
@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...
class F:
    def close(self): pass
print(isinstance(F(), Closable), isinstance(5, Closable))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def s(self): return self.x + self.y
print(Pt(1), Pt(1, 2).s(), Pt._fields, Pt.__annotations__)
class Movie(TypedDict, total=False):
    name: str
    year: int
print(Movie(name="a"), Movie.__annotations__, Movie.__total__)
UserId = NewType("UserId", int); print(UserId(5), UserId)
print(get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), get_origin(Union[int, str]), get_args(Optional[int]), get_origin(int))
print(List[T][int], Dict[T, str][bytes], Union[T, int][str], Optional[int] == Union[int, None], List[int] | None)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(5), cast(int, "a"), TYPE_CHECKING)
for bad in (lambda: List[int, int], lambda: Union[()], lambda: Any(), lambda: isinstance(1, List[int]), lambda: Closable(), lambda: Generic[int], lambda: List[int]()):
    try: print("ok", bad())
    except TypeError as e: print("TypeError", e)
class Base(Protocol[T]):
    def get(self) -> T: ...
class Impl(Base[int]):
    def get(self): return 3
print(Impl().get(), Base[int])
P = ParamSpec("P")
def deco(fn: Callable[P, T]) -> Callable[P, T]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> T: return fn(*args, **kwargs)
    return inner
print(deco(len)([1]), Callable[P, T], Sequence[int], AsyncIterator[str], AsyncGenerator[int, None], Coroutine[Any, Any, int], Awaitable[int], ContextManager[int], DefaultDict[str, int], Deque[int], Mapping[str, int], Final, NoReturn, Self)
def h(x: "int | None", y: "list[F]") -> "F": ...
print(get_type_hints(h))
