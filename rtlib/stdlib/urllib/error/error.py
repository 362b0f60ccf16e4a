"""What goes wrong in opening URLs."""

__all__ = ["URLError", "HTTPError", "ContentTooShortError"]


class URLError(OSError):
    """A URL could not be opened, for the reason that it has."""

    def __init__(self, reason, filename=None):
        self.args, self.reason = (reason,), reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f"<urlopen error {self.reason}>"


def _another_name_of(name, settable=False):
    def set(self, value):
        setattr(self, name, value)

    return property(lambda self: getattr(self, name), set if settable else None)


class HTTPError(URLError):
    """A response with an error status, which can be read like any other."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.filename, self.code, self.msg = url, code, msg
        self.hdrs, self.fp = hdrs, fp

    def __str__(self):
        return f"HTTP Error {self.code}: {self.msg}"

    def __repr__(self):
        return f"<HTTPError {self.code}: {self.msg!r}>"

    reason = _another_name_of("msg")
    status = _another_name_of("code")
    url = _another_name_of("filename")
    headers = _another_name_of("hdrs", settable=True)

    def getcode(self):
        return self.code

    def geturl(self):
        return self.filename

    def info(self):
        return self.hdrs

    def read(self, *args):
        return self.fp.read(*args) if self.fp is not None else b""

    def readline(self, *args):
        return self.fp.readline(*args)

    def readlines(self, *args):
        return self.fp.readlines(*args)

    def __iter__(self):
        return iter(self.fp)

    def close(self):
        if self.fp is not None:
            self.fp.close()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class ContentTooShortError(URLError):
    """The download was shorter than announced."""

    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
