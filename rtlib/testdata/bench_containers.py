"""The Python of bench_containers_test.go: prints nanoseconds per item."""

import random
import time

N = 1000


def show(name, per, f, times=2000):
    f()
    best = 1e9
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(max(times // 5, 1)):
            f()
        best = min(best, (time.perf_counter() - start) / max(times // 5, 1))
    print(f"{name:12} {best / per * 1e9:8.2f} ns/item")


def append():
    out = []
    for i in range(N):
        out.append(i)


items = list(range(N))
words = [f"key{i}" for i in range(N)]
ints = [i * 7 for i in range(N)]
by_word = {k: k for k in words}
by_int = {k: k for k in ints}


def index():
    for i in range(N):
        items[i]


def loop(v):
    for _ in v:
        pass


def get(d, keys):
    for k in keys:
        d[k]


def put(keys):
    d = {}
    for k in keys:
        d[k] = k


def add(keys):
    s = set()
    for k in keys:
        s.add(k)


rng = random.Random(1)
big = [rng.randrange(2**40) for _ in range(1_000_000)]
floats = [rng.random() for _ in range(1_000_000)]
show("ListAppend", N, append)
show("ListIndex", N, index)
show("ListIterate", N, lambda: loop(items))
show("RangeLoop", N, lambda: loop(range(N)))
show("DictGetStr", N, lambda: get(by_word, words))
show("DictSetStr", N, lambda: put(words))
show("DictGetInt", N, lambda: get(by_int, ints))
show("DictSetInt", N, lambda: put(ints))
show("SetAddInt", N, lambda: add(ints))
show("SortInts", 1_000_000, lambda: sorted(big), 5)
show("SortFloats", 1_000_000, lambda: sorted(floats), 5)
show("SumList", N, lambda: sum(items))
