"""Which part of an expression the carets underline; the last error spans several lines."""
import traceback


class Thing:
    def __init__(self, value):
        self.value = value
        self.items = [1, 2]
        self.nothing = None


def show(action):
    try:
        action()
    except Exception as e:
        entry, message = traceback.format_exception(e)[-2:]
        print(entry.partition("\", ")[2] + message, end="")


thing = Thing(5)
ünïcode = {"k": None}
show(lambda: thing.value + thing.items)
show(lambda: thing.items[5] + 1)
show(lambda: thing.nothing.attribute)
show(lambda: thing.value(1, 2))
show(lambda: (thing.value * 2) / (thing.value - 5))
show(lambda: thing.items[0] < thing.nothing)
show(lambda: -thing.items)
show(lambda: len(thing.value) + len("abc"))
show(lambda: [x for x in thing.value])
show(lambda: f"{thing.value:d} {thing.items:d}")
show(lambda: ünïcode["k"]["한글"] + 1)
show(lambda: print("a", *thing.value))
show(lambda: thing.value if thing.missing else None)
show(lambda: {**thing.items})
show(lambda: thing.items[1:"x"])


def combine(a, b, c):
    return (
        a.value
        + b.items
        + c.value
    )


result = combine(
    thing,
    Thing(1),
    Thing(2),
)
