# conform: stdin=read_input.txt
"""Standard input: input(), reading lines, the rest, the end."""
import sys

name = input("name? ")
print("hello,", name)
count = int(input())
numbers = [float(input()) for _ in range(count)]
print(f"{count} numbers, sum {sum(numbers):g}, largest {max(numbers):g}")

line = sys.stdin.readline()
print(repr(line), line.split())

words = {}
for line in sys.stdin:
    line = line.rstrip("\n")
    if line == "END":
        break
    for word in line.lower().split():
        words[word] = words.get(word, 0) + 1
for word, n in sorted(words.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:>6} {'*' * n}")

rest = sys.stdin.read()
print(len(rest.splitlines()), "lines left:", rest.split("\n"))
print(repr(sys.stdin.readline()), repr(sys.stdin.read()))
try:
    input("more? ")
except EOFError as e:
    print()
    print("EOFError:", e)
sys.stdout.write("written\n")
print("to a file", file=sys.stdout, flush=True)
