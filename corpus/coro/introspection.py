"""What generators, coroutines and async generators tell about themselves."""
import types


@types.coroutine
def pause(value=None):
    return (yield value)


def generator(source):
    report("generator running", gi_running=g.gi_running)
    yield 1
    yield from source
    return "done"


async def inner():
    await pause("inner")


async def outer():
    report("coroutine running", cr_running=c.cr_running, cr_await=c.cr_await)
    await inner()


async def agen():
    report("async generator running", ag_running=a.ag_running)
    yield 1
    await inner()
    yield 2


def report(label, **values):
    print(label + ":", ", ".join(f"{k}={v}" for k, v in values.items()))


def kind(thing):
    return None if thing is None else type(thing).__name__


g = generator(iter([10, 20]))
report("new", gi_running=g.gi_running, frame=g.gi_frame is not None, yf=kind(g.gi_yieldfrom), name=g.__name__, qualname=g.__qualname__)
next(g)
report("suspended", gi_running=g.gi_running, suspended=g.gi_suspended, yf=kind(g.gi_yieldfrom))
next(g)
report("delegating", yf=kind(g.gi_yieldfrom))
list(g)
report("finished", gi_running=g.gi_running, frame=g.gi_frame, yf=g.gi_yieldfrom)

c = outer()
report("new", cr_running=c.cr_running, frame=c.cr_frame is not None, cr_await=c.cr_await, name=c.__name__)
c.send(None)
report("suspended", cr_running=c.cr_running, suspended=c.cr_suspended, cr_await=kind(c.cr_await), inner=c.cr_await.__name__)
report("below", cr_await=kind(c.cr_await.cr_await))
try:
    c.send(None)
except StopIteration:
    report("finished", cr_running=c.cr_running, frame=c.cr_frame, cr_await=c.cr_await)

a = agen()
report("new", ag_running=a.ag_running, frame=a.ag_frame is not None, ag_await=a.ag_await)
try:
    a.asend(None).send(None)
except StopIteration as e:
    report("yielded", value=e.value, ag_running=a.ag_running, ag_await=a.ag_await)
step = a.asend(None)
print(step.send(None))
report("awaiting", ag_running=a.ag_running, ag_await=kind(a.ag_await), name=a.ag_await.__name__)
try:
    step.send(None)
except StopIteration as e:
    report("yielded", value=e.value, ag_running=a.ag_running)


class Owner:
    def method(self):
        yield

    async def amethod(self):
        pass

    async def agmethod(self):
        yield


owner = Owner()
co = owner.amethod()
print(owner.method().__qualname__, co.__qualname__, owner.agmethod().__qualname__, Owner.method.__qualname__)
co.close()
print(generator.__code__.co_name, [f.__code__.co_flags & 0x2A0 for f in (generator, outer, agen, report)])
genexp = (x for x in [])
print(genexp.__name__, genexp.__qualname__, type(genexp) is types.GeneratorType)
genexp.__name__ = "renamed"
print(genexp.__name__)
print(isinstance(co, types.CoroutineType), isinstance(a, types.AsyncGeneratorType), callable(co))
