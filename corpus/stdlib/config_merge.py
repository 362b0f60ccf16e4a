"""Settings from defaults, an INI file, JSON, the environment and the command line."""
import configparser
import csv
import io
import json
import os
import pprint
import string
from collections import ChainMap
from dataclasses import dataclass, fields, field
from types import MappingProxyType, SimpleNamespace
from typing import Any, get_type_hints

INI = """\
[DEFAULT]
root = /srv
timeout = 30

; a comment
[server]
host = ${NAME}.example
path = %(root)s/www
debug = yes
workers: 4
ratio = 0.75
multi =
    one
    two

    three
[client]
timeout = 5
empty =
novalue
"""

cp = configparser.ConfigParser(allow_no_value=True)
cp.read_string(INI)
print(cp.sections(), cp["server"]["path"], cp.getboolean("server", "debug"), cp.getint("server", "workers") + 1, cp["server"].getfloat("ratio"))
print(repr(cp["server"]["multi"]), cp.get("client", "novalue"), cp.get("client", "empty"), cp["client"].get("missing", "fallback"), cp.getint("client", "timeout"))
print(dict(cp["client"]), "timeout" in cp["server"], cp.has_option("client", "host"), cp.items("client"))
for f in (lambda: cp["nope"], lambda: cp.get("server", "nope"), lambda: cp.getint("server", "host"), lambda: cp.getboolean("server", "ratio"),
          lambda: cp.read_string("[a]\nx=1\nx=2"), lambda: cp.read_string("no section"), lambda: cp.read_string("[a]\nb = %(c)s") or cp.get("a", "b"),
          lambda: cp.add_section("server"), lambda: cp.set("server", "x", 5), lambda: cp.read_string("[z]\n= 1\n  bad\n")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "|", str(e).replace("\n", "\\n"))
cp.set("client", "new", "a%%b")
cp.remove_option("client", "empty")
out = io.StringIO()
cp.write(out)
print(out.getvalue())
raw = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("//",), strict=False)
raw.optionxform = str
raw.read_string("[S]\nKey:1=v%(x)s\n// c\nKey:1=w\n")
print(raw.items("S"))
ext = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
ext.read_dict({"a": {"x": 1, "y": "${x}2"}, "b": {"z": "${a:y}$$"}})
print(ext["b"]["z"], ext["a"]["y"])


@dataclass
class Settings:
    host: str = "localhost"
    workers: int = 1
    debug: bool = False
    ratio: float = 1.0
    tags: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, source):
        hints = get_type_hints(cls)
        values = {}
        for f in fields(cls):
            if f.name in source:
                values[f.name] = convert(hints[f.name], source[f.name])
        return cls(**values)


def convert(t, v: Any):
    match t, v:
        case (type() as kind, _) if kind is bool and isinstance(v, str):
            return v.lower() in {"1", "yes", "true", "on"}
        case (type() as kind, str()) if kind in (int, float):
            return kind(v)
        case (_, str()) if t == list[str]:
            return v.split(",")
        case _:
            return v


os.environ["APP_WORKERS"] = "16"
env = {k.removeprefix("APP_").lower(): v for k, v in os.environ.items() if k.startswith("APP_")}
layers = ChainMap({"debug": "on"}, env, json.loads('{"ratio": 0.5, "tags": ["x", "y"], "workers": 2}'), dict(cp["server"]))
s = Settings.load(layers)
print(s, layers.parents["workers"], len(layers.maps), layers.new_child({"a": 1})["a"])
print(Settings.load({"tags": "p,q"}), MappingProxyType(vars(s)), SimpleNamespace(**vars(s)) == SimpleNamespace(**vars(s)))
print(string.Template("$host:${port} costs $$5 $missing").safe_substitute(host=s.host, port=80))
pprint.pprint({"settings": vars(s), "nested": [{"k" * 10: list(range(12)), "z": {"deep": ("tuple", {"set"})}}] * 2, "text": "word " * 20}, width=70, sort_dicts=False)
rows = list(csv.DictReader(io.StringIO('name,qty,note\n"Smith, J.",3,"said ""hi"""\nLee,,\n\nLong,1,"two\nlines",extra\n')))
for r in rows:
    print(r)
out = io.StringIO()
w = csv.DictWriter(out, ["a", "b"], extrasaction="ignore", restval="?", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
w.writeheader()
w.writerows([{"a": 1, "b": 'x"y'}, {"a": 2.5}, {"a": None, "b": "", "c": 1}])
print(out.getvalue())
print(list(csv.reader(["a\tb\t'c\td'"], delimiter="\t", quotechar="'")), csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter, csv.list_dialects())
try:
    csv.DictWriter(out, ["a"]).writerow({"z": 1})
except ValueError as e:
    print(e)
print(json.dumps({"k": [1, None, True, 1e100, float("inf")], "ü": "\u2028\"", 3: ()}, indent=2), json.dumps([1, {"a": 2}], separators=(",", ":")), json.dumps("ü\ud800", ensure_ascii=False).encode("utf-8", "replace"))
for text in ('{"a": 1,}', "[1 2]", '"abc', "nul", "", '{"a" 1}', "[1] x", '"\x01"', "{1: 2}", '"\\x"'):
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(e, e.pos, e.lineno, e.colno, sep=" | ")
class Enc(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, (set, frozenset)) else super().default(o)
print(json.dumps({"s": {3, 1, 2}}, cls=Enc), json.loads('{"a": 1.10, "b": -0, "c": 12345678901234567890}', parse_float=str, object_pairs_hook=list))
try:
    json.dumps({"x": object}, cls=Enc)
except TypeError as e:
    print(e, e.__notes__ if hasattr(e, "__notes__") else "")
