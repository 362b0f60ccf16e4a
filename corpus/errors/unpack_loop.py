"""Unpacking that does not fit, in loops, arguments and matches."""


def pairs(text):
    for part in text.split(";"):
        key, value = part.split("=")
        yield key.strip(), value.strip()


for f in (lambda: [a for a, b in [(1, 2), (3,)]], lambda: (lambda a, *b, c: 0)(1), lambda: dict(pairs("a=1;b")), lambda: [(x, y) for x, (y, *z) in [(1, 5)]]):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = {1, 2, 3}
except ValueError as e:
    print(e)
try:
    a, b = None
except TypeError as e:
    print(e)
try:
    [(a, b), c] = [1, 2]
except TypeError as e:
    print(e)
match [1, 2]:
    case [x]:
        print("one")
    case [x, y, *rest]:
        print(x, y, rest)
settings = dict(pairs("host = a; port = 80"))
print(settings)
print(dict(pairs("host = a; port = 80=90")))
