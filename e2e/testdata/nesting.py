"""Random programs: nested control flow in functions, generators, coroutines, async generators, class bodies and modules.

nesting.py DIR FIRST COUNT writes a program for each seed. A program calls each of its functions several times; what a call does follows from
decisions that depend on a seed and in the end are always no, so that every call ends. Programs trace what they do, and print every traceback.
"""

import random
import sys
import warnings

HEADER = '''\
import builtins
import sys
import traceback
import types

class E1(Exception): pass
class E2(E1): pass
class E3(Exception): pass

G0, G1 = 0, 1
budget = 0
state = 1
lines = 0

def start(seed):
    global budget, state, lines, G0, G1
    budget, state, lines, G0, G1 = 60, seed, 0, 0, 1
    builtins.range = real_range
    for name in ("range", "enumerate", "len"):
        globals().pop(name, None)

real_range = range

def backwards(*args):
    if sys._getframe(1).f_globals is not globals():
        return real_range(*args)
    t("range", *args)
    return [*real_range(*args)][::-1]

def c(n=2):
    """Takes the next decision; in the end it is always no."""
    global budget, state
    if budget <= 0:
        return 0
    budget -= 1
    state = (state * 1103515245 + 12345) % 2147483648
    return (state >> 16) % n

def t(*what):
    global lines
    lines += 1
    if lines < 80:
        print("  ", *[show(w) for w in what])
    return what[-1]

def show(v):
    if isinstance(v, BaseExceptionGroup):
        return f"{type(v).__name__}({v.message}, {[*map(show, v.exceptions)]})"
    if isinstance(v, BaseException):
        context = f" in {type(v.__context__).__name__}" if v.__context__ else ""
        return f"{type(v).__name__}({', '.join(map(str, v.args))}){context}"
    return v if isinstance(v, str) else repr(v)

class cm:
    def __init__(self, n): self.n = n
    def __enter__(self):
        t("enter", self.n)
        if not c(8): raise E3("enter", self.n)
        return self.n
    def __exit__(self, kind, e, tb):
        t("exit", self.n, kind and kind.__name__, e)
        if not c(9): raise E2("exit", self.n)
        return c()

class acm(cm):
    async def __aenter__(self):
        if c(): await hop("aenter", self.n)
        return self.__enter__()
    async def __aexit__(self, kind, e, tb):
        if c(): await hop("aexit", self.n)
        return self.__exit__(kind, e, tb)

@types.coroutine
def hop(*what):
    got = yield what
    return got

async def sub(n):
    if c(): await hop("sub", n)
    if not c(5): raise E1("sub", n)
    return n

def gen(n):
    for i in range(n % 4):
        got = yield i
        if got: t("gen got", got)
    if not c(7): raise E2("gen", n)
    return n

async def agen(n):
    for i in range(n % 4):
        if c(): await hop("agen", n, i)
        yield i
    if not c(7): raise E2("agen", n)

def f(a, b=2, *rest, k=3, **more):
    return (a, b, rest, k, sorted(more))

def fails(n):
    if c(): raise E1("fails", n)
    return n

def failed():
    print("".join(traceback.format_exc(limit=6)), end="")

def drive(step, *ends):
    """Steps a generator by what the decisions say."""
    for i in range(12):
        try:
            match c(7) if i else 1:
                case 0: got = ends[0](E1("thrown", i))
                case 2: got = step("sent")
                case 3 if not c(3): got = ends[0](GeneratorExit())
                case 4 if not c(3): got = ends[1]()
                case _: got = step(None)
            t("gave", got)
        except StopIteration as e:
            return t("returned", e.value)
        except BaseException:
            return failed()

def close(obj):
    for _ in range(40):
        try:
            obj.close()
            return
        except BaseException as e:
            t("close", e)

def awaited(make):
    def step(*args):
        coro = make(*args)
        try:
            while True:
                t("awaits", coro.send(None))
        except StopIteration as e:
            return e.value
    return step

def run_plain(func, *args):
    try:
        t("result", func(*args))
    except BaseException:
        failed()

def run_gen(func, *args):
    g = func(*args)
    drive(g.send, g.throw, g.close)
    close(g)

def run_async(func, *args):
    run_gen(func, *args)

def run_agen(func, *args):
    g = func(*args)
    try:
        drive(awaited(g.asend), awaited(g.athrow), awaited(g.aclose))
    finally:
        try:
            awaited(g.aclose)()
        except BaseException as e:
            t("aclose", e)
        for _ in range(40):
            try:
                awaited(g.__anext__)()
            except StopAsyncIteration:
                return
            except BaseException as e:
                t("ends", e)

'''

