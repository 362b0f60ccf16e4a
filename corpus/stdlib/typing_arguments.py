"""What generic types accept as arguments, and what they say of too many and too few."""

from typing import *

T, K, S = TypeVar("T"), TypeVar("K"), TypeVar("S")


class A(Generic[T, K, S]): pass


class B[X, Y, Z=int]: pass


class C[X=str]: pass


class D[*Ts]: pass


class E[X, *Ts, Y]: pass


class F[**P]: pass


class G[X, Y=int, Z=str]: pass


for make in (
    lambda: A[int],
    lambda: A[int,int,int,int],
    lambda: A[int,int],
    lambda: Union[1],
    lambda: Optional[3],
    lambda: List[1],
    lambda: Callable[int,str],
    lambda: Callable[1, 2],
    lambda: Callable[(), int],
    lambda: Callable[int],
    lambda: Callable[[int]],
    lambda: Union[(1,2),],
    lambda: Optional[[]],
    lambda: Callable[..., 5],
    lambda: Dict[str],
    lambda: Dict[str, T][int, int],
    lambda: Tuple[1],
    lambda: ClassVar[1],
    lambda: Callable[[int], (1,)],
    lambda: Union[Generic],
    lambda: Type[3],
    lambda: Annotated[1, 2],
    lambda: get_args(Callable[int, str]),
    lambda: B[int],
    lambda: B[int, str],
    lambda: B[int, str, bool],
    lambda: B[1, 2, 3, 4],
    lambda: C[()],
    lambda: C[int],
    lambda: D[()],
    lambda: D[int, str],
    lambda: E[int, str],
    lambda: E[int, str, bool],
    lambda: F[[int]],
    lambda: list[T][int, str],
    lambda: dict[T, K][int],
    lambda: G[()],
    lambda: G[int],
    lambda: G[int, str, bool, int],
    lambda: list[1],
    lambda: Optional[(1,)],
    lambda: Final[(1, 2)],
    lambda: A[int, K, S][str],
):
    try:
        print(make())
    except TypeError as e:
        print(e)
