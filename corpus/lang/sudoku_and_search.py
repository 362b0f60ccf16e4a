"""Solvers: Sudoku by constraint propagation, N queens, knapsack, word ladder, A*, union-find, topological order."""
import bisect
import collections
import functools
import heapq
import itertools
import math
import string
from typing import Iterable, NamedTuple


def cross(a, b):
    return [x + y for x in a for y in b]


ROWS, COLS = "ABCDEFGHI", "123456789"
CELLS = cross(ROWS, COLS)
UNITS = [cross(ROWS, c) for c in COLS] + [cross(r, COLS) for r in ROWS] + [cross(r, c) for r in ("ABC", "DEF", "GHI") for c in ("123", "456", "789")]
PEERS = {c: set().union(*(u for u in UNITS if c in u)) - {c} for c in CELLS}
IN_UNITS = {c: [u for u in UNITS if c in u] for c in CELLS}


def assign(grid, cell, digit):
    return grid if all(eliminate(grid, cell, d) for d in grid[cell] if d != digit) else None


def eliminate(grid, cell, digit):
    if digit not in grid[cell]:
        return grid
    grid[cell] = grid[cell].replace(digit, "")
    if not grid[cell]:
        return None
    if len(grid[cell]) == 1 and not all(eliminate(grid, p, grid[cell]) for p in PEERS[cell]):
        return None
    for unit in IN_UNITS[cell]:
        places = [c for c in unit if digit in grid[c]]
        if not places or len(places) == 1 and not assign(grid, places[0], digit):
            return None
    return grid


def search(grid):
    if grid is None or all(len(v) == 1 for v in grid.values()):
        return grid
    _, cell = min((len(v), c) for c, v in grid.items() if len(v) > 1)
    return next((r for d in grid[cell] if (r := search(assign(grid.copy(), cell, d)))), None)


def sudoku(text):
    grid = dict.fromkeys(CELLS, COLS)
    for cell, digit in zip(CELLS, text):
        if digit in COLS and not assign(grid, cell, digit):
            return None
    return search(grid)


solved = sudoku("4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......")
for r in ROWS:
    print(" ".join(solved[r + c] + ("|" if c in "36" else "") for c in COLS))
print(sudoku("55......." + "." * 72))


def queens(n, placed=()):
    if len(placed) == n:
        yield placed
        return
    for col in range(n):
        if all(col != c and abs(col - c) != len(placed) - r for r, c in enumerate(placed)):
            yield from queens(n, (*placed, col))


print(sum(1 for _ in queens(6)), next(queens(8)), list(itertools.islice(queens(5), 2)))


class Item(NamedTuple):
    name: str
    weight: int
    value: int


def knapsack(items: Iterable[Item], capacity: int):
    items = tuple(items)

    @functools.lru_cache(maxsize=None)
    def best(i, room):
        if i == len(items):
            return 0, ()
        skip = best(i + 1, room)
        if items[i].weight > room:
            return skip
        value, names = best(i + 1, room - items[i].weight)
        return max(skip, (value + items[i].value, (items[i].name, *names)))

    return best(0, capacity), best.cache_info()


print(knapsack([Item("map", 9, 150), Item("compass", 13, 35), Item("water", 153, 200), Item("glucose", 15, 60), Item("tin", 68, 45), Item("banana", 27, 60)], 100))


def ladder(start, goal, words):
    words = set(words)
    came = {start: None}
    queue = collections.deque([start])
    while queue:
        w = queue.popleft()
        if w == goal:
            path = [w]
            while came[path[-1]]:
                path.append(came[path[-1]])
            return path[::-1]
        for i, c in itertools.product(range(len(w)), string.ascii_lowercase):
            n = w[:i] + c + w[i + 1:]
            if n in words and n not in came:
                came[n] = w
                queue.append(n)


print(ladder("cold", "warm", "cord card ward warm word worm corm wild cold bold".split()), ladder("a", "z", []))

MAP = """\
S..#....
.#.#.##.
.#...#..
.####.#.
......#G""".splitlines()


def astar(grid):
    find = lambda ch: next((y, x) for y, row in enumerate(grid) for x, c in enumerate(row) if c == ch)
    start, goal = find("S"), find("G")
    h = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, cost, came = [(h(start), 0, start)], {start: 0}, {}
    while heap:
        _, g, p = heapq.heappop(heap)
        if p == goal:
            path = [p]
            while p in came:
                path.append(p := came[p])
            return g, path[::-1]
        for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            q = p[0] + dy, p[1] + dx
            if 0 <= q[0] < len(grid) and 0 <= q[1] < len(grid[0]) and grid[q[0]][q[1]] != "#" and g + 1 < cost.get(q, math.inf):
                cost[q] = g + 1
                came[q] = p
                heapq.heappush(heap, (g + 1 + h(q), g + 1, q))
    return None


length, path = astar(MAP)
print(length)
for y, row in enumerate(MAP):
    print("".join("*" if (y, x) in path and c == "." else c for x, c in enumerate(row)))


class Sets:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        root = self.parent.setdefault(x, x)
        if root != x:
            root = self.parent[x] = self.find(root)
        return root

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b


edges = [(7, "a", "b"), (5, "b", "c"), (8, "a", "c"), (9, "b", "d"), (7, "b", "e"), (5, "c", "e"), (15, "d", "e"), (6, "d", "f"), (8, "e", "f")]
sets = Sets()
tree = [e for e in sorted(edges) if sets.union(*e[1:])]
print(tree, sum(w for w, *_ in tree))


def topological(graph):
    state, out = {}, []
    def visit(n, trail=()):
        match state.get(n):
            case "done":
                return
            case "open":
                raise ValueError("cycle: " + " > ".join((*trail[trail.index(n):], n)))
        state[n] = "open"
        for m in sorted(graph.get(n, ())):
            visit(m, (*trail, n))
        state[n] = "done"
        out.append(n)
    for n in sorted(graph):
        visit(n)
    return out


print(topological({"shirt": ["tie"], "tie": ["jacket"], "trousers": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]})[::-1])
try:
    topological({"a": ["b"], "b": ["c"], "c": ["a"]})
except ValueError as e:
    print(e)


def lis(seq):
    tails, at = [], []
    for x in seq:
        i = bisect.bisect_left(tails, x)
        tails[i:i + 1] = [x]
        at.append(i)
    want, out = len(tails) - 1, []
    for x, i in zip(reversed(seq), reversed(at)):
        if i == want:
            out.append(x)
            want -= 1
    return out[::-1]


print(lis([10, 9, 2, 5, 3, 7, 101, 18, 4, 20]))
primes = [p for p in range(2, 60) if all(p % d for d in range(2, math.isqrt(p) + 1))]
print(primes, math.prod(primes[:9]), math.lcm(*range(1, 21)), math.comb(40, 20), math.perm(9, 3), math.gcd(462, 1071))
print([*itertools.accumulate(range(1, 8), lambda a, b: a * b)], [len(list(g)) for _, g in itertools.groupby("aaabccdd")], list(map("".join, itertools.permutations("abc", 2))), list(itertools.batched("abcdefg", 3)), list(itertools.pairwise([1, 4, 9])))
