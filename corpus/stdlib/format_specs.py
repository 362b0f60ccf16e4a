"""Random format specifications for values of all kinds, as one digest and some samples."""
import random, sys
sys.setrecursionlimit(10000)
rnd = random.Random(7)
vals = [0, 5, -5, 123456, -99, 2**62, -2**62, 10**20, True, 0.0, -0.0, 1.5, -2.25, 1e10, 1e15, 1e16, 3.14159, -0.004, 0.5, 1.5, 2.5, 1/3, float("inf"), float("nan"), "", "a", "héé", "hello", "x"*50, "-5"]
bad = good = 0
out = []
for _ in range(3000):
    spec = rnd.choice(["", "<", ">", "^", "=", "0", "*<"]) + rnd.choice(["", "0", "5", "12", "40", "41", "3", "08"]) + rnd.choice(["", ".0", ".2", ".", ".10", ".41"]) + rnd.choice(["", "d", "x", "f", "s", "e", "%", ",", "fx"])
    v = rnd.choice(vals)
    try:
        r = f"{v:{spec}}"
    except Exception as e:
        r = type(e).__name__ + str(e)
    out.append(f"{v!r} {spec} {r}")
import hashlib
print(hashlib.md5("\n".join(out).encode()).hexdigest())
print(*out[::100], sep="\n")
