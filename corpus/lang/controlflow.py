"""while/for with else, break and continue through try, chained comparison, conditional expressions."""

log = []


def note(label, value):
    log.append(label)
    return value


def first_factor(n):
    for d in range(2, n):
        if d * d > n:
            continue
        if n % d == 0:
            break
    else:
        return None
    return d


def countdown(n, stop):
    out = []
    while n > 0:
        n -= 1
        if n == stop:
            break
        if n % 2:
            continue
        out.append(n)
    else:
        out.append("finished")
    return out


def nested(limit):
    found = []
    for i in range(limit):
        for j in range(limit):
            if i * j == 6:
                found.append((i, j))
                break
            try:
                if j > 3:
                    continue
                if i > 4:
                    break
            finally:
                if i == 2 and j == 3:
                    found.append("finally")
        else:
            found.append(f"row {i}")
            continue
        if i == 5:
            break
    else:
        found.append("all")
    return found


def early():
    for i in range(3):
        while True:
            try:
                if i == 1:
                    return "returned %d" % i
                break
            finally:
                log.append("f%d" % i)


print([first_factor(n) for n in (2, 9, 13, 49, 91)])
print(countdown(7, 3), countdown(5, -1), countdown(0, 0))
print(nested(4))
print(nested(7))
print(early(), log)

log.clear()
print(note("a", 1) < note("b", 5) < note("c", 3) < note("d", 9), log)
log.clear()
print(note("a", 0) and note("b", 1), note("c", "") or note("d", "x"), not note("e", []), log)
log.clear()
print(note("yes", 1) if note("cond", 0) else note("no", 2), log)
log.clear()
x = [note("v", 1), note("w", 2)][note("i", 0)] + note("k", 10) * note("m", 3)
print(x, log)
log.clear()
{note("key", "k"): note("val", 1)}.get(note("arg", "k"))
target = {}
target[note("sub", 1)] = note("rhs", 2)
print(log, target)

n = 5
n += 1; n -= 2; n *= 3; n //= 2; n **= 2; n %= 7; n <<= 3; n |= 1; n ^= 3; n &= 0xFE; n >>= 1
print(n)
f = 7
f /= 2
print(f)
lst = [1, 2]
alias = lst
lst += (3,)
lst *= 2
print(alias, lst is alias)
tup = (1,)
other = tup
tup += (2,)
print(tup, other)
counts = [0] * 3
i = 0
for counts[i] in (7, 8, 9):
    i = min(i + 1, 2)
print(counts)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
while (line := "x" * i) and i > 0:
    i -= 1
    print(line, end=" ")
print("done", 0 < 1 == True, (1 < 2) == True, 1 in [1] == True, n is not None)
if not n: pass
elif n > 1000: print("large")
elif n: print("small", n)
else: print("zero")
assert n, "not shown"
for _ in range(0): print("never")
else: print("for else")
print([i for i in range(3)], i, "{}".format(...) if ... else 0)
