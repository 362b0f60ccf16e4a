"""A JSON reader and writer: recursion, isinstance, string escapes, error positions."""


class JSONError(ValueError):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
UNESCAPES = {v: "\\" + k for k, v in ESCAPES.items() if k != "/"}


class Reader:
    def __init__(self, text):
        self.text = text
        self.pos = 0

    def read(self):
        value = self.value()
        self.skip()
        if self.pos != len(self.text):
            raise JSONError("extra data", self.pos)
        return value

    def skip(self):
        while self.pos < len(self.text) and self.text[self.pos] in " \t\r\n":
            self.pos += 1

    def expect(self, c):
        self.skip()
        if self.text[self.pos:self.pos + 1] != c:
            raise JSONError(f"expected {c!r}", self.pos)
        self.pos += 1

    def peek(self):
        self.skip()
        return self.text[self.pos:self.pos + 1]

    def value(self):
        c = self.peek()
        if c == "{":
            return dict(self.sequence("{", "}", self.pair))
        if c == "[":
            return list(self.sequence("[", "]", self.value))
        if c == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.pos):
                self.pos += len(word)
                return value
        return self.number()

    def sequence(self, open, close, item):
        self.expect(open)
        if self.peek() == close:
            self.pos += 1
            return
        while True:
            yield item()
            if self.peek() != ",":
                break
            self.pos += 1
        self.expect(close)

    def pair(self):
        self.skip()
        key = self.string()
        self.expect(":")
        return key, self.value()

    def string(self):
        self.expect('"')
        parts = []
        while True:
            try:
                c = self.text[self.pos]
            except IndexError:
                raise JSONError("unterminated string", self.pos) from None
            self.pos += 1
            if c == '"':
                return "".join(parts)
            if c == "\\":
                c = self.text[self.pos]
                self.pos += 1
                if c == "u":
                    parts.append(chr(int(self.text[self.pos:self.pos + 4], 16)))
                    self.pos += 4
                else:
                    parts.append(ESCAPES[c])
            else:
                parts.append(c)

    def number(self):
        start = self.pos
        while self.pos < len(self.text) and self.text[self.pos] in "+-0123456789.eE":
            self.pos += 1
        text = self.text[start:self.pos]
        try:
            return int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError:
            raise JSONError(f"no value: {text!r}", start) from None


def write(value, indent=None, level=0):
    newline = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    separator = "," + (newline or " ")
    if isinstance(value, str):
        return '"' + "".join(UNESCAPES.get(c, c) if c >= " " else UNESCAPES.get(c) or f"\\u{ord(c):04x}" for c in value) + '"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        items = [write(v, indent, level + 1) for v in value]
        return "[" + newline + separator.join(items) + end + "]" if items else "[]"
    if isinstance(value, dict):
        items = [write(str(k)) + ": " + write(v, indent, level + 1) for k, v in value.items()]
        return "{" + newline + separator.join(items) + end + "}" if items else "{}"
    raise TypeError(f"cannot write {type(value).__name__}")


data = Reader('{"a": [1, -2.5, 1e3, true, null], "b": {"c": "x\\n\\u00e9\\"", "d": []}, "": {}}').read()
print(data)
print(write(data))
print(write(data, indent=2))
print(Reader(write(data, 4)).read() == data, write("tab\t\x01é"), write((1, (2,))))
for text in ("[1, 2", '{"a" 1}', '"open', "[1] 2", "nope", "", "[1,]"):
    try:
        print(Reader(text).read())
    except JSONError as e:
        print("JSONError:", e, e.position)
try:
    write({1: {2}})
except TypeError as e:
    print("TypeError:", e)
