"""A calculator: tokenizer, precedence climbing, syntax tree of classes, variables and functions."""
import math


class CalcError(Exception):
    pass


class Node:
    def evaluate(self, env):
        raise NotImplementedError


class Number(Node):
    def __init__(self, value):
        self.value = value

    def evaluate(self, env):
        return self.value

    def __str__(self):
        return f"{self.value:g}"


class Name(Node):
    def __init__(self, name):
        self.name = name

    def evaluate(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise CalcError(f"unknown name {self.name!r}") from None

    def __str__(self):
        return self.name


class Binary(Node):
    OPERATORS = {
        "+": (1, lambda a, b: a + b), "-": (1, lambda a, b: a - b),
        "*": (2, lambda a, b: a * b), "/": (2, lambda a, b: a / b), "%": (2, lambda a, b: a % b),
        "^": (3, lambda a, b: a ** b),
    }

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right

    def evaluate(self, env):
        try:
            return self.OPERATORS[self.op][1](self.left.evaluate(env), self.right.evaluate(env))
        except ZeroDivisionError as e:
            raise CalcError(f"{self}: {e}") from e

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


class Call(Node):
    def __init__(self, name, args):
        self.name, self.args = name, args

    def evaluate(self, env):
        func = Name(self.name).evaluate(env)
        try:
            return func(*(arg.evaluate(env) for arg in self.args))
        except TypeError:
            raise CalcError(f"{self.name}: wrong number of arguments: {len(self.args)}")

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.args))})"


def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        start = i
        i += 1
        if c.isspace():
            continue
        if c.isdigit() or c == ".":
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            yield "number", float(text[start:i])
        elif c.isalpha():
            while i < len(text) and text[i].isalnum():
                i += 1
            yield "name", text[start:i]
        elif c in "+-*/%^(),=":
            yield c, c
        else:
            raise CalcError(f"unexpected {c!r} at {start}")
    yield "end", None


class Parser:
    def __init__(self, text):
        self.tokens = list(tokenize(text))

    def take(self, kind):
        if self.tokens[0][0] != kind:
            raise CalcError(f"expected {kind}, got {self.tokens[0][1] or 'end'}")
        return self.tokens.pop(0)[1]

    def expression(self, minimum=1):
        left = self.atom()
        while (op := self.tokens[0][0]) in Binary.OPERATORS and (level := Binary.OPERATORS[op][0]) >= minimum:
            self.take(op)
            left = Binary(op, left, self.expression(level if op == "^" else level + 1))
        return left

    def atom(self):
        match self.tokens[0]:
            case ("number", value):
                self.take("number")
                return Number(value)
            case ("name", name):
                self.take("name")
                if self.tokens[0][0] != "(":
                    return Name(name)
                self.take("(")
                args = []
                while self.tokens[0][0] != ")":
                    args.append(self.expression())
                    if self.tokens[0][0] != ")":
                        self.take(",")
                self.take(")")
                return Call(name, args)
            case ("-", _):
                self.take("-")
                return Binary("-", Number(0), self.expression(2))
        self.take("(")
        inside = self.expression()
        self.take(")")
        return inside


env = {"pi": math.pi, "sqrt": math.sqrt, "max": max, "x": 3.0}
for line in ("1 + 2 * 3", "2 ^ 3 ^ 2", "(1 + 2) * -x", "10 - 4 - 3", "max(1, x, 2) % 2", "sqrt(16) / 3", "y + 1", "1 / (x - 3)",
             "2 * ", "(1", "3 $ 4", "sqrt(1, 2)", "round(pi * 100)", "1.5.2"):
    try:
        parser = Parser(line)
        tree = parser.expression()
        parser.take("end")
        print(f"{line:18} {tree} = {tree.evaluate(env):.6g}")
    except CalcError as e:
        print(f"{line:18} CalcError: {e}")
    except ValueError as e:
        print(f"{line:18} ValueError: {e}")
