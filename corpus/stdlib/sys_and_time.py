"""sys and time: what can be printed of them without saying when and where."""
import sys
import time

start = time.perf_counter()
monotonic = time.monotonic()
time.sleep(0.01)
print(0.01 <= time.perf_counter() - start < 5, time.monotonic() - monotonic >= 0.01, time.time() > 1.7e9, time.perf_counter_ns() > 0, isinstance(time.time_ns(), int), time.process_time() >= 0)
moment = time.gmtime(86400 * 365)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_wday, moment.tm_yday, moment[:3], len(moment))
print(time.strftime("%Y-%m-%d %H:%M:%S", moment), time.strftime("%a %d %b %y %j %%", time.gmtime(0)))
print(time.struct_time((2024, 2, 29, 12, 30, 0, 3, 60, 0)).tm_mday)
for action in (lambda: time.sleep(-1), lambda: time.sleep("1")):
    try:
        action()
    except (ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)

print(len(sys.argv), sys.argv[0].endswith("sys_and_time.py"), sys.version_info[:2], sys.version_info >= (3, 11), sys.version_info.major, sys.maxsize, sys.byteorder, sys.platform in ("linux", "darwin", "win32"))
print(sys.getrecursionlimit(), "sys" in sys.modules, sys.modules["sys"] is sys, sys.float_info.max, sys.float_info.epsilon, sys.implementation.name != "", sys.maxunicode)
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(100 < depth(0) < 200)
sys.setrecursionlimit(old)
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print("ValueError:", e)


class Upper:
    """Takes the place of sys.stdout."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        return self.stream.write(text.upper())

    def flush(self):
        self.stream.flush()


original = sys.stdout
sys.stdout = Upper(original)
print("loud", 1, None)
sys.stdout = original
print("normal", sys.stdout is sys.__stdout__, sys.stdout.encoding.lower(), sys.stdin.isatty())
try:
    1 / 0
except ZeroDivisionError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb.tb_lineno, tb.tb_frame.f_code.co_name, sys.exception() is value)
print(sys.exc_info(), sys.intern("a") == "a", sys.getsizeof([]) > 0, sys.getdefaultencoding(), callable(sys.exit), sys.hexversion > 0x030B0000)


def hook(kind, value, tb):
    print("hook:", kind.__name__, value)


sys.excepthook = hook
previous = sys.unraisablehook
print(callable(previous))
sys.stderr.write("")
sys.stdout.write("written %d\n" % len("text"))
raise SystemExit(0)
