"""types.coroutine of functions that return generators, in a program that imports nothing else."""
import types


@types.coroutine
def f(x):
    """doc"""
    return gen(x)


def gen(x):
    got = yield x
    return got


async def main():
    return await f(5)


c = main()
print(c.send(None))
try:
    c.send("answer")
except StopIteration as e:
    print(e.value)
print(f.__name__, f.__doc__, f.__wrapped__.__name__)


class Gen:
    def __iter__(self): return self
    def __next__(self): return self.send(None)
    def send(self, v): raise StopIteration(v)
    def throw(self, *a): raise a[0]
    def close(self): pass


g = types.coroutine(lambda: Gen())
print(type(g()).__name__, hasattr(g(), "__await__"), types.coroutine(lambda: 5)())
