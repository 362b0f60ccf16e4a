"""Warnings that the runtime and the library give of old ways to call them; the main module's are shown."""

import re
from datetime import datetime


def ticks():
    try:
        while True:
            yield
    except OSError as e:
        print("stopped:", e)


print(datetime.utcfromtimestamp(0))
now = datetime.utcnow()
print(re.sub("a", "o", "banana", 2))
print(re.split(",", "a,b,c", 1))
print(re.sub("a", "o", "banana", count=2, flags=re.I))
t = ticks()
next(t)
try:
    t.throw(OSError, "by class and value")
except StopIteration:
    pass


class Meters:
    def __float__(self):
        class Exact(float):
            pass
        return Exact(2.5)


print(float(Meters()))
for wrong in (lambda: re.split(",", "a", 1, maxsplit=1), lambda: re.sub("a", "b", "c", 1, 2, 3), lambda: now.strftime(5)):
    try:
        wrong()
    except TypeError as e:
        print(e)
