"""Errors and cookies that are pickled: what they are told after they were made goes along."""

import copy
import http.client
import http.cookies
import io
import pickle
import subprocess


class Failed(Exception):
    def __init__(self, step, code=None):
        self.step, self.code = step, code

    why = property(lambda self: self.code, lambda self, code: setattr(self, "code", code))


def again(value):
    return [pickle.loads(pickle.dumps(value, protocol)) for protocol in range(6)] + [copy.copy(value)]


def errors():
    for error in Failed("load"), subprocess.CalledProcessError(3, ["cmd"]), http.client.IncompleteRead(b"abc", 5):
        print({repr(e) + str(vars(e)) for e in again(error)})
        error.added = 1
        vars(error)["more"] = 2
        print({repr(e) + str(vars(e)) for e in again(error)})
    failed = Failed("save")
    failed.__dict__
    failed.why = 7
    print(failed.__reduce__(), [e.why for e in again(failed)])


def cookies():
    jar = http.cookies.SimpleCookie("a=b; Path=/; c=\"d\\\"e\"; ]odd=x")
    print(jar, list(jar))
    jar["a"]["max-age"] = 10
    jar["a"]["secure"] = True
    for morsel in again(jar["a"]):
        print(morsel == jar["a"], morsel.OutputString(), morsel.__getstate__())
    for key in "bad key", "path":
        try:
            jar[key] = 1
        except http.cookies.CookieError as e:
            print(e)
    try:
        jar["a"]["color"] = "red"
    except http.cookies.CookieError as e:
        print(e)


class Peeking(io.RawIOBase):
    """A stream that shows what comes next, for lines to be read in few reads."""

    def __init__(self, data):
        self.data, self.reads = io.BytesIO(data), []

    def peek(self, size):
        place = self.data.tell()
        shown = self.data.read(4)
        self.data.seek(place)
        return shown

    def read(self, size=-1):
        self.reads.append(size)
        return self.data.read(size)


def lines():
    stream = Peeking(b"one\nlonger\nx")
    print(stream.readline(), stream.readline(5), stream.readline(), stream.readline(), stream.reads)


errors()
cookies()
lines()
