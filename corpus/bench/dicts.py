"""Dictionaries and sets: counting words, grouping, joining, memoizing on tuples."""
import sys
import time


def words(count):
    state = 12345
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2147483648
        yield "w" + str(state % 5000)


def count_words(stream):
    counts = {}
    for word in stream:
        counts[word] = counts.get(word, 0) + 1
    return counts


def group(counts):
    groups = {}
    for word, n in counts.items():
        groups.setdefault(n % 17, []).append(word)
    return {key: len(value) for key, value in groups.items()}


def join(left, right):
    return {key: (left[key], right[key]) for key in left.keys() & right.keys()}


def paths(width, height):
    cache = {}

    def count(x, y):
        if x == 0 or y == 0:
            return 1
        key = (x, y)
        if key not in cache:
            cache[key] = (count(x - 1, y) + count(x, y - 1)) % 1_000_003
        return cache[key]

    return count(width, height)


def unique_pairs(n):
    seen = set()
    for i in range(n):
        pair = (i * i % 211, i % 97)
        if pair in seen:
            seen.discard((pair[1], pair[0]))
        else:
            seen.add(pair)
    return len(seen)


def main(size=300_000):
    start = time.perf_counter()
    counts = count_words(words(size))
    groups = group(counts)
    joined = join(counts, {f"w{i}": i for i in range(0, 5000, 3)})
    checksum = sum(n * i for n, i in joined.values()) % 1_000_003
    routes = sum(paths(120, 120 + i) for i in range(max(1, size // 100_000)))
    pairs = unique_pairs(size)
    elapsed = time.perf_counter() - start
    print("dicts", size, len(counts), sorted(groups.items())[:3], checksum, routes, pairs)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
