"""How trees are written: as XML, HTML or text."""

__all__ = ["QName", "register_namespace", "serializer"]

_prefixes = {
    "http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi", "http://purl.org/dc/elements/1.1/": "dc",
}
_HTML_EMPTY = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "source",
               "track", "wbr"}


class QName:
    """A name with its namespace."""

    def __init__(self, text_or_uri, tag=None):
        self.text = "{%s}%s" % (text_or_uri, tag) if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<{type(self).__name__} {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def _other(self, other):
        return other.text if isinstance(other, QName) else other

    def __eq__(self, other):
        return self.text == self._other(other)

    def __lt__(self, other):
        return self.text < self._other(other)

    def __le__(self, other):
        return self.text <= self._other(other)

    def __gt__(self, other):
        return self.text > self._other(other)

    def __ge__(self, other):
        return self.text >= self._other(other)


QName.__module__ = "xml.etree.ElementTree"


def register_namespace(prefix, uri):
    """Chooses the prefix that a namespace is written with."""
    if prefix[:2] == "ns" and prefix[2:].isdecimal():
        raise ValueError("Prefix format reserved for internal use")
    for known in [u for u, p in _prefixes.items() if u == uri or p == prefix]:
        del _prefixes[known]
    _prefixes[uri] = prefix


def _refuse(value):
    raise TypeError(f"cannot serialize {value!r} (type {type(value).__name__})")


def _text(text):
    try:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    except (TypeError, AttributeError):
        _refuse(text)


def _attribute(text):
    return (_text(text).replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;"))


def _html_attribute(text):
    try:
        return text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    except (TypeError, AttributeError):
        _refuse(text)


class _Names:
    """The names of a document as they are written, and the prefixes that this takes."""

    def __init__(self, root, default):
        self.default = default
        self.prefixes = {default: ""} if default else {}
        self.shown = {None: None}
        for e in root.iter():
            if isinstance(e.tag, QName):
                self.add(e.tag.text)
            elif isinstance(e.tag, str):
                self.add(e.tag)
            elif e.tag is not None and not callable(e.tag):
                _refuse(e.tag)
            for key, value in e.items():
                key = key.text if isinstance(key, QName) else key
                self.add(key)
                if isinstance(value, QName):
                    self.add(value.text)
            if isinstance(e.text, QName):
                self.add(e.text.text)

    def add(self, name):
        if name in self.shown:
            return
        try:
            if name[:1] != "{":
                if self.default:
                    raise ValueError("cannot use non-qualified names with default_namespace option")
                self.shown[name] = name
                return
            uri, local = name[1:].rsplit("}", 1)
        except TypeError:
            _refuse(name)
        prefix = self.prefixes.get(uri)
        if prefix is None:
            prefix = _prefixes.get(uri)
            if prefix is None:
                prefix = f"ns{len(self.prefixes)}"
            if prefix != "xml":
                self.prefixes[uri] = prefix
        self.shown[name] = f"{prefix}:{local}" if prefix else local

    def __getitem__(self, name):
        return self.shown[name.text if isinstance(name, QName) else name]


def serializer(comment, instruction):
    """The function that writes a tree; comments and instructions have the two functions for tags."""

    def write_node(write, e, names, declared, html, short):
        tag, text = e.tag, e.text
        if tag is comment:
            write(f"<!--{_text(text) if html else text}-->")
        elif tag is instruction:
            write(f"<?{_text(text) if html else text}?>")
        elif names[tag] is None:
            if text:
                write(_text(text))
            for child in e:
                write_node(write, child, names, None, html, short)
        else:
            shown = names[tag]
            write("<" + shown)
            attribute = _html_attribute if html else _attribute
            for uri, prefix in sorted(declared or (), key=lambda d: d[1]):
                write(f' xmlns{":" + prefix if prefix else ""}="{attribute(uri)}"')
            for key, value in e.items():
                value = names[value] if isinstance(value, QName) else attribute(value)
                write(f' {names[key]}="{value}"')
            lower = shown.lower()
            if html:
                write(">")
                if text:
                    write(text if lower in ("script", "style") else _text(text))
                for child in e:
                    write_node(write, child, names, None, html, short)
                if lower not in _HTML_EMPTY:
                    write(f"</{shown}>")
            elif text or len(e) or not short:
                write(">")
                if text:
                    write(names[text] if isinstance(text, QName) else _text(text))
                for child in e:
                    write_node(write, child, names, None, html, short)
                write(f"</{shown}>")
            else:
                write(" />")
        if e.tail:
            write(_text(e.tail))

    def serialize(write, root, method, default_namespace, short):
        if method == "text":
            for text in root.itertext():
                write(text)
            if root.tail:
                write(root.tail)
            return
        names = _Names(root, default_namespace)
        write_node(write, root, names, names.prefixes.items(), method == "html", short)

    return serialize
