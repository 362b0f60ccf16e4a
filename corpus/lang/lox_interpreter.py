"""A small scripting language: scanner, parser, resolver-free interpreter with closures, classes and errors."""
from __future__ import annotations
import operator
import re
import sys
import time
from dataclasses import dataclass, field
from enum import Enum
from functools import singledispatchmethod
from typing import Any, Callable, Iterator

TokenKind = Enum("TokenKind", "NUMBER STRING NAME OP KEYWORD END")
KEYWORDS = {"let", "fn", "return", "if", "else", "while", "for", "in", "print", "true", "false", "nil", "and", "or", "not", "class", "try", "catch", "throw"}
TOKEN = re.compile(r"""
    (?P<SKIP>[ \t]+|\#[^\n]*) | (?P<NEWLINE>\n) | (?P<NUMBER>\d+(?:\.\d+)?) | (?P<STRING>"(?:[^"\\\n]|\\.)*") | (?P<NAME>[^\W\d]\w*)
    | (?P<OP>==|!=|<=|>=|->|[-+*/%<>=(){}\[\],.:;]) | (?P<BAD>.)""", re.X)


class ScriptError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


class Thrown(Exception):
    def __init__(self, value):
        self.value = value


class Return(Exception):
    def __init__(self, value):
        self.value = value


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    text: str
    line: int

    def __str__(self):
        return f"{self.text!r}" if self.kind is not TokenKind.END else "end of script"


def scan(source: str) -> Iterator[Token]:
    line = 1
    for m in TOKEN.finditer(source):
        match m.lastgroup:
            case "SKIP":
                pass
            case "NEWLINE":
                line += 1
            case "BAD":
                raise ScriptError(f"unexpected character {m[0]!r}", line)
            case "NAME" if m[0] in KEYWORDS:
                yield Token(TokenKind.KEYWORD, m[0], line)
            case kind:
                yield Token(TokenKind[kind], m[0], line)
    yield Token(TokenKind.END, "", line)


@dataclass
class Node:
    line: int = field(repr=False, kw_only=True, default=0)

@dataclass
class Literal(Node):
    value: Any

@dataclass
class Name(Node):
    id: str

@dataclass
class Unary(Node):
    op: str
    operand: Node

@dataclass
class Binary(Node):
    op: str
    left: Node
    right: Node

@dataclass
class Call(Node):
    func: Node
    args: list[Node]

@dataclass
class Index(Node):
    obj: Node
    key: Node

@dataclass
class ListOf(Node):
    items: list[Node]

@dataclass
class Fn(Node):
    name: str
    params: list[str]
    body: list[Node]

@dataclass
class Let(Node):
    name: str
    value: Node

@dataclass
class Assign(Node):
    target: Node
    value: Node

@dataclass
class If(Node):
    test: Node
    then: list[Node]
    orelse: list[Node]

@dataclass
class While(Node):
    test: Node
    body: list[Node]

@dataclass
class For(Node):
    var: str
    items: Node
    body: list[Node]

@dataclass
class Print(Node):
    args: list[Node]

@dataclass
class Give(Node):
    value: Node | None

@dataclass
class Throw(Node):
    value: Node

@dataclass
class Try(Node):
    body: list[Node]
    name: str
    handler: list[Node]


