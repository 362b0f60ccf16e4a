"""Elements in a tree: made by hand or read from XML, searched, changed, written."""

import io
import warnings

from _types import _mark_static
from xml.etree import ElementPath
from _xmlparser import ParseError, TreeBuilder, XMLParser, XMLPullParser, iterparse, set_factories
from _xmlwriter import QName, register_namespace, serializer

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse", "parse", "ParseError", "PI",
    "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser",
    "XMLPullParser", "register_namespace",
]

VERSION = "1.3.0"


class Element:
    """A node of the tree: a tag, attributes, text before the first child, children, and text after its end."""

    __slots__ = ("tag", "attrib", "text", "tail", "_children", "__weakref__")

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    def __copy__(self):
        new = Element(self.tag, self.attrib)
        new.text, new.tail = self.text, self.tail
        new._children = self._children[:]
        return new

    def __deepcopy__(self, memo):
        from copy import deepcopy

        new = Element(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        new.text, new.tail = deepcopy(self.text, memo), deepcopy(self.tail, memo)
        new._children = [deepcopy(e, memo) for e in self._children]
        return new

    def __getstate__(self):
        return {"tag": self.tag, "_children": self._children, "attrib": self.attrib, "text": self.text, "tail": self.tail}

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        warnings.warn(
            "Testing an element's truth value will always return True in future versions.  "
            "Use specific 'len(elem)' or 'elem is not None' test instead.", DeprecationWarning, stacklevel=2)
        return bool(self._children)

    def _index(self, index, what="child index"):
        if not isinstance(index, slice) and not hasattr(index, "__index__"):
            raise TypeError("element indices must be integers")
        return index

    def __getitem__(self, index):
        try:
            return self._children[self._index(index)]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, value):
        self._index(index)
        if isinstance(index, slice):
            value = list(value)
            for e in value:
                _check(e, "expected an Element, not \"%s\"")
        try:
            old = self._children[index]
            if not isinstance(index, slice):
                _check(value, "expected an Element, not \"%s\"")
            self._children[index] = value
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._children[self._index(index)]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        _check(subelement, "append() argument 1 must be xml.etree.ElementTree.Element, not %s")
        self._children.append(subelement)

    def extend(self, elements, /):
        try:
            elements = list(elements)
        except TypeError:
            raise TypeError("'elements' must be an iterable") from None
        for e in elements:
            _check(e, "expected an Element, not \"%s\"")
            self._children.append(e)

    def insert(self, index, subelement, /):
        if not hasattr(index, "__index__"):
            raise TypeError(f"'{type(index).__name__}' object cannot be interpreted as an integer")
        _check(subelement, "insert() argument 2 must be xml.etree.ElementTree.Element, not %s")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _check(subelement, "remove() argument must be xml.etree.ElementTree.Element, not %s")
        for i, e in enumerate(self._children):
            if e is subelement or e == subelement:
                del self._children[i]
                return
        raise ValueError("list.remove(x): x not in list")

    def find(self, path, namespaces=None):
        if namespaces is None and isinstance(path, str) and ElementPath.is_name(path):
            for e in self._children:
                if e.tag == path:
                    return e
            return None
        return ElementPath.find(self, path, namespaces)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""

    def findall(self, path, namespaces=None):
        if namespaces is None and isinstance(path, str) and ElementPath.is_name(path):
            return [e for e in self._children if e.tag == path]
        return ElementPath.findall(self, path, namespaces)

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, path, namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        return _walk(self, None if tag == "*" else tag)

    def itertext(self):
        if self.text:
            yield self.text
        for e in self._children:
            yield from e.itertext()
            if e.tail:
                yield e.tail


def _walk(element, tag):
    stack = [iter((element,))]
    while stack:
        for e in stack[-1]:
            if tag is None or e.tag == tag:
                yield e
            if e._children:
                stack.append(iter(e._children))
                break
        else:
            stack.pop()


def _check(e, message):
    if not isinstance(e, Element):
        raise TypeError(message % type(e).__name__)


