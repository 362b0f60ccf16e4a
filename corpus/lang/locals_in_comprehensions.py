"""What locals() holds inside comprehensions: their variables, too."""


def names(x):
    a = 1
    print([dict(locals()) for i in range(2)])
    print([(dict(locals()), [dict(locals()) for j in [5]]) for i in [1]])
    print([dict(locals()) for x in [9]], x)
    print({k: dict(locals()) for k, v in {1: 2}.items()})
    print([(lambda: locals())() for i in [1]])
    print([eval("i + a") for i in [1]], [sorted(vars()) for i in [1]], [dir() for i in [1]])
    return locals()


def captured():
    return [(f(), sorted(locals())) for i in range(2) for f in [lambda: i]]


def emptied():
    n = 1

    def use():
        return n

    del n
    try:
        use.__closure__[0].cell_contents
    except ValueError as e:
        print(e)


print(names(3))
print(captured())
emptied()
