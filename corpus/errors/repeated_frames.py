"""A deep traceback: repeated frames are folded."""


class Walker:
    def __init__(self, depth):
        self.depth = depth

    def walk(self, n=0):
        if n == self.depth:
            raise IndexError(f"too deep: {n}")
        self.walk(n + 1)


def bounce(n):
    if n:
        return back(n - 1)
    return [][n]


def back(n):
    return bounce(n)


try:
    bounce(3)
except IndexError as e:
    print(e)
print("now deeper")
Walker(12).walk()
