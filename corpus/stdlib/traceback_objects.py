"""The traceback module: texts, entries, exceptions as objects, groups, stacks."""
import builtins
import io
import sys
import traceback


def print(*args, **options):
    """Print without the directory of this file."""
    text = io.StringIO()
    builtins.print(*args, **options, file=text)
    sys.stdout.write(text.getvalue().replace(__file__, "this.py"))


def printed(function):
    text = io.StringIO()
    function(file=text)
    print(text.getvalue(), end="")


def inner(n):
    return 1 / n


def outer():
    try:
        inner(0)
    except ZeroDivisionError as e:
        raise ValueError("bad") from e


def recurse(n):
    if n == 0:
        raise KeyError("deep")
    return recurse(n - 1)


try:
    outer()
except ValueError as e:
    err = e
print("".join(traceback.format_exception(err)))
print("".join(traceback.format_exception(err, chain=False)), traceback.format_exception_only(err))
for limit in 0, 1, -1:
    print(traceback.format_exception(err, limit=limit, chain=False))
stack = traceback.extract_tb(err.__traceback__)
print(stack, stack[0].line, stack[-1].name, stack[0] == stack[0], tuple(stack[0])[1:], len(stack[0]))
print(traceback.format_list([("a.py", 3, "f", "x = 1"), ("b.py", 4, "g", None)]))
try:
    recurse(10)
except KeyError:
    printed(traceback.print_exc)
te = traceback.TracebackException.from_exception(err, capture_locals=False)
print(str(te), te.exc_type_str, te.__cause__.exc_type_str, te.__context__ is te.__cause__, te.__suppress_context__, len(te.stack))
print(te == traceback.TracebackException.from_exception(err), te != 3)
buf = io.StringIO()
te.print(file=buf)
print(buf.getvalue() == "".join(te.format()) == "".join(traceback.format_exception(err)))


def group():
    excs = []
    for i in range(3):
        try:
            if i == 2:
                raise ExceptionGroup("nested", [TypeError("t"), OSError("o")])
            inner(0)
        except Exception as e:
            e.add_note(f"number {i}\nsecond line")
            excs.append(e)
    raise ExceptionGroup("several", excs)


try:
    group()
except ExceptionGroup as eg:
    print("".join(traceback.format_exception(eg)))
    print("".join(traceback.TracebackException.from_exception(eg, max_group_width=1, max_group_depth=1).format()))
    print("".join(traceback.format_exception_only(eg, show_group=True)))
try:
    compile("x = = 1", "<made>", "exec")
except SyntaxError as e:
    print("".join(traceback.format_exception_only(e)))
for e in NameError("name 'lenn' is not defined", name="lenn"), SyntaxError("msg", ("f.py", 3, 2, "  abc def\n", 3, 5)), SyntaxError("only"), KeyError():
    print(traceback.format_exception_only(e))


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Unprintable()), traceback.format_exception(None), traceback.format_exc())
for bad in 3, "x":
    try:
        traceback.format_exception(bad)
    except TypeError as e:
        print(e)


def show():
    print(traceback.format_stack()[-1])
    print([s.name for s in traceback.extract_stack()])


show()
print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(err.__traceback__)])
custom = traceback.FrameSummary("x.py", 7, "f", line="    a = b.c + d", locals={"v": [1]}, lookup_line=False)
print(custom, custom.line, custom.locals, traceback.StackSummary.from_list([custom]).format())
marked = traceback.FrameSummary("x.py", 7, "f", line="    a = b.c + d", colno=8, end_colno=11)
print("".join(traceback.StackSummary.from_list([marked]).format()))
try:
    (lambda x:
        x.missing)(
            3)
except AttributeError:
    print(traceback.format_exc())
traceback.clear_frames(err.__traceback__)
