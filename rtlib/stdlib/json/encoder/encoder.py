"""Writing JSON."""

from _json import encode as _encode, encode_parts as _encode_parts

__all__ = ["JSONEncoder"]


class JSONEncoder:
    """Makes JSON text of Python values."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something that can be written for o; override this."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        if type(self).iterencode is not JSONEncoder.iterencode and not isinstance(o, str):
            return "".join(self.iterencode(o, _one_shot=True))
        return _encode(o, *self._arguments())

    def iterencode(self, o, _one_shot=False):
        """The text of a value, in parts."""
        if _one_shot:
            yield _encode(o, *self._arguments())
            return
        parts, error = _encode_parts(o, *self._arguments())
        yield from parts
        if error is not None:
            raise error

    def _arguments(self):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return (self.default, self.ensure_ascii, indent, self.item_separator, self.key_separator, self.sort_keys, self.skipkeys,
                self.allow_nan)
