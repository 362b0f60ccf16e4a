"""match: literals, captures, sequences, mappings, classes, guards, or-patterns."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Color:
    RED = "red"
    BLUE = "blue"


def describe(value):
    match value:
        case None | True | False:
            return f"constant {value}"
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case int(n) if n > 1000:
            return f"big {n}"
        case int() | float():
            return f"number {value}"
        case "":
            return "empty string"
        case Color.RED | Color.BLUE as color:
            return f"color {color}"
        case str(s):
            return f"string {s!r}"
        case []:
            return "empty list"
        case [x]:
            return f"one {x}"
        case [Point(x=0, y=0), *_]:
            return "starts at origin"
        case [first, *middle, last] if first == last:
            return f"ring of {first} around {middle}"
        case (first, second):
            return f"pair {first}, {second}"
        case [first, *rest]:
            return f"{first} and {len(rest)} more"
        case {"type": "circle", "radius": r}:
            return f"circle {r}"
        case {"type": kind, **rest} if rest:
            return f"{kind} with {sorted(rest)}"
        case {}:
            return "mapping"
        case Point(0, y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px):
            return f"point {px}"
        case _:
            return f"something {type(value).__name__}"


def run(commands):
    stack = []
    for command in commands:
        match command.split():
            case ["push", *numbers]:
                stack.extend(map(int, numbers))
            case ["add" | "mul" as op]:
                b, a = stack.pop(), stack.pop()
                stack.append(a + b if op == "add" else a * b)
            case ["dup", ("all" | "top") as what]:
                stack += stack if what == "all" else stack[-1:]
            case ["quit"]:
                break
            case [name, *args]:
                print("unknown", name, args)
    return stack


def nested(tree):
    match tree:
        case (left, ("+" | "-") as op, right):
            a, b = nested(left), nested(right)
            return a + b if op == "+" else a - b
        case int():
            return tree


values = [None, True, 0, -1, 5000, 3.5, 12, "", "red", "text", [], [1], (1, 2), [1, 2, 1], [1, 2, 3],
          [Point(0, 0), 1, 2], {"type": "circle", "radius": 3}, {"type": "box", "w": 1}, {"a": 1}, {"type": "dot"},
          Point(0, 5), Point(2, 2), Point(3, 4), {1, 2}, range(2), b"ab"]
for value in values:
    print(describe(value))
print(run(["push 2 3", "add", "dup top", "mul", "jump 5 now", "quit", "push 1"]))
print(nested(((1, "+", 2), "-", (10, "+", (3, "-", 4)))), nested("x"))