LOCALS = ["a", "b", "x", "y"]


class Body:
    """Writes the body of one function, class or module."""

    def __init__(self, rand, kind, out, number, params=()):
        self.r, self.kind, self.out, self.number = rand, kind, out, number
        self.n = 0
        self.size = rand.choice([6, 12, 25, 45, 60])
        self.calm = rand.random() < 0.7  # few expressions fail
        self.names = LOCALS + list(params)
        self.loop = 0  # how many loops are around
        self.star = False  # in except*
        self.handlers = []  # the names of the exceptions that are being handled
        self.indent = 0

    def line(self, text):
        self.out.append("    " * self.indent + text)

    def id(self):
        self.n += 1
        return f"{self.number}{self.n:02}"

    def chance(self, p):
        return self.r.random() < p

    # Expressions.

    def name(self):
        return self.r.choice(self.names + self.handlers * 2 + ["G0", "G1"] * (not self.r.randrange(4)))

    def target(self):
        return self.r.choice(self.names)

    def can_await(self):
        return self.kind in ("async", "agen")

    def can_yield(self):
        return self.kind in ("gen", "agen")

    def expr(self, depth=2):
        pick = self.r.random()
        if depth == 0 or pick < 0.3:
            return self.r.choice([str(self.r.randrange(5)), repr(self.r.choice(["s", "u"])), self.name(), self.name(), "c(3)", "None"])
        e = lambda: self.expr(depth - 1)
        if self.calm and pick < 0.9:
            calm = ["c(3)", "c(3)", f"c({self.r.randrange(2, 5)}) + 1", f"(c(), {self.r.randrange(3)})", "[c(3), 2]", "sys.exception()", f"t({self.id()}, c(3))", f"fails({self.id()})", "f(c(), k=c())", "(c() and c(3) or None)"]
            if self.can_await():
                calm += ["(await sub(c(3)))", f"(await hop({self.id()}))"] * 2
            if self.can_yield():
                calm += [f"(yield {self.id()})"] * 3
            return self.r.choice(calm)
        choices = [
            lambda: f"({e()} + {e()})",
            lambda: f"({e()} < {e()} < {e()})",
            lambda: f"({e()} or {e()})",
            lambda: f"({e()} if c() else {e()})",
            lambda: f"[{e()}, {e()}]",
            lambda: f"({e()}, *[{e()}])",
            lambda: f"[{e()} for i in range({self.r.randrange(4)})]",
            lambda: f"[i for i in range({e()}) if i]",
            lambda: f"{{i: {e()} for i, _ in enumerate([{e()}])}}",
            lambda: f"list({e()} for i in (1, 2))",
            lambda: f"f({e()}, k={e()})",
            lambda: f"f(*[{e()}, {e()}], **{{'z': {e()}}})",
            lambda: f"fails({e()})",
            lambda: f"t({self.id()}, {e()})",
            lambda: f"(lambda q={e()}: (q, {self.name()}))()",
            lambda: f"f'{{{self.name()}!r:>3}}'",
            lambda: f"{e()}[{e()}]",
            lambda: f"{self.name()}.real",
            lambda: f"int({e()})",
            lambda: "sys.exception()",
            lambda: f"(1 // {e()})",
            lambda: f"not {e()}",
            lambda: f"-{self.name()}",
            lambda: f"f(\n{'    ' * (self.indent + 1)}{e()},\n{'    ' * (self.indent + 1)}{e()})",
        ]
        if self.kind != "class":
            choices += [lambda: f"({self.target()} := {e()})"] * 2
        if self.can_await():
            choices += [lambda: f"(await sub({self.r.randrange(9)}))", lambda: f"(await hop({self.id()}))"] * 3
            choices += [
                lambda: f"[{e()} async for i in agen({self.r.randrange(9)})]",
                lambda: f"[await sub(i) for i in range({self.r.randrange(4)})]",
                lambda: f"[i for i in range(3) if await sub(i)]",
                lambda: f"{{i: [j async for j in agen(i)] for i in range(2)}}",
                lambda: f"[x async for x in (await sub(i) for i in [0, 1])]",
            ]
        if self.can_yield():
            choices += [lambda: f"(yield {e()})"] * 4
        if self.kind == "gen":
            choices += [lambda: f"(yield from gen({self.r.randrange(9)}))"] * 2
        return self.r.choice(choices)()

    def safe(self, text):
        """Whether text may be a default value."""
        return not any(word in text for word in ("yield", "await", "async", ":="))

    # Statements.

    def block(self, depth, most=3):
        self.indent += 1
        for _ in range(self.r.randint(1, most)):
            if self.size <= 0 or not self.statement(depth):
                break
        if self.out[-1].rstrip().endswith(":") and not self.out[-1].rstrip().endswith("pass"):
            self.line(f"t({self.id()})")
        self.indent -= 1

    def statement(self, depth):
        """Writes a statement; false if it leaves the block."""
        self.size -= 1
        simple = ["trace"] * 4 + ["assign"] * 5 + ["del_", "aug", "unpack", "raise_", "leave", "leave", "leave", "assert_", "global_use", "error", "expr_"]
        nested = ["if_"] * 4 + ["try_"] * 8 + ["for_"] * 4 + ["while_"] * 3 + ["with_"] * 3 + ["match_"] * 2 + ["def_"] * 2 + ["class_", "lambdas"]
        if self.can_await():
            simple += ["await_"] * 4
            nested += ["async_for", "async_with", "async_with"]
        if self.can_yield():
            simple += ["yield_"] * 4
        if self.kind == "gen":
            simple += ["yield_from"] * 2
        if depth > 0 and self.chance(0.55):
            return getattr(self, self.r.choice(nested))(depth - 1) is not False
        return getattr(self, self.r.choice(simple))() is not False

    def trace(self):
        self.line(f"t({self.id()}, {self.name()})" if self.chance(0.6) else f"t({self.id()}, sys.exception())")

    def expr_(self):
        self.line(self.expr())

    def assign(self):
        self.line(f"{self.target()} = {self.expr()}")

    def aug(self):
        self.line(f"{self.target()} {self.r.choice(['+=', '-=', '|='])} {self.expr(1)}")

    def unpack(self):
        value = self.r.choice([f"{self.expr(1)}, {self.expr(1)}", self.expr(1), f"range({self.r.randrange(4)})"])
        self.line(f"{self.r.choice(['a, b', 'x, *y', '(a, b), x', '*a, b', 'x, y'])} = {value}")

    def del_(self):
        if self.calm and self.chance(0.8):
            return self.trace()
        self.line(f"del {self.r.choice(self.names + self.handlers * 3)}")

    def raise_(self):
        n = self.id()
        options = [f"raise {self.r.choice(['E1', 'E2', 'E3'])}({n})"] * 3 + ["raise", f"raise E3({n}) from None", f"raise E1({n}) from E2({n})", "raise StopIteration(1)"]
        if self.handlers:
            h = self.r.choice(self.handlers)
            options += [f"raise E2({n}) from {h}", f"raise {h}", f"raise {h}.with_traceback(None)"]
        if self.chance(0.6):
            self.line(f"if c(): {self.r.choice(options)}")
        else:
            self.line(self.r.choice(options))
            return self.chance(0.2)

    def leave(self):
        options = []
        if self.loop and not self.star:
            options += ["break", "continue"] * 2
        if self.kind not in ("module", "class") and not self.star:
            options += ["return"] if self.kind == "agen" else ["return", f"return {self.expr(1)}"]
        if not options:
            return self.raise_()
        text = self.r.choice(options)
        if self.chance(0.7):
            self.line(f"if {self.r.choice(['c()', 'c()', self.expr(1)])}: {text}")
        else:
            self.line(text)
            return self.chance(0.2)

    def assert_(self):
        self.line(f"assert {self.r.choice(['c(4)', 'c(9)', self.expr(1)])}" + f", {self.expr(1)}" * self.chance(0.5))

    def global_use(self):
        if self.kind in ("module", "class"):
            self.line("G0 = c(5)")
        else:
            self.line(self.r.choice([f"globals()['G0'] = {self.expr(1)}", "globals().pop('G1', None)", "globals().update(G1=5)", "globals().update(range=backwards)", "builtins.range = backwards", "globals().update(enumerate=lambda a: zip('no', a))"]))

    def error(self):
        if self.calm and self.chance(0.8):
            return self.line(self.r.choice(["1 / c()", f"fails({self.id()})"]))
        self.line(self.r.choice([
            "1 / c()", "[0][c()]", "{0: 1}[c()]", "undefined", "int('no')", "None.no", f"{self.name()}()", f"t({self.id()}).none", f"f({self.id()}, k=1, *c)",
            f"{self.name()} + {self.name()}", "f(1, b=2, a=3)", f"f()", "t.x = 1", f"f(\n{'    ' * self.indent}    fails(1),\n{'    ' * self.indent}    1 / c())",
            f"{self.target()}[0] = {self.expr(1)}", f"{self.target()}.z = 1", f"del {self.target()}[c()]", f"for {self.target()} in c(): pass",
        ]))

    def await_(self):
        self.line(self.r.choice([f"await sub({self.r.randrange(9)})", f"{self.target()} = await hop({self.id()})", f"t({self.id()}, await hop({self.expr(1)}))", f"await {self.name()}"]))

    def yield_(self):
        self.line(self.r.choice([f"yield {self.expr(1)}", f"{self.target()} = yield {self.id()}", "yield", f"t({self.id()}, (yield))"]))

    def yield_from(self):
        self.line(self.r.choice([f"yield from gen({self.r.randrange(9)})", f"{self.target()} = yield from gen({self.r.randrange(9)})", f"yield from {self.name()}", "yield from [1, 2]"]))

    def if_(self, depth):
        self.line(f"if {self.r.choice(['c()', 'c()', self.expr(1)])}:")
        self.block(depth)
        while self.chance(0.2):
            self.line("elif c():")
            self.block(depth)
        if self.chance(0.4):
            self.line("else:")
            self.block(depth)

    def try_(self, depth):
        star = not self.star and self.chance(0.1)
        self.line("try:")
        self.block(depth, 4)
        handlers = self.r.choice([0, 1, 1, 1, 2, 3])
        for i in range(handlers):
            kinds = ["E1", "E2", "(E1, E3)", "Exception", "NameError", "(TypeError, NameError)", "BaseException"]
            kind = self.r.choice(kinds)
            if not star and i == handlers - 1 and self.chance(0.15):
                self.line("except:")
                names = []
            else:
                names = [self.r.choice(["e", "e", "e2", "a"])] if self.chance(0.6) else []
                self.line(f"except{'*' if star else ''} {kind}{' as ' + names[0] if names else ''}:")
            loop, was = self.loop, self.star
            if star:
                self.star, self.loop = True, 0
            self.handlers += names
            self.block(depth)
            del self.handlers[len(self.handlers) - len(names):]
            self.star, self.loop = was, loop
            if names and self.chance(0.3):
                self.names = self.names + names
        if handlers and self.chance(0.35):
            self.line("else:")
            self.block(depth)
        if not handlers or self.chance(0.45):
            self.line("finally:")
            self.block(depth)

    def looped(self, depth):
        star, self.star = self.star, False
        self.loop += 1
        self.block(depth, 4)
        self.loop -= 1
        self.star = star
        if self.chance(0.3):
            self.line("else:")
            self.block(depth)

    def for_(self, depth):
        target, items = self.r.choice([
            (self.target(), f"range({self.r.randrange(4)})"), (self.target(), f"range(1, {self.r.randrange(5)})"), (self.target(), "range(c(4))"), (self.target(), "[1, 'two', None]"),
            (self.target(), f"gen({self.r.randrange(9)})"), ("a, b", "enumerate('xy')"), ("x, y", "zip('pq', range(3))"), ("x, (a, b)", "enumerate([(1, 2), (3, 4)])"),
            ("a, b", "{1: 2, 3: 4}.items()"), (self.target(), "reversed((1, 2))"), (self.target(), "range(3, 0, -1)"), (self.target(), "(i * 2 for i in range(3))"), (self.target(), self.expr(1)),
        ])
        self.line(f"for {target} in {items}:")
        self.looped(depth)

    def async_for(self, depth):
        self.line(f"async for {self.target()} in agen({self.r.randrange(9)}):")
        self.looped(depth)

    def while_(self, depth):
        self.line(f"while {self.r.choice(['c()', 'c(3)', 'c() and c(3)', 'not not c(5)'])}:")
        self.looped(depth)

    def with_(self, depth, prefix=""):
        a = "a" if prefix else ""
        items = [f"{a}cm({self.id()})" + f" as {self.target()}" * self.chance(0.5) for _ in range(self.r.choice([1, 1, 2]))]
        self.line(f"{prefix}with {', '.join(items)}:")
        self.block(depth)

    def async_with(self, depth):
        self.with_(depth, "async ")

    def match_(self, depth):
        self.line(f"match {self.r.choice(['c(4)', 'c(4)', '[c(), c(3)]', self.expr(1), '{chr(107): c(3)}'])}:")
        self.indent += 1
        patterns = ["0", "1 | 2", "[x, 0]", "[_, *y]", "{'k': a}", "int(b) if c()", "str() as y", "None", "(0 | 1) as x if t(x)", "[0, [x]]", "int(real=0)"]
        for p in self.r.sample(patterns, self.r.randint(1, 4)) + ["_"] * self.chance(0.4):
            self.line(f"case {p}:")
            self.block(depth)
        self.indent -= 1

    def def_(self, depth):
        name = f"g{self.id()}"
        params = self.r.choice(["", "p", "p, q=2", f"p={self.expr(1)}", "*p", "p=1, /, *, q=G0, **r"])
        if not self.safe(params):
            params = "p=3"
        kind = self.r.choice(["plain", "plain", "plain", "gen"] + ["async", "agen"] * self.can_await())
        self.line(f"{'async ' if kind in ('async', 'agen') else ''}def {name}({params}):")
        inner = Body(self.r, kind, self.out, f"{self.number}{self.n:02}", [p for p in "pqr" if p in params.replace("sys", "").replace("print", "")])
        inner.names = [n for n in inner.names if n not in "pqr" or n in [x.strip("* ").split("=")[0] for x in params.split(",")]]
        inner.size = min(inner.size, 8, max(self.size, 2))
        inner.indent = self.indent + 1
        owned = self.kind not in ("module", "class")
        outer = [n for n in LOCALS if self.chance(0.3)]
        if outer and owned:
            inner.line(f"nonlocal {', '.join(outer)}")
        elif outer and self.kind == "module":
            inner.line(f"global {', '.join(outer)}")
        elif self.chance(0.6):
            inner.names = [n for n in inner.names if n not in LOCALS] or ["z"]
            inner.line(f"t({inner.id()}, {self.r.choice(LOCALS)})")
        if kind == "gen":
            inner.line(f"yield {inner.expr(1)}")
        if kind == "agen":
            inner.line("yield 0")
        inner.indent -= 1
        inner.block(depth)
        self.size -= 2
        arg = self.r.choice(["", "1", "c()"]) if params not in ("p", "p, q=2") else self.r.choice(["1", "c()", "*[1]"])
        self.line({
            "plain": f"{self.target()} = {name}({arg})", "gen": self.r.choice([f"for {self.target()} in {name}({arg}): t({self.id()})", f"t({self.id()}, list({name}({arg})))"]),
            "async": f"{self.target()} = await {name}({arg})", "agen": f"async for {self.target()} in {name}({arg}): t({self.id()}, {self.name()})",
        }[kind])

    def class_(self, depth):
        name = f"C{self.id()}"
        self.line(f"class {name}:")
        inner = Body(self.r, "class", self.out, f"{self.number}{self.n:02}")
        inner.size, inner.indent = min(6, max(self.size, 1)), self.indent
        inner.block(min(depth, 2))
        self.size -= 1
        self.line(f"t({self.id()}, sorted(n for n in vars({name}) if n in {LOCALS!r}))")

    def lambdas(self, depth):
        name = self.r.choice(["a", "x"])
        self.line("later = []")
        self.line(f"for {name} in range(3):")
        self.indent += 1
        self.line(f"later.append(lambda: {self.name()})")
        self.indent -= 1
        if self.chance(0.5):
            self.statement(depth)
        self.line(f"t({self.id()}, [g() for g in later])")


