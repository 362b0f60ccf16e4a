"""Names that are not ASCII: of functions, classes, parameters, attributes; NFKC makes some of them the same."""


def l·l(ª, 𝔘𝔫𝔦):
    return ª + Uni


def l_u00B7_l():
    return "another"


class Ç℘:
    """A class with such a name."""

    ℮x = 3

    def café(self, naïve=1):
        return [lambda: naïve + ℮ for ℮ in range(2)]


class Box:
    type Pair[T] = [lambda: T for _ in range(2)]


def same(x):
    x = x
    y = x
    y = y
    return y


def unbound():
    ǆ = ǆ


async def 기다림(값):
    return 값


def 차례():
    yield from (문자 for 문자 in "가나")


print(l·l(1, 2), l·l.__name__, l_u00B7_l())
print([f() for f in Ç℘().café()], Ç℘.℮x, list(vars(Ç℘)))
print([f().__name__ for f in Box.Pair.__value__])
print(same("same"))
try:
    unbound()
except UnboundLocalError as e:
    print(e)
print(list(차례()), 차례.__name__, 기다림.__qualname__)
try:
    기다림(1).send(None)
except StopIteration as e:
    print(e.value)
