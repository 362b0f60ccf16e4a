"""Errors inside generators: by next, in yield from, thrown in, from a generator expression."""


def rows(data):
    for line in data:
        yield [int(x) for x in line.split(",")]


def table(data):
    print("table starts")
    yield from rows(data)
    print("table ends")


def sums(data):
    return (sum(row) for row in table(data))


def consume(g):
    total = 0
    for value in g:
        print("value", value)
        total += value
    return total


print(consume(sums(["1,2", "3"])))
g = table(["1"])
next(g)
try:
    g.throw(KeyError("thrown from outside"))
except KeyError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
        tb = tb.tb_next
consume(sums(["1,2", "3,x", "5"]))
