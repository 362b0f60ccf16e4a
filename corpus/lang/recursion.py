"""Recursion: permutations, hanoi, n queens, ackermann, mutual recursion, memo, deep limits."""
import functools
import sys


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[x] + rest
            for i, x in enumerate(items)
            for rest in permutations(items[:i] + items[i + 1:])]


def hanoi(n, source="A", target="C", spare="B"):
    if n == 0:
        return []
    return hanoi(n - 1, source, spare, target) + [source + target] + hanoi(n - 1, spare, target, source)


def queens(n, row=0, cols=(), found=None):
    found = [] if found is None else found
    if row == n:
        found.append(cols)
        return found
    for col in range(n):
        if all(col != c and abs(col - c) != row - r for r, c in enumerate(cols)):
            queens(n, row + 1, cols + (col,), found)
    return found


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


@functools.lru_cache(maxsize=None)
def ways(amount, coins=(1, 5, 10, 25, 50)):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[-1], coins) + ways(amount, coins[:-1])


def flatten(value):
    if isinstance(value, list):
        for item in value:
            yield from flatten(item)
    else:
        yield value


def depth(n=1):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


class Expr:
    def __init__(self, op, *args):
        self.op, self.args = op, args

    def evaluate(self):
        values = [a.evaluate() if isinstance(a, Expr) else a for a in self.args]
        return {"+": sum, "*": lambda v: functools.reduce(lambda a, b: a * b, v, 1)}[self.op](values)

    def __str__(self):
        return "(" + f" {self.op} ".join(map(str, self.args)) + ")"


print(permutations([1, 2, 3]), len(permutations(list(range(5)))))
print(hanoi(3), len(hanoi(8)))
print(queens(6), len(queens(7)))
print(ackermann(2, 3), is_even(100), is_odd(51), ways(100))
print(list(flatten([1, [2, [3, [], [4]]], 5])))
expr = Expr("+", 1, Expr("*", 2, 3, Expr("+", 4, 5)), 6)
print(expr, "=", expr.evaluate())
print(depth() > 500, sys.getrecursionlimit())
try:
    is_even(100_000)
except RecursionError as e:
    print(e)
nested = []
for _ in range(50):
    nested = [nested]
print(str(nested).count("["), sum(1 for _ in flatten([nested, 1])))
