"""except* around exceptions that are no groups: what the clause gets, what it raises, and what a traceback shows of it."""

import sys
import traceback


def connect(host):
    raise ConnectionRefusedError(111, "Connection refused", host)


def show(exc):
    print(repr(exc), exc.__traceback__ is None)
    traceback.print_exception(exc, file=sys.stdout)


try:
    connect("a.example")
except* ConnectionError as group:
    print([e.filename for e in group.exceptions], group.__context__)
    show(group)

try:
    try:
        connect("b.example")
    except* OSError:
        raise LookupError("no server left")
except* LookupError as group:
    show(group)

try:
    try:
        connect("c.example")
    except* OSError:
        raise
except Exception as exc:
    show(exc)

try:
    try:
        connect("d.example")
    except* OSError as group:
        raise group
except Exception as exc:
    show(exc)

try:
    try:
        connect("e.example")
    except* ValueError:
        print("never here")
except OSError as exc:
    show(exc)
