"""Tracebacks out of every kind of statement."""
import traceback


def fail(x=None):
    raise ValueError("fail")


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        if args[0] is None:
            fail()


class Target:
    def __setattr__(self, name, value):
        fail()

    def __setitem__(self, key, value):
        fail()

    def __iadd__(self, other):
        fail()

    def __bool__(self):
        fail()

    def __iter__(self):
        yield 1
        fail()


t = Target()


def assign():
    t.x = 1


def item():
    t[0] = 1


def augmented():
    global t
    t += 1


def condition():
    if t:
        pass


def loop():
    while not t:
        pass


def iterate():
    for x in t:
        pass


def unpack():
    a, b, c = 1, 2


def with_exit():
    with Manager():
        pass


def asserting():
    assert t


def deleting():
    del t[0]


def returning():
    return [fail(),
            2]


def decorated():
    @fail
    def f():
        pass


def default():
    def f(x=fail()):
        pass


def matching():
    match 5:
        case int() if fail():
            pass


for func in (assign, item, augmented, condition, loop, iterate, unpack, with_exit, asserting, deleting,
             returning, decorated, default, matching):
    try:
        func()
    except Exception as e:
        entries = traceback.format_exception(e)[2:]
        # Without the path of the file.
        print("".join(entry.partition("\", ")[2] or entry for entry in entries), end="")
