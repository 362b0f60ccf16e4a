# conform: stdin=stdin_wordcount.txt
"""Reads standard input in several ways: one line, some characters, the iterator, the rest."""
import sys
from collections import Counter

name = input("name? ")
print(f"hello {name}")
print(repr(sys.stdin.readline()), repr(sys.stdin.read(4)), repr(sys.stdin.readline()))
n = int(input())
rows = [tuple(map(int, input().split())) for _ in range(n)]
print(rows, [sum(c) for c in zip(*rows)])
words = Counter()
for number, line in enumerate(sys.stdin, 1):
    if not line.strip():
        break
    words.update(w.strip(".,;").lower() for w in line.split())
print(number, words.most_common(3))
rest = sys.stdin.read()
print(len(rest), rest.splitlines()[-1], repr(sys.stdin.read()), sys.stdin.buffer.read())
try:
    input()
except EOFError as e:
    print("EOF", e)
print(sys.stdin.encoding, sys.stdin.isatty(), sys.stdin.name, sys.stdin.readable(), sys.stdin.fileno())
