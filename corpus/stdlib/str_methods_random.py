"""str methods on random text, as one digest and some samples."""
import random, hashlib, sys
r = random.Random(3)
alpha = ["a", "B", "z", "Z", " ", "\t", "\n", "\x1c", "\x85", "\xa0", "é", "É", "ß", "\u3000", "😀", "0", "@", "[", "`", "{", "ab", ",", "", "\x00", "\x7f"]
out = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3000):
    s = "".join(r.choice(alpha) for _ in range(r.randrange(12)))
    sep = r.choice([None, ",", "a", "aa", "ab", "é", " "])
    k = r.choice([-1, -1, 0, 1, 2])
    out.append(repr((s, s.split(sep), s.split(sep, k), s.rsplit(sep, k), s.strip(), s.lstrip(), s.rstrip(), s.strip("a "), s.lower(), s.upper(),
                     len(s.lower()), s.startswith(("a", "B")), s.endswith("z", 1), s.find("a", 2), s.count("a"), s.replace("a", "xx", k),
                     s.center(9, "*"), s.ljust(7), s.rjust(7), s.encode(), s.splitlines())))
print(hashlib.md5("\n".join(out).encode()).hexdigest(), *out[::150], sep="\n")
