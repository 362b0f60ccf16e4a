"""Random scripts for generators, coroutines and async generators, with what CPython does with them, as JSON.

usage: protocol.py FIRST COUNT   (seeds FIRST .. FIRST+COUNT-1)
"""

import inspect
import json
import random
import sys
import types

class E(Exception):
    pass

class Scenario:
    def __init__(self, seed):
        self.rnd = random.Random(seed)
        self.log = []
        self.frames = []
        self.is_async = seed % 2 == 1
        n = self.rnd.randint(2, 7)
        self.kinds = [self.kind(i) for i in range(n)]
        self.scripts = [self.script(i, n) for i in range(n)]
        self.ops = [self.driver_op(n) for _ in range(40)]

    def kind(self, i):
        if not self.is_async:
            return "g"
        return "c" if i == 0 or self.rnd.random() < 0.5 else "a"

    def script(self, i, n):
        return [self.op(i, n) + [self.rnd.random() < 0.3, self.rnd.random() < 0.15] for _ in range(self.rnd.randint(1, 4))]

    def op(self, i, n):
        rnd = self.rnd
        k = rnd.random()
        v = rnd.randint(0, 99)
        if k < 0.35 or i == n - 1 and k < 0.7:
            return ["item", v] if self.kinds[i] == "a" and rnd.random() < 0.6 else ["y", v]
        if k < 0.75 and i < n - 1:
            j = rnd.randint(i + 1, min(n - 1, i + 2))
            if self.kinds[j] == "a":
                return [rnd.choice(["asend", "asend", "athrow", "aclose", "anext", "anext"]), j, v]
            return ["yf", j]
        if k < 0.85:
            if self.kinds[0] == "g":
                return ["call", rnd.choice(["send", "send", "throw", "throwge", "close"]), rnd.randint(0, n - 1), v]
            return ["y", v]
        if k < 0.93:
            return ["ret", v]
        return ["raise", v]

    def driver_op(self, n):
        rnd = self.rnd
        k = rnd.random()
        t = 0 if rnd.random() < 0.6 else rnd.randint(0, n - 1)
        what = "send" if k < 0.7 else "throw" if k < 0.82 else "throwge" if k < 0.9 else "close"
        v = rnd.randint(0, 99)
        if self.kinds[t] == "a":
            return ["new", rnd.choice(["asend", "asend", "athrow", "aclose"]), t, v]
        if self.is_async and rnd.random() < 0.5:
            return ["obj", what, rnd.randint(0, 9), v]
        return [what, t, v]

    def act(self, who, what, g, v):
        try:
            if what == "send":
                r = g.send(None if self.fresh(g) else v)
            elif what == "throw":
                r = g.throw(E(v))
            elif what == "throwge":
                r = g.throw(GeneratorExit())
            else:
                r = g.close()
            res = f"= {r}"
        except StopIteration as e:
            res = f"stop {e.value}"
        except StopAsyncIteration:
            res = "stopasync"
        except E as e:
            res = f"E {e}"
        except (GeneratorExit, RuntimeError, ValueError, TypeError) as e:
            res = f"{type(e).__name__} {e}"
        self.log.append(f"{who} {what} {res}")

    def fresh(self, g):
        if inspect.isgenerator(g):
            return inspect.getgeneratorstate(g) == inspect.GEN_CREATED
        if inspect.iscoroutine(g):
            return inspect.getcoroutinestate(g) == inspect.CORO_CREATED
        return g in self.unsent

    def state(self):
        out = []
        for g in self.frames:
            if inspect.isgenerator(g):
                out.append(f"{g.gi_running:d}{g.gi_suspended:d}{g.gi_yieldfrom is not None:d}{g.gi_frame is None:d}")
            elif inspect.iscoroutine(g):
                out.append(f"{g.cr_running:d}{g.cr_suspended:d}{g.cr_await is not None:d}{g.cr_frame is None:d}")
            else:
                out.append(f"{g.ag_running:d}{g.ag_suspended:d}-{g.ag_frame is None:d}")
        return " ".join(out)

    def run(self):
        make = {"g": self.generator, "c": self.coroutine, "a": self.asyncgen}
        for i, k in enumerate(self.kinds):
            self.frames.append(make[k](i, self.scripts[i]))
        objs = []
        self.unsent = set()
        for op in self.ops:
            if op[0] == "new":
                g = self.frames[op[2]]
                o = g.asend(op[3] if g.ag_frame is None or g.ag_suspended else None) if op[1] == "asend" else g.athrow(E(op[3])) if op[1] == "athrow" else g.aclose()
                objs.append(o)
                self.unsent.add(o)
            elif op[0] == "obj":
                if objs:
                    o = objs[op[2] % len(objs)]
                    self.act("obj", op[1], o, op[3])
                    self.unsent.discard(o)
            else:
                self.act(op[1], op[0], self.frames[op[1]], op[2])
            self.log.append(self.state())
        return {"kinds": self.kinds, "scripts": self.scripts, "ops": self.ops, "log": self.log[:]}

    def caught(self, i, op, e):
        """Logs e if op handles it; else it must be raised again."""
        if isinstance(e, E) and op[-2]:
            self.log.append(f"{i} caught {e}")
        elif isinstance(e, GeneratorExit) and op[-1]:
            self.log.append(f"{i} swallowed")
        elif isinstance(e, (RuntimeError, ValueError, StopAsyncIteration)) and op[-2]:
            self.log.append(f"{i} caught {type(e).__name__} {e}")
        else:
            return False
        return True

    def generator(self, i, script):
        for op in script:
            try:
                if op[0] == "y":
                    r = yield op[1]
                    self.log.append(f"{i} got {r}")
                elif op[0] == "yf":
                    r = yield from self.frames[op[1]]
                    self.log.append(f"{i} yf {r}")
                elif op[0] == "call":
                    self.act(f"{i} on {op[2]}", op[1], self.frames[op[2]], op[3])
                elif op[0] == "ret":
                    return op[1]
                else:
                    raise E(op[1])
            except BaseException as e:
                if not self.caught(i, op, e):
                    raise

    async def coroutine(self, i, script):
        for op in script:
            try:
                if op[0] == "y":
                    self.log.append(f"{i} got {await outer(op[1])}")
                elif op[0] == "raise":
                    raise E(op[1])
                elif op[0] == "ret":
                    return op[1]
                elif op[0] == "yf":
                    self.log.append(f"{i} yf {await self.frames[op[1]]}")
                else:
                    self.log.append(f"{i} {op[0]} {await self.begin(op)}")
            except BaseException as e:
                if not self.caught(i, op, e):
                    raise

    async def asyncgen(self, i, script):
        for op in script:
            try:
                if op[0] == "y":
                    self.log.append(f"{i} got {await outer(op[1])}")
                elif op[0] == "raise":
                    raise E(op[1])
                elif op[0] == "ret":
                    return
                elif op[0] == "item":
                    r = yield op[1]
                    self.log.append(f"{i} got {r}")
                elif op[0] == "yf":
                    self.log.append(f"{i} yf {await self.frames[op[1]]}")
                else:
                    self.log.append(f"{i} {op[0]} {await self.begin(op)}")
            except BaseException as e:
                if not self.caught(i, op, e):
                    raise

    def begin(self, op):
        g = self.frames[op[1]]
        if op[0] == "asend":
            return g.asend(op[2] if g.ag_frame is None or g.ag_suspended else None)
        if op[0] == "athrow":
            return g.athrow(E(op[2]))
        if op[0] == "aclose":
            return g.aclose()
        return g.__anext__()

@types.coroutine
def outer(v):
    return (yield v)

if __name__ == "__main__":
    first, count = int(sys.argv[1]), int(sys.argv[2])
    sys.unraisablehook = lambda *a: None
    import warnings

    warnings.simplefilter("ignore")
    for seed in range(first, first + count):
        print(json.dumps(Scenario(seed).run(), separators=(",", ":")))
