"""Messages in the user's language, from catalogs in GNU's binary format."""

import operator
import os
import sys

__all__ = [
    "NullTranslations", "GNUTranslations", "Catalog", "bindtextdomain", "find", "translation", "install", "textdomain", "dgettext",
    "dngettext", "gettext", "ngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext",
]

_default_localedir = os.path.join(sys.base_prefix, "share", "locale")


def _as_int2(n):
    """A number of things as an int; what cannot be one stays, with a warning to the program that gave it."""
    try:
        return operator.index(n)
    except TypeError:
        pass
    import warnings

    depth = 1
    while sys._getframemodulename(depth) == __name__:
        depth += 1
    warnings.warn(f"Plural value must be an integer, got {n.__class__.__name__}", DeprecationWarning, depth + 1)
    return n


def _as_int(n):
    try:
        round(n)
    except TypeError:
        raise TypeError(f"Plural value must be an integer, got {n.__class__.__name__}") from None
    return _as_int2(n)


def _by_number(singular, plural, n):
    """The form that English has for n."""
    return singular if n == 1 else plural


# The binary operators of plural forms, by what binds more and more tightly: what each makes of two functions of n.
_LEVELS = (
    {"||": lambda a, b: lambda n: a(n) or b(n)},
    {"&&": lambda a, b: lambda n: a(n) and b(n)},
    {"==": lambda a, b: lambda n: a(n) == b(n), "!=": lambda a, b: lambda n: a(n) != b(n)},
    {"<": lambda a, b: lambda n: a(n) < b(n), ">": lambda a, b: lambda n: a(n) > b(n),
     "<=": lambda a, b: lambda n: a(n) <= b(n), ">=": lambda a, b: lambda n: a(n) >= b(n)},
    {"+": lambda a, b: lambda n: a(n) + b(n), "-": lambda a, b: lambda n: a(n) - b(n)},
    {"*": lambda a, b: lambda n: a(n) * b(n), "/": lambda a, b: lambda n: a(n) // b(n), "%": lambda a, b: lambda n: a(n) % b(n)},
)
_COMPARISONS = 2, 3
_TOKEN = r"""(?xs)
    [ \t]+ |
    (?P<value>
        [0-9]+\b | n\b | [()] | [-*/%+?:] | [><!]=? | == | && | \|\|
    ) |
    (?P<invalid>\w+ | .)
"""


class _Plural:
    """The parser of a plural form, an expression in C. Each of its methods gives a function of n and how deep its parentheses are nested."""

    def __init__(self, text):
        import re

        self.matches = re.finditer(_TOKEN, text)
        self.token = None

    def advance(self):
        """Goes on to the next token, "" after the last."""
        for match in self.matches:
            if match["invalid"] is not None:
                raise ValueError(f"invalid token in plural form: {match['invalid']}")
            if match["value"] is not None:
                self.token = match["value"]
                return
        self.token = ""

    def fail(self):
        raise ValueError(f"unexpected token in plural form: {self.token}" if self.token else "unexpected end of plural form")

    def whole(self):
        value, depth = self.conditional()
        if self.token:
            self.fail()
        if depth > 20:
            raise ValueError("plural form expression is too complex")
        return value

    def conditional(self, between=False):
        """a ? b : c, or what has no such operator; between the ? and the : of another one it is as if in parentheses."""
        condition, depth = self.binary(0)
        if self.token != "?":
            return condition, depth
        then, inner = self.conditional(between=True)
        if self.token != ":":
            self.fail()
        otherwise, last = self.conditional()
        return lambda n: then(n) if condition(n) else otherwise(n), max(depth, inner, last) + between

    def binary(self, level):
        """Operators of a level and of the levels that bind more tightly."""
        self.advance()
        negations = 0
        while self.token == "!":
            # A comparison or sum with a negation on its right is none in Python, which CPython makes of these expressions. There a
            # negation is of all up to the next && or ||.
            if level > 2:
                raise SyntaxError("'not' after an operator must be parenthesized" if level > 4 else "invalid syntax")
            negations += 1
            self.advance()
        value, depth = self.operand()
        before = None
        while (found := self.level_of_operator()) is not None and found >= level:
            if found < 2:
                value, negations = self.negated(value, negations), 0
            if found in _COMPARISONS and before in _COMPARISONS:
                depth += 1
            combine = _LEVELS[found][self.token]
            right, inner = self.binary(found + 1)
            value, depth, before = combine(value, right), max(depth, inner), found
        if before == level == 3:
            depth += 1
        return self.negated(value, negations), depth

    def negated(self, value, times):
        """A function negated so many times."""
        if not times:
            return value
        return (lambda n: not value(n)) if times % 2 else (lambda n: bool(value(n)))

    def level_of_operator(self):
        return next((i for i, level in enumerate(_LEVELS) if self.token in level), None)

    def operand(self):
        if self.token == "(":
            value, depth = self.conditional()
            if self.token != ")":
                raise ValueError("unbalanced parenthesis in plural form")
            depth += 1
        elif self.token == "n":
            value, depth = (lambda n: n), 0
        elif self.token.isdigit():
            number = int(self.token)
            value, depth = (lambda n: number), 0
        else:
            self.fail()
        self.advance()
        return value, depth


def c2py(plural):
    """The function that a plural form, an expression in C, is."""
    if len(plural) > 1000:
        raise ValueError("plural form expression is too long")
    try:
        value = _Plural(plural).whole()
    except RecursionError:
        raise ValueError("plural form expression is too complex")
    return lambda n: int(value(n if isinstance(n, int) else _as_int(n)))


class NullTranslations:
    """Returns messages as they are, or asks its fallback."""

    _charset = _fallback = None

    def __init__(self, fp=None):
        self._info = {}
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        """Adds what is asked last."""
        last = self
        if last._fallback:
            last._fallback.add_fallback(fallback)
        else:
            last._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        return self._fallback.ngettext(msgid1, msgid2, n) if self._fallback else _by_number(msgid1, msgid2, _as_int2(n))

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        return self._fallback.npgettext(context, msgid1, msgid2, n) if self._fallback else _by_number(msgid1, msgid2, _as_int2(n))

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins

        chosen = {"gettext", "ngettext", "npgettext", "pgettext"}.intersection(names or ())
        vars(builtins).update({"_": self.gettext}, **{name: getattr(self, name) for name in chosen})


class GNUTranslations(NullTranslations):
    """The messages of a file in GNU's binary format, by their originals; those with plural forms by pairs of that and a number."""

    LE_MAGIC, BE_MAGIC = 0x950412DE, 0xDE120495
    CONTEXT = "%s\x04%s"
    VERSIONS = 0, 1

    def _get_versions(self, version):
        return version >> 16, version & 0xFFFF

    def _parse(self, fp):
        self._catalog = {}
        self.plural = lambda n: int(n != 1)
        for original, translated in self._entries(fp.read(), getattr(fp, "name", "")):
            if not original:
                self._read_header(translated)
            charset = self._charset or "ascii"
            if b"\0" not in original:
                self._catalog[str(original, charset)] = str(translated, charset)
                continue
            singular, _ = original.split(b"\0")
            singular = str(singular, charset)
            for number, form in enumerate(translated.split(b"\0")):
                self._catalog[singular, number] = str(form, charset)

    def _entries(self, data, name):
        """The originals and their translations as bytes. The file has a table of places for each of the two."""
        from struct import unpack

        order = {self.LE_MAGIC: "<", self.BE_MAGIC: ">"}.get(unpack("<I", data[:4])[0])
        if order is None:
            raise OSError(0, "Bad magic number", name)
        version, number, *tables = unpack(order + "4I", data[4:20])
        major, _ = self._get_versions(version)
        if major not in self.VERSIONS:
            raise OSError(0, f"Bad version number {major}", name)
        for i in range(number):
            places = [unpack(order + "II", data[table + 8 * i:table + 8 * i + 8]) for table in tables]
            if any(start + size >= len(data) for size, start in places):
                raise OSError(0, "File is corrupt", name)
            yield [data[start:start + size] for size, start in places]

    def _read_header(self, text):
        """Takes in the translation of the empty message: lines of names and values, as in mail."""
        name = None
        for line in text.split(b"\n"):
            line = line.decode().strip()
            if not line or line.startswith("#-#-#-#-#") and line.endswith("#-#-#-#-#"):
                continue
            if ":" not in line:
                if name:
                    self._info[name] += "\n" + line
                continue
            name, value = line.split(":", 1)
            name, value = name.strip().lower(), value.strip()
            self._info[name] = value
            if name == "content-type":
                self._charset = value.split("charset=")[1]
            elif name == "plural-forms":
                self.plural = c2py(value.split(";")[1].split("plural=")[1])

    def _found(self, message):
        """The translation of a message that stands alone, else None."""
        found = self._catalog.get(message)
        return self._catalog.get((message, self.plural(1))) if found is None else found

    def gettext(self, message):
        found = self._found(message)
        return super().gettext(message) if found is None else found

    def pgettext(self, context, message):
        found = self._found(self.CONTEXT % (context, message))
        return super().pgettext(context, message) if found is None else found

    def ngettext(self, msgid1, msgid2, n):
        found = self._catalog.get((msgid1, self.plural(n)))
        if found is None and self._fallback:
            return self._fallback.ngettext(msgid1, msgid2, n)
        return _by_number(msgid1, msgid2, n) if found is None else found

    def npgettext(self, context, msgid1, msgid2, n):
        found = self._catalog.get((self.CONTEXT % (context, msgid1), self.plural(n)))
        if found is None and self._fallback:
            return self._fallback.npgettext(context, msgid1, msgid2, n)
        return _by_number(msgid1, msgid2, n) if found is None else found


def _expand_lang(loc):
    """The names that a locale's directory may have, the most precise first: without modifier, territory or codeset."""
    if loc == "C":
        return [loc]
    import locale

    rest, at, modifier = locale.normalize(loc).partition("@")
    rest, dot, codeset = rest.partition(".")
    language, bar, territory = rest.partition("_")
    modifiers, territories, codesets = (
        (mark + part, "") if mark else ("",) for mark, part in ((at, modifier), (bar, territory), (dot, codeset)))
    return [language + t + c + m for m in modifiers for t in territories for c in codesets]


def _languages():
    """The languages that the environment asks for."""
    for name in "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG":
        if wanted := os.environ.get(name):
            return wanted.split(":")
    return []


def find(domain, localedir=None, languages=None, all=False):
    if languages is None:
        languages = [*_languages(), "C"]
    found, tried = [], set()
    for name in (name for language in languages for name in _expand_lang(language)):
        if name == "C":
            break
        if name in tried:
            continue
        tried.add(name)
        path = os.path.join(_default_localedir if localedir is None else localedir, name, "LC_MESSAGES", "%s.mo" % domain)
        if os.path.exists(path):
            if not all:
                return path
            found.append(path)
    return found if all else None


# By class and path.
_translations = {}


def _loaded(path, class_):
    """The translations of a file, read once, in an object that may get fallbacks of its own."""
    key = class_, os.path.abspath(path)
    if key not in _translations:
        with open(path, "rb") as fp:
            _translations[key] = class_(fp)
    import copy

    return copy.copy(_translations[key])


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    paths = find(domain, localedir, languages, all=True)
    if not paths:
        if fallback:
            return NullTranslations()
        from errno import ENOENT

        raise FileNotFoundError(ENOENT, "No translation file found for domain", domain)
    first, *others = [_loaded(path, GNUTranslations if class_ is None else class_) for path in paths]
    for other in others:
        first.add_fallback(other)
    return first


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


_localedirs = {}
_current_domain = "messages"


def textdomain(domain=None):
    global _current_domain
    _current_domain = _current_domain if domain is None else domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def _of(domain):
    """The translations of a domain, which may be none."""
    try:
        return translation(domain, _localedirs.get(domain), fallback=True)
    except OSError:
        return NullTranslations()


def dgettext(domain, message):
    return _of(domain).gettext(message)


def dngettext(domain, msgid1, msgid2, n):
    return _of(domain).ngettext(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return _of(domain).pgettext(context, message)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _of(domain).npgettext(context, msgid1, msgid2, n)


def gettext(message):
    return dgettext(_current_domain, message)


def ngettext(msgid1, msgid2, n):
    return dngettext(_current_domain, msgid1, msgid2, n)


def pgettext(context, message):
    return dpgettext(_current_domain, context, message)


def npgettext(context, msgid1, msgid2, n):
    return dnpgettext(_current_domain, context, msgid1, msgid2, n)


Catalog = translation
