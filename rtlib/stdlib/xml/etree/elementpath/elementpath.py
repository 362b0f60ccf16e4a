"""The path language of the element tree: a path becomes a list of steps, functions from elements to elements."""

import re

_POSITION = re.compile(r"-?\d+$")
_cache = {}


_DOUBLE = ("//", "..", "()", "!=", "::")
_SINGLE = "/.*:[]()@="
_ENDS_NAME = frozenset("/[]()@!= \t\r\n")


def is_name(path):
    """Whether a path is a name alone, which needs no compiling."""
    depth = 0
    for i, c in enumerate(path):
        if c == "{":
            depth += 1
            if path[i + 1:i + 2] in ("*", "}"):
                return False
        elif c == "}":
            depth -= 1
        elif not depth and c in "/*[@.":
            return False
    return True


def _tokens(path, namespaces):
    """The tokens of a path as pairs: an operator or quoted text, and a name with its namespace; blanks are a pair of nothing."""
    default = namespaces.get("") if namespaces else None
    i, of_attribute = 0, False
    while i < len(path):
        c, start = path[i], i
        if c.isspace():
            i += 1
            yield "", ""
            continue
        if c in "'\"" and c in path[i + 1:]:
            i = path.index(c, i + 1) + 1
        elif path[i:i + 2] in _DOUBLE:
            i += 2
        elif c in _SINGLE:
            i += 1
        else:
            if c == "{" and "}" in path[i:]:
                i = path.index("}", i) + 1
            while i < len(path) and path[i] not in _ENDS_NAME:
                i += 1
            if i == start:
                raise SyntaxError("invalid path")
            yield "", _expanded(path[start:i], namespaces, None if of_attribute else default)
            of_attribute = False
            continue
        op = path[start:i]
        of_attribute = op == "@"
        yield op, ""


def _expanded(name, namespaces, default):
    if name[0] == "{":
        return name
    prefix, colon, local = name.partition(":")
    if colon:
        if not namespaces or prefix not in namespaces:
            raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
        return "{%s}%s" % (namespaces[prefix], local)
    return "{%s}%s" % (default, name) if default else name


class _Context:
    """What steps share: where the search began, and each element's parent."""

    def __init__(self, root):
        self.root = root
        self._parents = None

    @property
    def parents(self):
        if self._parents is None:
            self._parents = {e: p for p in self.root.iter() for e in p}
        return self._parents


def _matcher(tag):
    """A function that tells whether an element has a tag with wildcards, or None for a tag without."""
    if tag[:3] == "{*}":
        local = tag[2:]  # with the brace
        plain = tag[3:]
        if plain == "*":
            return lambda e: True
        return lambda e: isinstance(e.tag, str) and (e.tag == plain or e.tag[0] == "{" and e.tag.endswith(local))
    if tag == "{}*":
        return lambda e: isinstance(e.tag, str) and e.tag[0] != "{"
    if tag[-2:] == "}*":
        space = tag[:-1]
        return lambda e: isinstance(e.tag, str) and e.tag.startswith(space)
    return None


def _children(tag):
    if tag[:2] == "{}" and tag != "{}*":
        tag = tag[2:]
    matches = _matcher(tag)

    def step(context, elements):
        for e in elements:
            for child in e:
                if matches(child) if matches else child.tag == tag:
                    yield child

    return step


def _star(context, elements):
    for e in elements:
        yield from e


def _self(context, elements):
    yield from elements


def _descendants(tag):
    if tag[:2] == "{}" and tag != "{}*":
        tag = tag[2:]
    matches = _matcher(tag)

    def step(context, elements):
        for e in elements:
            for d in e.iter():
                if d is not e and (tag == "*" or (matches(d) if matches else d.tag == tag)):
                    yield d

    return step


def _parent(context, elements):
    seen = set()
    for e in elements:
        parent = context.parents.get(e)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _filtered(holds):
    def step(context, elements):
        for e in elements:
            if holds(e):
                yield e

    return step


def _at(index):
    def step(context, elements):
        for e in elements:
            parent = context.parents.get(e)
            if parent is None:
                continue
            same = list(parent.findall(e.tag))
            if -len(same) <= index < len(same) and same[index] is e:
                yield e

    return step


def _predicate(following):
    """The step for what stands in brackets."""
    shape, values = [], []
    while True:
        try:
            op, name = following()
        except StopIteration:
            return None
        if op == "]":
            break
        if not op and not name:
            continue  # blanks
        if op and op[0] in "'\"":
            shape.append("'")
            values.append(op[1:-1])
        else:
            shape.append(op or "-")
            values.append(name)
    form = "".join(shape)
    if form == "@-":
        key = values[1]
        return _filtered(lambda e: e.get(key) is not None)
    if form in ("@-='", "@-!='"):
        key, value = values[1], values[-1]
        if "!=" in form:
            return _filtered(lambda e: e.get(key) not in (None, value))
        return _filtered(lambda e: e.get(key) == value)
    if form == "-" and not _POSITION.match(values[0]):
        tag = values[0]
        return _filtered(lambda e: e.find(tag) is not None)
    if form in (".='", ".!='", "-='", "-!='") and not (form[0] == "-" and _POSITION.match(values[0])):
        tag, value, wanted = values[0], values[-1], "!=" not in form
        if tag:
            return _filtered(lambda e: any(("".join(c.itertext()) == value) is wanted for c in e.findall(tag)))
        return _filtered(lambda e: ("".join(e.itertext()) == value) is wanted)
    if form in ("-", "-()", "-()-"):
        if form == "-":
            index = int(values[0]) - 1
            if index < 0:
                raise SyntaxError("XPath position >= 1 expected")
        else:
            if values[0] != "last":
                raise SyntaxError("unsupported function")
            index = -1
            if form == "-()-":
                try:
                    index = int(values[2]) - 1
                except ValueError:
                    raise SyntaxError("unsupported expression") from None
                if index > -2:
                    raise SyntaxError("XPath offset from last() must be negative")
        return _at(index)
    raise SyntaxError("invalid predicate")


def _step(op, name, following):
    if op == "" and name:
        return _children(name)
    if op == "*":
        return _star
    if op == ".":
        return _self
    if op == "..":
        return _parent
    if op == "[":
        return _predicate(following)
    if op == "//":
        try:
            op, name = following()
        except StopIteration:
            return None
        if op == "*":
            name = "*"
        elif op or not name:
            raise SyntaxError("invalid descendant")
        return _descendants(name)
    raise KeyError(op)


def _compiled(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    key = path, tuple(sorted(namespaces.items())) if namespaces else None
    steps = _cache.get(key)
    if steps is not None:
        return steps
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    following = _tokens(path, namespaces).__next__
    steps = []
    try:
        op, name = following()
    except StopIteration:
        return None
    while True:
        step = _step(op, name, following)
        if step is None:
            raise SyntaxError("invalid path") from None
        steps.append(step)
        try:
            op, name = following()
            if op == "/":
                op, name = following()
        except StopIteration:
            break
    if len(_cache) > 100:
        _cache.clear()
    _cache[key] = steps
    return steps


def iterfind(elem, path, namespaces=None):
    """An iterator of the elements that a path leads to."""
    steps = _compiled(path, namespaces)
    if steps is None:
        return None
    context = _Context(elem)
    elements = (elem,)
    for step in steps:
        elements = step(context, elements)
    return iter(elements)


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    return default if found is None else found.text or ""
