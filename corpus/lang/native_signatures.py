"""inspect.signature of builtins, and signatures taken apart and put together."""

import functools
import inspect


def shown(obj):
    try:
        return str(inspect.signature(obj))
    except (TypeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


for obj in (len, sorted, print, isinstance, open, sum, abs, str.split, str.join, list.append, dict.get, zip, enumerate, range, type):
    print(obj.__name__, shown(obj))
print(shown("a b".split), shown([].append), shown({}.update), shown(dict.fromkeys))
print(len.__text_signature__, str.split.__text_signature__, print.__text_signature__)
print(inspect.signature(functools.partial(sorted, reverse=True)))


def mix(a, /, b: int = 2, *args: str, c, d=4, **kw) -> list:
    return [a, b, args, c, d, kw]


sig = inspect.signature(mix)
print(sig, sig.replace(return_annotation=inspect.Signature.empty))
first = sig.parameters["a"]
print(first.kind.description, first.replace(name="z", default=1), sig.parameters["b"].replace(annotation=inspect.Parameter.empty))
bound = sig.bind(1, c=3)
bound.apply_defaults()
print(bound, mix(*bound.args, **bound.kwargs))
for args, kwargs in (((), {}), ((1,), {}), ((1,), {"a": 1, "c": 2})):
    try:
        print(sig.bind(*args, **kwargs).arguments)
    except TypeError as e:
        print(e)
