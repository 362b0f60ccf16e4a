"""Constants, templates and formatting of text."""

import re as _re
from _string import formatter_field_name_split as _formatter_field_name_split, formatter_parser as _formatter_parser
from collections import ChainMap as _ChainMap

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Every word capitalised."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_sentinel = {}


class Template:
    """Text in which $name and ${name} are to be replaced."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        if "pattern" in cls.__dict__:
            pattern = cls.pattern
        else:
            delim = _re.escape(cls.delimiter)
            name = cls.idpattern
            braced = cls.braceidpattern or name
            pattern = f"{delim}(?:(?P<escaped>{delim})|(?P<named>{name})|{{(?P<braced>{braced})}}|(?P<invalid>))"
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        lines = self.template[:mo.start("invalid")].splitlines(keepends=True)
        line, column = (len(lines), len(lines[-1])) if lines else (1, 1)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _read(self, mo):
        """What a match is: "named" with the name, "escaped" or "invalid". Patterns of the program's own may have other groups."""
        name = mo["named"] or mo["braced"]
        if name is not None:
            return "named", name
        for group in "escaped", "invalid":
            if mo[group] is not None:
                return group, None
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _replaced(self, values, strict):
        """The text with its placeholders replaced. What has no value, and what is invalid, is refused or left as it is."""

        def replacement(mo):
            kind, name = self._read(mo)
            if kind == "escaped":
                return self.delimiter
            if kind == "invalid":
                return self._invalid(mo) if strict else mo[0]
            try:
                return str(values[name])
            except KeyError:
                if strict:
                    raise
                return mo[0]

        return self.pattern.sub(replacement, self.template)

    def _values(self, mapping, kws):
        if mapping is _sentinel:
            return kws
        return _ChainMap(kws, mapping) if kws else mapping

    def substitute(self, mapping=_sentinel, /, **kws):
        """The text with every name replaced; KeyError where one is missing."""
        return self._replaced(self._values(mapping, kws), True)

    def safe_substitute(self, mapping=_sentinel, /, **kws):
        """The text with the names replaced that there are."""
        return self._replaced(self._values(mapping, kws), False)

    def is_valid(self):
        """Whether every delimiter begins a placeholder."""
        return all(self._read(mo)[0] != "invalid" for mo in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names, in order of first occurrence."""
        found = map(self._read, self.pattern.finditer(self.template))
        return list(dict.fromkeys(name for kind, name in found if kind == "named"))

Template._compile()


class Formatter:
    """str.format, with parts that can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is not None:
                name, auto_arg_index = _numbered(name, auto_arg_index)
                value, used = self.get_field(name, args, kwargs)
                used_args.add(used)
                value = self.convert_field(value, conversion)
                spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
                parts.append(self.format_field(value, spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        convert = _CONVERSIONS.get(conversion)
        if convert is None:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return convert(value)

    def parse(self, format_string):
        return _formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, steps = _formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in steps:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first


_CONVERSIONS = {"s": str, "r": repr, "a": ascii}


def _numbered(name, following):
    """The name of a field, a number if it has none, and the number of the next; following is False where fields have been numbered."""
    if name != "" and not name.isdigit():
        return name, following
    if following is False if name == "" else following:
        raise ValueError("cannot switch from manual field specification to automatic field numbering")
    return (str(following), following + 1) if name == "" else (name, False)
