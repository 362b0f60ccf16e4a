"""The headers of an answer, as a mapping that keeps their order and ignores case."""

__all__ = ["Headers"]


def _checked(text):
    if type(text) is not str:
        raise AssertionError("Header names/values must be of type str (got {0})".format(repr(text)))
    return text


def _quoted(name, value):
    if value is None or value == "":
        return name
    escaped = value.replace("\\", "\\\\").replace('"', r"\"")
    return f'{name}="{escaped}"'


class Headers:
    """Pairs of names and values; a name may occur more than once."""

    def __init__(self, headers=None):
        if headers is None:
            headers = []
        if type(headers) is not list:
            raise TypeError("Headers must be a list of name/value tuples")
        self._headers = headers

    def _matching(self, name):
        wanted = _checked(name.lower())
        return [i for i, (known, _) in enumerate(self._headers) if known.lower() == wanted]

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return bool(self._matching(name))

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, val):
        del self[name]
        self._headers.append((_checked(name), _checked(val)))

    def __delitem__(self, name):
        for i in reversed(self._matching(name)):
            del self._headers[i]

    def get(self, name, default=None):
        at = self._matching(name)
        return self._headers[at[0]][1] if at else default

    def get_all(self, name):
        return [self._headers[i][1] for i in self._matching(name)]

    def keys(self):
        return [name for name, _ in self._headers]

    def values(self):
        return [value for _, value in self._headers]

    def items(self):
        return list(self._headers)

    def setdefault(self, name, value):
        present = self.get(name)
        if present is not None:
            return present
        self._headers.append((_checked(name), _checked(value)))
        return value

    def add_header(self, _name, _value, /, **_params):
        """Add a header whose value has parameters: add_header("content-disposition", "attachment", filename="a.txt")."""
        parts = [] if _value is None else [_checked(_value)]
        for key, value in _params.items():
            key = key.replace("_", "-")
            parts.append(key if value is None else _quoted(key, _checked(value)))
        self._headers.append((_checked(_name), "; ".join(parts)))

    def __repr__(self):
        return f"{type(self).__name__}({self._headers!r})"

    def __str__(self):
        return "".join(f"{name}: {value}\r\n" for name, value in self._headers) + "\r\n"

    def __bytes__(self):
        return str(self).encode("iso-8859-1")
