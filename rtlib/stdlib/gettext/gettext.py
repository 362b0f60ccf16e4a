"""Messages in the user's language: the catalog is empty unless a program installs translations of its own."""

import os

__all__ = [
    "NullTranslations", "bindtextdomain", "dgettext", "dngettext", "dnpgettext", "dpgettext", "find", "gettext", "install", "ngettext",
    "npgettext", "pgettext", "textdomain", "translation",
]


def _by_number(singular, plural, n):
    """The form that English has for n."""
    return singular if n == 1 else plural


class NullTranslations:
    """Returns messages as they are, or asks its fallback."""

    def __init__(self, fp=None):
        self._info = {}
        self._charset = None
        self._fallback = None
        if fp is not None:
            self._parse(fp)

    def _parse(self, fp):
        pass

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        return self._fallback.ngettext(msgid1, msgid2, n) if self._fallback else _by_number(msgid1, msgid2, n)

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        return self._fallback.npgettext(context, msgid1, msgid2, n) if self._fallback else _by_number(msgid1, msgid2, n)

    def info(self):
        return self._info

    def charset(self):
        return self._charset

    def install(self, names=None):
        import builtins
        builtins.__dict__["_"] = self.gettext
        if names is not None:
            for name in ("gettext", "ngettext", "npgettext", "pgettext"):
                if name in names:
                    builtins.__dict__[name] = getattr(self, name)


_default_localedir = "/usr/share/locale"
_localedirs = {}
_current_domain = "messages"


def find(domain, localedir=None, languages=None, all=False):
    localedir = localedir or _default_localedir
    if languages is None:
        languages = []
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            value = os.environ.get(name)
            if value:
                languages = value.split(":")
                break
    found = []
    for lang in languages:
        if lang == "C":
            break
        for name in (lang, lang.partition(".")[0], lang.partition("_")[0]):
            file = os.path.join(localedir, name, "LC_MESSAGES", "%s.mo" % domain)
            if os.path.exists(file):
                if not all:
                    return file
                found.append(file)
                break
    return found if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if class_ is not None:
        files = find(domain, localedir, languages, all=True)
        result = None
        for file in files:
            with open(file, "rb") as fp:
                t = class_(fp)
            if result is None:
                result = t
            else:
                result.add_fallback(t)
        if result is not None:
            return result
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)


def textdomain(domain=None):
    global _current_domain
    _current_domain = _current_domain if domain is None else domain
    return _current_domain


def bindtextdomain(domain, localedir=None):
    if localedir is not None:
        _localedirs[domain] = localedir
    return _localedirs.get(domain, _default_localedir)


def dgettext(domain, message):
    return message


def dngettext(domain, msgid1, msgid2, n):
    return _by_number(msgid1, msgid2, n)


def dpgettext(domain, context, message):
    return message


def dnpgettext(domain, context, msgid1, msgid2, n):
    return _by_number(msgid1, msgid2, n)


def gettext(message):
    return message


def ngettext(msgid1, msgid2, n):
    return _by_number(msgid1, msgid2, n)


def pgettext(context, message):
    return message


def npgettext(context, msgid1, msgid2, n):
    return _by_number(msgid1, msgid2, n)


Catalog = translation
