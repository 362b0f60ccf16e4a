"""global, nonlocal, class scopes, shadowed builtins, names deleted and rebound."""

counter = 0
name = "module"


def increment():
    global counter
    counter += 1
    return counter


def shadow():
    name = "local"
    len = lambda x: 42
    return name, len([])


def create_global():
    global made_here
    made_here = "from function"

    class Inner:
        global from_class
        from_class = "from class body"
        name = "class"
        seen = name

        def method(self):
            # A method does not see the class scope.
            return name

    return Inner


def nested():
    x = 1

    def set_x():
        nonlocal x
        x += 1

        def deeper():
            nonlocal x
            x *= 10
        deeper()

    set_x()
    return x


def unbound(flag):
    if flag:
        value = 1
    try:
        return value
    except UnboundLocalError as e:
        return str(e)


def deleted():
    value = 1
    del value
    try:
        return value
    except UnboundLocalError as e:
        return str(e)


def except_name():
    e = "before"
    try:
        raise ValueError("x")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


def loop_variable():
    for i in range(3):
        pass
    return i, [i for i in "ab"], i


class Config:
    debug = True
    level = 3 if debug else 1
    values = [1, 2]
    doubled = list(map(lambda v: v * 2, values))
    for n in values:
        last = n
    del n

    def get(self):
        return self.debug, Config.level

    class Nested:
        depth = 2


increment()
increment()
print(counter, shadow(), nested(), unbound(True), unbound(False), deleted(), except_name(), loop_variable(), sep=" | ")
cls = create_global()
print(made_here, from_class, cls.name, cls.seen, cls().method())
print(Config.level, Config.doubled, Config.last, hasattr(Config, "n"), Config().get(), Config.Nested.depth)
print(sorted(k for k in vars(Config) if not k.startswith("__")), "counter" in globals(), sorted(k for k in globals() if k.startswith("m")))


def show_locals(a, b=2):
    c = a + b
    return sorted(locals().items())


print(show_locals(1))
list = [3, 1]
print(sorted(list), __name__)
del list
print(list("ab"))
try:
    undefined_name
except NameError as e:
    print(e, e.name)
del name
try:
    print(shadow(), name)
except NameError as e:
    print(e)
if True:
    from math import floor as round_down
import math as m, sys
print(round_down(2.7), m.ceil(2.1), sys.maxsize, __doc__)
Config.debug = "changed"
Config.added = lambda self: "added " + str(self.debug)
print(Config().added(), Config().get())
