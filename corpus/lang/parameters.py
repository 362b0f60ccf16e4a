"""Every kind of parameter, and how calls bind to them."""


def everything(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, sorted(kwargs.items())


def positional_only(a, b, /):
    return a - b


def keyword_only(*, width, height=10):
    return width * height


def collect(*args, **kwargs):
    return args, kwargs


def accumulate(x, seen=[]):
    # The default is made once, when the def runs.
    seen.append(x)
    return seen


def attempt(func, *args, **kwargs):
    try:
        print(func(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)


print(everything(1, d=4))
print(everything(1, 20, 30, 40, 50, d=60, z=1, a=7, b=8))
print(everything(*range(5), d=0, **{"x": 1, "e": 6}))
print(positional_only(5, 3), keyword_only(width=3), keyword_only(height=1, width=2))
print(collect(1, *[2, 3], *(), 4, *{5: None}, k=1, **{"m": 2}, **{}))
print(accumulate(1), accumulate(2), accumulate(9, []), accumulate(3))

attempt(everything)
attempt(everything, 1)
attempt(positional_only, 1, b=2)
attempt(positional_only, 1, 2, 3)
attempt(positional_only, 1)
attempt(keyword_only)
attempt(keyword_only, 1)
attempt(keyword_only, width=1, depth=2)
attempt(collect, **{"a": 1, "b": 2})
attempt(lambda x, y=1: x + y, 1, 2, 3)
attempt(lambda x, y, z: x, 1)
attempt(lambda: None, 1)
attempt(accumulate, 1, x=2)

try:
    collect(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print("TypeError:", e)

try:
    collect(*5)
except TypeError as e:
    print("TypeError:", e)

print(everything.__defaults__, everything.__kwdefaults__, everything.__name__)
order = []


def note(x):
    order.append(x)
    return x


collect(note(1), k=note(2), *[note(3)], **{"m": note(4)})
print(order)
late = [lambda i=i: i * 10 for i in range(3)]
print([f() for f in late], [f(5) for f in late])