def SubElement(parent, tag, attrib={}, **extra):
    """Makes an element and appends it to another one."""
    _check(parent, "SubElement() argument 1 must be xml.etree.ElementTree.Element, not %s")
    e = Element(tag, attrib, **extra)
    parent.append(e)
    return e


def Comment(text=None):
    """A comment, as an element that has this function for its tag."""
    e = Element(Comment)
    e.text = text
    return e


def ProcessingInstruction(target, text=None):
    """A processing instruction, likewise."""
    e = Element(ProcessingInstruction)
    e.text = f"{target} {text}" if text else target
    return e


PI = ProcessingInstruction
_serialize = serializer(Comment, ProcessingInstruction)
set_factories(Element, Comment, ProcessingInstruction)


def iselement(element):
    return hasattr(element, "tag")


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        if hasattr(source, "read"):
            self._root = _parsed(source, parser)
        else:
            with open(source, "rb") as file:
                self._root = _parsed(file, parser)
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _relative(self, path):
        if path[:1] == "/":
            warnings.warn(
                "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
                f"If you rely on the current behaviour, change it to {'.' + path!r}", FutureWarning, stacklevel=3)
            return "." + path
        return path

    def find(self, path, namespaces=None):
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True):
        if not method:
            method = "xml"
        elif method not in ("xml", "html", "text", "c14n"):
            raise ValueError("unknown method %r" % method)
        if method == "c14n":
            raise NotImplementedError("c14n is not supported")
        encoding = encoding or "us-ascii"
        as_text = encoding.lower() == "unicode"
        pieces = []
        if method == "xml" and (xml_declaration or (xml_declaration is None and not as_text and encoding.lower() not in ("utf-8", "us-ascii"))):
            shown = encoding
            if as_text:
                import locale

                shown = locale.getpreferredencoding()
            pieces.append(f"<?xml version='1.0' encoding='{shown}'?>\n")
        _serialize(pieces.append, self._root, method, default_namespace, short_empty_elements)
        text = "".join(pieces)
        data = text if as_text else text.encode(encoding, "xmlcharrefreplace")
        write = getattr(file_or_filename, "write", None)
        if write is None:
            with open(file_or_filename, "w" if as_text else "wb", **({"encoding": "utf-8", "errors": "xmlcharrefreplace"} if as_text else {})) as f:
                f.write(data)
        else:
            write(data)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    """XML as bytes, or as a str if the encoding is "unicode"."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(
        stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
        short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    return [tostring(element, encoding, method, xml_declaration=xml_declaration, default_namespace=default_namespace,
                     short_empty_elements=short_empty_elements)]


def dump(elem):
    """Writes an element or a tree to standard output."""
    import sys

    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    tree.write(sys.stdout, encoding="unicode")
    if not (tree.getroot().tail or "").endswith("\n"):
        sys.stdout.write("\n")


def _parsed(file, parser):
    """What a parser, by default an XMLParser, makes of a file."""
    parser = XMLParser() if parser is None else parser
    while data := file.read(65536):
        parser.feed(data)
    return parser.close()


def indent(tree, space="  ", level=0):
    """Adds white space so that each element begins on a line of its own."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent(tree, "\n" + level * space, space)


def _indent(element, outer, space):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent(child, inner, space)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer


def parse(source, parser=None):
    """A tree from a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def _built(pieces, parser):
    """What a parser makes of the pieces of a document."""
    parser = parser or XMLParser(target=TreeBuilder())
    for piece in pieces:
        parser.feed(piece)
    return parser.close()


def XML(text, parser=None):
    """The root of a document that is a str or bytes."""
    return _built((text,), parser)


fromstring = XML


def fromstringlist(sequence, parser=None):
    """The root of a document that is given in pieces."""
    return _built(sequence, parser)


def XMLID(text, parser=None):
    """The root, and the elements by their id."""
    root = XML(text, parser)
    return root, {e.get("id"): e for e in root.iter() if e.get("id")}


Element.__module__ = "xml.etree.ElementTree"
_mark_static(Element)
