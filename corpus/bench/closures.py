"""Function values: closures, decorators, keyword arguments, star-args, sorting with keys."""
import sys
import time


def make_counter(step):
    count = 0

    def advance(by=1, *, times=1):
        nonlocal count
        count += step * by * times
        return count

    return advance


def traced(func):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return func(*args, **kwargs)

    wrapper.calls = lambda: calls
    return wrapper


@traced
def combine(a, b, *rest, scale=1):
    total = a + b
    for x in rest:
        total += x
    return total * scale


def compose(*functions):
    def composed(x):
        for f in functions:
            x = f(x)
        return x
    return composed


def main(size=200_000):
    start = time.perf_counter()
    counters = [make_counter(n) for n in range(10)]
    for i in range(size):
        counters[i % 10](2, times=3)
    total = 0
    for i in range(size // 2):
        total += combine(i, 1, 2, scale=2) + combine(1, i)
    chain = compose(lambda x: x + 1, lambda x: x * 3 % 1009, abs)
    value = 0
    for _ in range(size // 2):
        value = chain(value)
    ordered = sorted(range(size // 4), key=lambda n: (n * 7919 % 1009, -n))
    elapsed = time.perf_counter() - start
    print("closures", size, sum(c(0) for c in counters), total, combine.calls(), value, ordered[:3])
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
