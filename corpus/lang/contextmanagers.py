"""with: enter, exit, swallowing, several managers, exceptions in either method."""


class Resource:
    def __init__(self, name, log, swallow=(), fail=None):
        self.name, self.log, self.swallow, self.fail = name, log, swallow, fail

    def __enter__(self):
        self.log.append(f"enter {self.name}")
        if self.fail == "enter":
            raise RuntimeError(f"cannot enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        self.log.append(f"exit {self.name} {kind.__name__ if kind else None}")
        if self.fail == "exit":
            raise RuntimeError(f"cannot exit {self.name}")
        return kind is not None and issubclass(kind, self.swallow)


def plain(log):
    with Resource("a", log) as a:
        log.append(a)
        return "result"


def swallowed(log):
    with Resource("a", log), Resource("b", log, KeyError) as b:
        {}[b]
        log.append("not reached")
    log.append("after")


def not_swallowed(log):
    with Resource("a", log, KeyError):
        with Resource("b", log, (IndexError, ZeroDivisionError)):
            raise ValueError("out")


def parenthesized(log):
    with (
        Resource("a", log) as a,
        Resource("b", log, Exception) as b,
        Resource("c", log, fail="enter") as c,
    ):
        log.append("not reached")
    return a, b


def exit_fails(log):
    with Resource("a", log):
        with Resource("b", log, fail="exit"):
            raise KeyError("first")


def in_loop(log):
    for i in range(4):
        with Resource(str(i), log):
            if i == 0:
                continue
            if i == 2:
                break
    else:
        log.append("never")


def targets(log):
    box = {}
    with Resource("k", log) as box["key"], Resource("xy", log) as (p, q):
        log.append((box, p, q))


for func in (plain, swallowed, not_swallowed, parenthesized, exit_fails, in_loop, targets):
    log = []
    try:
        print(func.__name__, func(log))
    except Exception as e:
        print(func.__name__, repr(e), "context:", repr(e.__context__))
    print("   ", log)


class NoExit:
    def __enter__(self):
        return self


class Half:
    def __exit__(self, *args):
        return False


for thing in (NoExit(), Half(), 5):
    try:
        with thing:
            print("inside")
    except TypeError as e:
        print("TypeError:", e)


class Instance:
    """Special methods are looked up on the class, not on the instance."""


odd = Instance()
odd.__enter__ = lambda: "entered"
odd.__exit__ = lambda *args: True
try:
    with odd as x:
        pass
except TypeError as e:
    print("TypeError:", e)
