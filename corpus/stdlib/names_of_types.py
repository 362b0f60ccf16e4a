"""Messages name a class that is native in CPython with its module, and one that a program makes by its name alone."""
import array
import collections
import contextvars
import csv
import datetime
import decimal
import functools
import io
import itertools
import operator
import os
import random
import re
import struct
import threading
import time
import types
import zoneinfo


class Own(datetime.date):
    pass


class Money(decimal.Decimal):
    pass


def show(f):
    try:
        print(f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


THINGS = [
    collections.deque(), collections.OrderedDict(), collections.defaultdict(), collections.Counter(), re.compile("a"), re.match("a", "a"),
    array.array("b"), functools.partial(print), itertools.count(), itertools.chain(), io.StringIO(), io.BytesIO(), threading.Lock(),
    struct.Struct("b"), random.Random(), decimal.Decimal(1), decimal.getcontext(), datetime.date(1, 1, 1), datetime.timedelta(),
    datetime.timezone.utc, contextvars.ContextVar("x"), types.SimpleNamespace(), types.MappingProxyType({}), operator.itemgetter(1),
    csv.reader([]), csv.writer(io.StringIO()), time.gmtime(0), os.stat("/"), os.times(), zoneinfo.ZoneInfo("UTC"), next(os.scandir("/")),
    iter([]), Own(1, 1, 1), Money(2), 1.5, None, [], range(3), print,
]
for x in THINGS:
    show(lambda: x.missing)
    if not isinstance(x, dict):
        show(lambda: setattr(x, "missing", 1) or "set")
    show(lambda: x @ 1)
    show(lambda: x > 1j)
    show(lambda: len(x) * 0)
for cls in (datetime.date, datetime.timedelta, decimal.Decimal, zoneinfo.ZoneInfo, collections.deque, Own):
    show(lambda: setattr(cls, "missing", 1))
    show(lambda: cls.nothing)
show(lambda: datetime.date(2024, 1, 1) + 1)
show(lambda: datetime.date.today() < 5)
show(lambda: decimal.Decimal(1) + 1.5)
show(lambda: "a" + datetime.date(1, 1, 1))
show(lambda: int(datetime.timedelta(1)))
show(lambda: [1][decimal.Decimal(0)])
show(lambda: "".join([re.compile("x")]))
show(lambda: float(collections.deque()))
show(lambda: csv.writer(io.StringIO()).writerow(datetime.timedelta(1)))
show(lambda: decimal.Decimal(datetime.date(1, 1, 1)))