def case(rand, i, out):
    kind = rand.choice(["plain", "gen", "async", "agen"])
    params = rand.choice([["p"], ["p", "q=1"], ["p", "*r"], ["p", "q=[]", "*", "s=2", "**r"], ["p=1", "/", "q=2"]])
    out.append(f"{'async ' if kind in ('async', 'agen') else ''}def case{i}({', '.join(params)}):")
    body = Body(rand, kind, out, f"{i + 1}", [n for n in (p.strip("*").split("=")[0] for p in params) if n not in ("", "/")])
    body.indent = 1
    if rand.random() < 0.8:
        body.line(f"{' = '.join(rand.sample(LOCALS, rand.choice([1, 2, 4, 4])))} = {i}")
    if rand.random() < 0.7:
        body.line(f"if not c({rand.choice([1, 9])}): a = b = x = y = None")
    body.indent = 0
    depth = rand.choice([3, 4, 5, 6])
    while body.size > 0:
        body.block(depth, 6)
    if kind in ("gen", "agen"):
        out.append(f"    yield {i}")
    out.append("")
    calls = []
    for s in range(rand.randint(6, 12)):
        call = f"run_{kind}(case{i}, {rand.choice(['0', '1', repr('s'), '[1]'])})"
        calls += [f"start({rand.randrange(1 << 30)})", f"print('case{i}', {s})", f"for _ in [0]: {call}" if rand.random() < 0.1 else call]
    return calls


def module(rand, i, out):
    """The module's own statements."""
    body = Body(rand, "module", out, "9")
    body.indent = -1
    body.size = 20
    if rand.random() < 0.8:
        out.append("a = b = x = y = 0")
    while body.size > 0:
        body.block(4, 6)
    return []


def valid(make, *args):
    """Makes something until it is valid."""
    while True:
        out = []
        calls = make(*args, out)
        try:
            compile("\n".join(out), "case", "exec")
        except (SyntaxError, SyntaxWarning):
            continue
        return out, calls


def program(seed):
    rand = random.Random(seed)
    out = HEADER.splitlines()
    calls = []
    for i in range(12):
        lines, more = valid(case, rand, i)
        out += lines
        calls += more
    return "\n".join(out + calls + ["start(%d)" % rand.randrange(1 << 30), "print('module')"] + valid(module, rand, 0)[0]) + "\n"


def main():
    warnings.simplefilter("error")
    directory, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for seed in range(first, first + count):
        with open(f"{directory}/nest{seed:06}.py", "w") as file:
            file.write(program(seed))


main()