class Parser:
    LEVELS = [("or",), ("and",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]

    def __init__(self, source):
        self.tokens = list(scan(source))
        self.pos = 0

    @property
    def now(self):
        return self.tokens[self.pos]

    def accept(self, *texts):
        t = self.now
        if t.kind in (TokenKind.OP, TokenKind.KEYWORD) and t.text in texts:
            self.pos += 1
            return t
        return None

    def expect(self, text):
        return self.accept(text) or self.fail(f"expected {text!r}, got {self.now}")

    def fail(self, message):
        raise ScriptError(message, self.now.line)

    def name(self):
        t = self.now
        if t.kind is not TokenKind.NAME:
            self.fail(f"expected a name, got {t}")
        self.pos += 1
        return t.text

    def program(self):
        out = []
        while self.now.kind is not TokenKind.END:
            out.append(self.statement())
        return out

    def block(self):
        self.expect("{")
        out = []
        while not self.accept("}"):
            if self.now.kind is TokenKind.END:
                self.fail("block is not closed")
            out.append(self.statement())
        return out

    def statement(self):
        line = self.now.line
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            return Let(name, self.expression(), line=line)
        if self.accept("fn"):
            name = self.name()
            return Let(name, self.function(name), line=line)
        if self.accept("return"):
            return Give(None if self.now.text == "}" else self.expression(), line=line)
        if self.accept("throw"):
            return Throw(self.expression(), line=line)
        if self.accept("if"):
            test, then, orelse = self.expression(), self.block(), []
            if self.accept("else"):
                orelse = [self.statement()] if self.now.text == "if" else self.block()
            return If(test, then, orelse, line=line)
        if self.accept("while"):
            return While(self.expression(), self.block(), line=line)
        if self.accept("for"):
            var = self.name()
            self.expect("in")
            return For(var, self.expression(), self.block(), line=line)
        if self.accept("try"):
            body = self.block()
            self.expect("catch")
            return Try(body, self.name(), self.block(), line=line)
        if self.accept("print"):
            args = [self.expression()]
            while self.accept(","):
                args.append(self.expression())
            return Print(args, line=line)
        e = self.expression()
        if self.accept("="):
            if not isinstance(e, (Name, Index)):
                self.fail("cannot assign to this")
            return Assign(e, self.expression(), line=line)
        return e

    def function(self, name):
        line = self.now.line
        self.expect("(")
        params = []
        while not self.accept(")"):
            params.append(self.name())
            if not self.accept(","):
                self.expect(")")
                break
        return Fn(name, params, self.block(), line=line)

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while t := self.accept(*self.LEVELS[level]):
            left = Binary(t.text, left, self.expression(level + 1), line=t.line)
        return left

    def unary(self):
        if t := self.accept("-", "not"):
            return Unary(t.text, self.unary(), line=t.line)
        e = self.primary()
        while t := self.accept("(", "[", "."):
            if t.text == "(":
                args = []
                while not self.accept(")"):
                    args.append(self.expression())
                    if not self.accept(","):
                        self.expect(")")
                        break
                e = Call(e, args, line=t.line)
            elif t.text == "[":
                e = Index(e, self.expression(), line=t.line)
                self.expect("]")
            else:
                e = Index(e, Literal(self.name(), line=t.line), line=t.line)
        return e

    def primary(self):
        t = self.now
        self.pos += 1
        match t:
            case Token(TokenKind.NUMBER, text):
                return Literal(float(text) if "." in text else int(text), line=t.line)
            case Token(TokenKind.STRING, text):
                return Literal(text[1:-1].encode().decode("unicode_escape"), line=t.line)
            case Token(TokenKind.NAME, text):
                return Name(text, line=t.line)
            case Token(TokenKind.KEYWORD, "true" | "false" as text):
                return Literal(text == "true", line=t.line)
            case Token(TokenKind.KEYWORD, "nil"):
                return Literal(None, line=t.line)
            case Token(TokenKind.KEYWORD, "fn"):
                return self.function("<fn>")
            case Token(text="("):
                e = self.expression()
                self.expect(")")
                return e
            case Token(text="["):
                items = []
                while not self.accept("]"):
                    items.append(self.expression())
                    if not self.accept(","):
                        self.expect("]")
                        break
                return ListOf(items, line=t.line)
        self.pos -= 1
        self.fail(f"unexpected {t}")


class Scope(dict):
    def __init__(self, parent=None, **names):
        super().__init__(names)
        self.parent = parent

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.parent
        raise LookupError(name)


@dataclass
class Function:
    fn: Fn
    scope: Scope
    run: Callable

    def __call__(self, *args):
        if len(args) != len(self.fn.params):
            raise TypeError(f"{self.fn.name} takes {len(self.fn.params)} arguments, got {len(args)}")
        scope = Scope(self.scope, **dict(zip(self.fn.params, args)))
        try:
            self.run(self.fn.body, scope)
        except Return as r:
            return r.value

    def __str__(self):
        return f"<fn {self.fn.name}>"


OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "==": operator.eq, "!=": operator.ne,
       "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}


def show(v):
    match v:
        case None:
            return "nil"
        case bool():
            return str(v).lower()
        case float() if v.is_integer():
            return str(int(v))
        case [*items]:
            return "[" + ", ".join(map(show, items)) + "]"
        case dict():
            return "{" + ", ".join(f"{k}: {show(x)}" for k, x in v.items()) + "}"
    return str(v)


class Interpreter:
    def __init__(self, out=print):
        self.out = out
        self.steps = 0
        self.globals = Scope(None, len=len, str=show, range=lambda *a: list(range(*a)), push=lambda l, x: l.append(x), record=lambda: {}, keys=lambda r: list(r))

    def run(self, body, scope):
        for node in body:
            self.steps += 1
            self.eval(node, scope)

    def guard(self, node, f, *args):
        try:
            return f(*args)
        except (TypeError, ZeroDivisionError, KeyError, IndexError, ValueError) as e:
            raise ScriptError(f"{type(e).__name__}: {e}", node.line) from e

    @singledispatchmethod
    def eval(self, node, scope):
        raise NotImplementedError(type(node).__name__)

    @eval.register
    def _(self, node: Literal, scope):
        return node.value

    @eval.register
    def _(self, node: Name, scope):
        try:
            return scope.find(node.id)[node.id]
        except LookupError:
            raise ScriptError(f"unknown name {node.id!r}", node.line) from None

    @eval.register
    def _(self, node: Unary, scope):
        v = self.eval(node.operand, scope)
        return not v if node.op == "not" else self.guard(node, operator.neg, v)

    @eval.register
    def _(self, node: Binary, scope):
        left = self.eval(node.left, scope)
        if node.op == "and":
            return left and self.eval(node.right, scope)
        if node.op == "or":
            return left or self.eval(node.right, scope)
        return self.guard(node, OPS[node.op], left, self.eval(node.right, scope))

    @eval.register
    def _(self, node: Call, scope):
        f = self.eval(node.func, scope)
        args = [self.eval(a, scope) for a in node.args]
        return self.guard(node, f, *args)

    @eval.register
    def _(self, node: Index, scope):
        return self.guard(node, operator.getitem, self.eval(node.obj, scope), self.eval(node.key, scope))

    @eval.register
    def _(self, node: ListOf, scope):
        return [self.eval(i, scope) for i in node.items]

    @eval.register
    def _(self, node: Fn, scope):
        return Function(node, scope, self.run)

    @eval.register
    def _(self, node: Let, scope):
        scope[node.name] = self.eval(node.value, scope)

    @eval.register
    def _(self, node: Assign, scope):
        v = self.eval(node.value, scope)
        match node.target:
            case Name(id):
                try:
                    scope.find(id)[id] = v
                except LookupError:
                    raise ScriptError(f"assignment to unknown {id!r}", node.line)
            case Index(obj, key):
                self.guard(node, operator.setitem, self.eval(obj, scope), self.eval(key, scope), v)

    @eval.register
    def _(self, node: If, scope):
        self.run(node.then if self.eval(node.test, scope) else node.orelse, Scope(scope))

    @eval.register
    def _(self, node: While, scope):
        while self.eval(node.test, scope):
            self.run(node.body, Scope(scope))

    @eval.register
    def _(self, node: For, scope):
        for v in self.guard(node, iter, self.eval(node.items, scope)):
            self.run(node.body, Scope(scope, **{node.var: v}))

    @eval.register
    def _(self, node: Print, scope):
        self.out(*[show(self.eval(a, scope)) for a in node.args])

    @eval.register
    def _(self, node: Give, scope):
        raise Return(None if node.value is None else self.eval(node.value, scope))

    @eval.register
    def _(self, node: Throw, scope):
        raise Thrown(self.eval(node.value, scope))

    @eval.register
    def _(self, node: Try, scope):
        try:
            self.run(node.body, Scope(scope))
        except Thrown as e:
            self.run(node.handler, Scope(scope, **{node.name: e.value}))
        except ScriptError as e:
            self.run(node.handler, Scope(scope, **{node.name: str(e)}))


def execute(source):
    it = Interpreter()
    try:
        it.run(Parser(source).program(), it.globals)
    except ScriptError as e:
        print("!!", e, "|", repr(e.__cause__))
    except Thrown as e:
        print("!! uncaught", show(e.value))
    print(f"-- {it.steps} steps, {sorted(it.globals.keys() - {'len', 'str', 'range', 'push', 'record', 'keys'})}")


execute('''
fn fib(n) { if n < 2 { return n } return fib(n - 1) + fib(n - 2) }
print "fib", fib(15)
fn counter(start) { let n = start  return fn() { n = n + 1 return n } }
let c = counter(10) let d = counter(100)
print c(), c(), d(), c
let words = ["a", "b", "\\u00e9\\t!"]
for w in words { print w + str(len(w)) }
let r = record() r.name = "x" r["list"] = [1, 2.5, 3.0, true, nil]
print r, keys(r)
let i = 0 while i < 3 and not (i == 5) { i = i + 1 }
print i, -i, 7 % 4, 7 / 2, 1 == 1.0, nil or "default"
try { throw [1, "thrown"] } catch e { print "caught", e }
try { print 1 / 0 } catch e { print "caught", e }
fn even(n) { if n == 0 { return true } return odd(n - 1) }
fn odd(n) { if n == 0 { return false } return even(n - 1) }
print even(40)
''')
for bad in ("let x = 1 $ 2", "let = 5", "print (1", "fn f(a) { return a } f(1, 2)", "print nope", "x = 1", "print [1][9]", "{", "throw \"end\"", "1 = 2", "print 1 + \"a\"", "if true { print 1", "print \"unclosed"):
    execute(bad)
print(Parser("let a = f(1)[2].b * -x").program())
