"""exec, eval and compile of texts that stand in the program."""
import json

PRELUDE = "import json\n"
BODY = '''
total = 0
for i in range(4):
    total += i
print(json.dumps({"total": total}))
'''


def module_level():
    exec("a = 1\nprint(a)", globals())
    print(eval("a + 1"))
    exec(PRELUDE + BODY)


def own_globals():
    ns = {}
    exec("def f(a, b=2):\n    return a + b + k\nk = 10\nclass C:\n    y = k\n    def m(self): return k, __class__.__name__\n", ns)
    print(ns["f"](1), ns["C"]().m(), ns["C"].__module__, sorted(n for n in ns if not n.startswith("_")))
    ns["k"] = 20
    print(ns["f"](1), ns["f"].__globals__ is ns, "__builtins__" in ns)


def snapshot():
    z = 5
    exec("z = z + 1; w = 3; print(z, w)")
    print(z, sorted(locals()))
    return eval("z * 2")


def code_objects():
    code = compile("a + b", "<expr>", "eval")
    print(eval(code, {"a": 1, "b": 2}), code.co_names, code.co_filename, code.co_name)
    exec(compile("3 + 4\nNone\n'x'\n".splitlines()[0] + "\n", "<s>", "single"))
    for mode in "exec", "eval", "single":
        compile("1", "<m>", mode)
    try:
        compile("1", "f", "bad")
    except ValueError as e:
        print(e)


def syntax_errors():
    for s in ["1 +", "x = ", "def f(:", "a b", "return 1", "def f():\n  x\n y", "for"]:
        try:
            compile(s, "<x>", "exec")
        except SyntaxError as e:
            print(type(e).__name__, e.msg, e.lineno, e.offset, repr(e.text), e.filename)
    try:
        eval("x = 1")
    except SyntaxError as e:
        print(e, e.args)


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


class Body:
    exec("inner = 5")
    print(eval("inner + 1"), inner)


def scopes():
    print(eval("q, len", {}, Default()))
    print(eval("len", {"__builtins__": {"len": "mine"}}))
    try:
        eval("nope", {"__builtins__": {}})
    except NameError as e:
        print(e)
    ns, loc = {"g": 1}, {}
    exec("global g\nh = g\ng = 2\ndel h\ni = [g for _ in 'ab']", ns, loc)
    print(ns["g"], loc)
    exec("try:\n    1/0\nexcept ZeroDivisionError as e:\n    print(e)\nfrom math import *\nprint(floor(2.5), 'e' in dir())")


def machinery():
    ns = {"out": []}
    exec("def h():\n    yield from range(3)\n    yield 'end'\nout.extend(h())\nout.append(list(x for x in out))", ns)
    print(ns["out"])
    exec("x: int = 3\ndef f(a: 'T') -> int: ...\nprint(__annotations__, f.__annotations__)", {})
    adder = eval("lambda n, /, *, k=1: n + k + base", {"base": 100})
    print(adder(5), adder(5, k=2), adder.__name__, adder.__code__.co_freevars, adder.__closure__)
    exec("def outer():\n    v = 1\n    def inner():\n        nonlocal v\n        v += g\n        return v\n    return inner", ns)
    ns["g"] = 4
    fn = ns["outer"]()
    print(fn(), fn(), fn.__code__.co_freevars)


def arguments():
    for fn in eval, exec:
        for args in (1,), ("1", 2), ("1", {}, 3), (None,):
            try:
                fn(*args)
            except TypeError as e:
                print(e)
    print(eval(b"1 + 1"), eval("  7"), exec("pass"), eval("n", None, {"n": 1}), eval("n", globals={"n": 2}))
    print([eval(e) for e in ("1+1", "[i*i for i in range(5)]", "max(3, 4)")], list(map(eval, ["1", "'b'"])))


def run(text):
    exec(text)


module_level()
own_globals()
print(snapshot())
code_objects()
syntax_errors()
scopes()
machinery()
arguments()
run("print('through a parameter')")
for name in "alpha", "beta":
    exec(f"{name} = len('{name}')\nprint({name})")
    exec("print(%s * 2)" % name)
print(alpha + beta)
