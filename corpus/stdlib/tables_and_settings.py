"""CSV tables, configuration files, HTTP status codes and imports by name."""

import configparser
import csv
import importlib
import importlib.metadata
import importlib.util
import io
from http import HTTPMethod, HTTPStatus

out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["name", "note", "price"])
writer.writerows([["Ann, Bob", 'say "hi"', 1.5], ["two\nlines", None, 3], ["", " x ", True]])
print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO(out.getvalue()))))
for options in ({"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC}, {"delimiter": ";", "quotechar": "'"}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"}, {"dialect": "excel-tab"}, {"dialect": "unix"}, {"quoting": csv.QUOTE_STRINGS}):
    text = io.StringIO()
    csv.writer(text, **options).writerow(["a;b", "it's", 'q"q', 2, None, "x\ty"])
    print(options, repr(text.getvalue()), list(csv.reader([text.getvalue()], **options)) if "quoting" not in options or options["quoting"] in (csv.QUOTE_ALL, csv.QUOTE_NONE) else "")
rows = csv.DictReader(io.StringIO("id,name\n1,one,extra\n2\n\n3,three\n"), restkey="more", restval="?")
print(rows.fieldnames, list(rows), rows.line_num)
out = io.StringIO()
table = csv.DictWriter(out, ["a", "b"], restval="-", extrasaction="ignore", lineterminator="\n")
table.writeheader()
table.writerows([{"a": 1}, {"b": 2, "c": 3}])
print(repr(out.getvalue()))
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, csv.Sniffer().has_header("name,age\nann,3\nbob,4\n"), csv.list_dialects())
for bad in (lambda: list(csv.reader(['"open'], strict=True)), lambda: csv.reader([], delimiter="ab"), lambda: csv.writer(io.StringIO()).writerow(5), lambda: csv.get_dialect("no"), lambda: list(csv.reader([b"x"])),
            lambda: csv.DictWriter(io.StringIO(), ["a"]).writerow({"z": 1}), lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(["a,b"])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

config = configparser.ConfigParser()
config.read_string("""
[DEFAULT]
root = /srv
debug = no

[server]  
host: localhost
Port = 8080
path = %(root)s/www
; a comment
names = one
    two
    three
percent = 50%%

[client]
timeout = 2.5
debug = yes
""")
print(config.sections(), dict(config["server"]), config.getint("server", "port"), config.getfloat("client", "timeout"), config.getboolean("client", "debug"), config["server"].getboolean("debug"))
print(config.get("server", "missing", fallback="none"), config["client"].get("nope"), config.has_option("client", "root"), "server" in config, config.options("client"), config.items("client"))
config["new"] = {"key": "value", "n": 5}
config.set("server", "port", "9")
config.remove_option("server", "names")
config.remove_section("client")
out = io.StringIO()
config.write(out)
print(out.getvalue())
for text in ("key = 1\n", "[a]\nx = 1\nx = 2\n", "[a]\n[a]\n", "[a]\nnonsense\n", "[a]\nx = %(y)s\n", "[a]\nx = %z\n", "[a]\nx = %(x)s\n"):
    parser = configparser.ConfigParser()
    try:
        parser.read_string(text)
        print(parser.get("a", "x"))
    except configparser.Error as e:
        print(type(e).__name__, str(e).replace("\n", "|"))
for bad in (lambda: config.get("no", "x"), lambda: config.get("new", "x"), lambda: config.add_section("new"), lambda: config["zzz"], lambda: config.set("new", "k", 5), lambda: config.getint("new", "key"), lambda: config.getboolean("new", "key")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True, delimiters=("=",), inline_comment_prefixes=("#",))
extended.read_dict({"paths": {"home": "/home", "bin": "${home}/bin"}, "use": {"tool": "${paths:bin}/x"}})
extended.read_string("[flags]\nverbose\nlevel = 3 # high\n")
print(extended["use"]["tool"], extended["flags"]["verbose"], extended["flags"]["level"], configparser.RawConfigParser({"a": "%x"}).defaults())

print(HTTPStatus.NOT_FOUND, repr(HTTPStatus.OK), HTTPStatus(404).phrase, HTTPStatus.OK.description, HTTPStatus.IM_A_TEAPOT == 418, HTTPStatus(503).is_server_error, HTTPMethod.GET, repr(HTTPMethod.POST), HTTPMethod.PUT.description, len(HTTPStatus))
print(importlib.import_module("io") is io, importlib.util.find_spec("io") is not None, importlib.util.find_spec("no_such_module"))
for bad in (lambda: importlib.import_module("no_such_module"), lambda: importlib.import_module(".x"), lambda: importlib.metadata.version("no-such-package")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
