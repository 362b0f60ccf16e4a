"""send, throw and close on generators; what each returns or raises in every state."""


def echo(log):
    received = None
    try:
        while True:
            try:
                received = yield received
                log.append(received)
            except ValueError as e:
                log.append(f"handled {e}")
                received = "after error"
    except GeneratorExit:
        log.append("closing")
        raise
    finally:
        log.append("finally")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


def once():
    yield "only"
    return "value"


def attempt(action, *args):
    try:
        return action(*args)
    except BaseException as e:
        return f"{type(e).__name__}({', '.join(map(repr, e.args))})"


log = []
g = echo(log)
print(attempt(g.send, "too early"))
print(g.send(None), g.send(1), g.send("two"), next(g))
print(g.throw(ValueError("bad")), g.throw(ValueError), g.throw(ValueError(1, 2)))
print(attempt(g.throw, KeyError("through")), log)
print(attempt(next, g), attempt(g.send, 5), attempt(g.throw, KeyError("finished")), g.close())

log = []
g = echo(log)
next(g)
print(g.close(), log, g.close(), attempt(next, g))

log = []
g = echo(log)
print(g.close(), log, attempt(next, g))

log = []
g = echo(log)
print(attempt(g.throw, RuntimeError("not started")), log, attempt(next, g))

s = stubborn()
next(s)
print(attempt(s.close), list(s))
r = returns_on_close()
next(r)
print(r.close(), r.close())
o = once()
print(next(o), attempt(next, o), attempt(next, o), next(o, "default"))

g = once()
print(attempt(g.throw, 5), attempt(g.throw))


def counter(limit):
    n = 0
    while n < limit:
        step = yield n
        n += 1 if step is None else step
    return n


g = counter(10)
print([next(g), g.send(3), next(g), g.send(4)], attempt(g.send, 5))


def reentrant():
    try:
        next(me)
    except ValueError as e:
        yield str(e)


me = reentrant()
print(next(me), list(me))
print(type(me).__name__, iter(me) is me, hasattr(me, "send"), me.__name__)
