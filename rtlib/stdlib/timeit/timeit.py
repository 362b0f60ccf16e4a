"""Measures how long small pieces of code take."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_globals = globals


def _runner(code, namespace, what):
    """A function without parameters that does what a callable or a text says."""
    if callable(code):
        return code
    if not isinstance(code, str):
        raise ValueError(f"{what} is neither a string nor callable")
    if code.strip() == "pass":
        return lambda: None
    compiled = compile(code, "<timeit-src>", "exec")
    return lambda: exec(compiled, namespace)


class Timer:
    """Measures a statement, which is text or a function without parameters."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = _globals() if globals is None else globals
        self._setup = _runner(setup, namespace, "setup")
        self._stmt = _runner(stmt, namespace, "stmt")

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        enabled = gc.isenabled()
        gc.disable()
        try:
            self._setup()
            stmt = self._stmt
            begin = self.timer()
            for _ in itertools.repeat(None, number):
                stmt()
            return self.timer() - begin
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        scale = 1
        while True:
            for step in 1, 2, 5:
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
