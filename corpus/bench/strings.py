"""Text: building, splitting, formatting, searching, translating, encoding."""
import sys
import time

TEXT = """It is a truth that every programmer meets, one day, a text that has to be taken apart
and put together again; that day comes sooner than expected, and it comes again."""


def report(rows):
    lines = []
    for i in range(rows):
        name = f"item-{i % 100:03d}"
        lines.append(f"{name:<12}|{i * 1.25:>12.2f}|{i:>8,}|{'yes' if i % 3 else 'no':^5}")
    return "\n".join(lines)


def parse(text):
    total = 0.0
    names = {}
    for line in text.splitlines():
        name, price, count, flag = (part.strip() for part in line.split("|"))
        names[name] = names.get(name, 0) + (flag == "yes")
        total += float(price) + int(count.replace(",", ""))
    return total, sum(names.values())


def caesar(text, shift):
    out = []
    for c in text:
        if c.islower():
            c = chr((ord(c) - 97 + shift) % 26 + 97)
        elif c.isupper():
            c = chr((ord(c) - 65 + shift) % 26 + 65)
        out.append(c)
    return "".join(out)


def palindromes(text):
    words = text.lower().replace(",", " ").replace(";", " ").replace(".", " ").split()
    return [w for w in words if len(w) > 1 and w == w[::-1]]


def concatenate(n):
    s = ""
    for i in range(n):
        s += str(i % 10)
    return s


def main(size=30_000):
    start = time.perf_counter()
    text = report(size)
    total, count = parse(text)
    secret = TEXT
    for shift in range(1, max(2, size // 300)):
        secret = caesar(secret, shift)
    found = sum(len(palindromes(TEXT + " level noon")) for _ in range(size // 100))
    digits = concatenate(size)
    data = text.encode()
    elapsed = time.perf_counter() - start
    print("strings", size, f"{total:.2f}", count, secret[:20], found, digits.count("7"), len(data), data.decode() == text)
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
