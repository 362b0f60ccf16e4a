"""traceback: formatting with limits, chains and groups, entries as objects, printing to a file."""
import io
import sys
import traceback


class Failed(Exception):
    pass


def third(x):
    return 10 // x


def second(x):
    return third(x) + 1


def first(x):
    try:
        return second(x)
    except ZeroDivisionError as e:
        raise Failed("first failed") from e


def clean(text):
    """Without the folder of the file."""
    lines = []
    for line in text.split("\n"):
        if '", line ' in line:
            line = "  File" + line.partition('"')[2].partition('"')[2]
        lines.append(line)
    return "\n".join(lines)


def show(label, texts):
    print("--", label, len(texts))
    print(clean("".join(texts)), end="")


try:
    first(0)
except Failed as e:
    error = e
    print(clean(traceback.format_exc()), end="")
    print(traceback.format_exc(limit=0, chain=False), end="")
    buffer = io.StringIO()
    traceback.print_exc(file=buffer, limit=-1)
    print(clean(buffer.getvalue()), end="")

show("format_exception", traceback.format_exception(error))
show("no chain", traceback.format_exception(error, chain=False))
show("three arguments", traceback.format_exception(type(error), error, error.__cause__.__traceback__, chain=False))
show("only", traceback.format_exception_only(error))
show("only, old form", traceback.format_exception_only(ValueError, ValueError("two", "values")))
tb = error.__cause__.__traceback__
show("format_tb", traceback.format_tb(tb))
show("limit 1", traceback.format_tb(tb, 1))
show("limit -1", traceback.format_tb(tb, limit=-1))
for entry in traceback.extract_tb(tb):
    print(entry.lineno, entry.name, entry.line, entry[2], list(entry)[1:], entry.filename.endswith("traceback_functions.py"))
show("format_list", traceback.format_list(traceback.extract_tb(tb)))
show("made", traceback.format_list([("x.py", 3, "f", "  return 1"), ("y.py", 4, "g", None)]))
print([(frame.f_code.co_name, line) for frame, line in traceback.walk_tb(tb)])
traceback.print_exception(error, file=sys.stdout, limit=0)
try:
    raise ExceptionGroup("group", [ValueError(1), error])
except ExceptionGroup as group:
    show("group", traceback.format_exception(group))
print(traceback.format_exc(), traceback.format_exception(None), end="")
print()
try:
    traceback.format_exception(5)
except TypeError as e:
    print("TypeError:", e)


def deep(n):
    return deep(n - 1) if n else third(0)


try:
    deep(20)
except ZeroDivisionError as e:
    show("repeated", traceback.format_tb(e.__traceback__))
    print(len(traceback.extract_tb(e.__traceback__)), len(traceback.extract_tb(e.__traceback__, limit=5)))
