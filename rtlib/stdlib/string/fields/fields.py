"""How str.format takes texts and the names of fields apart."""


def _check_str(text):
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")


def formatter_parser(text):
    """An iterator of _fields; what is no str is refused at once."""
    _check_str(text)
    return _fields(text)


def _fields(text):
    """Literal text before a field, the field's name, format spec and conversion, for each field."""
    literal = ""
    i = 0
    while i < len(text):
        c = text[i]
        if c in "{}" and text[i + 1:i + 2] == c:
            yield literal + c, None, None, None
            literal = ""
            i += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if c != "{":
            literal += c
            i += 1
            continue
        depth, j = 1, i + 1
        while j < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[j], 0)
            j += 1
        if depth:
            raise ValueError("expected '}' before end of string" if i + 1 < len(text) else "Single '{' encountered in format string")
        field = text[i + 1:j - 1]
        brackets = 0
        end = len(field)
        for k, ch in enumerate(field):
            brackets += {"[": 1, "]": -1}.get(ch, 0)
            if ch in "!:" and not brackets:
                end = k
                break
        name, rest = field[:end], field[end:]
        conversion = None
        if rest[:1] == "!":
            conversion, rest = rest[1:2], rest[2:]
        yield literal, name, rest[1:], conversion
        literal = ""
        i = j
    if literal:
        yield literal, None, None, None


def formatter_field_name_split(name):
    """What comes first in a field's name, and then (is attribute, key) pairs."""
    _check_str(name)
    end = min((k for k in (name.find("."), name.find("[")) if k >= 0), default=len(name))
    first, rest = name[:end], name[end:]
    steps = []
    while rest:
        if rest[0] == ".":
            end = min((k for k in (rest.find(".", 1), rest.find("[", 1)) if k >= 0), default=len(rest))
            steps.append((True, rest[1:end]))
        else:
            end = rest.index("]") + 1
            key = rest[1:end - 1]
            steps.append((False, int(key) if key.isdigit() else key))
        rest = rest[end:]
    return int(first) if first.isdigit() else first, steps
