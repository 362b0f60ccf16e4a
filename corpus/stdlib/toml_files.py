"""tomllib: a project file, and what is refused, with its place."""
import io
import tomllib
from decimal import Decimal
from pprint import pprint

PROJECT = """
# a comment
title = "TOML \\u00e9\\n"
[project]
name = 'pack\\age'
version = "1.2"
dependencies = [
    "aiohttp>=3",  # trailing comma
    "uvloop; sys_platform != 'win32'",
]
requires-python = ">=3.11"
"quoted key" = true
a.b.c = 1

[tool.black]
line-length = 88
ratio = -1_0.5e-3
special = [inf, -inf, 0x_f0]
""".replace("0x_f0", "0xf0") + '''
text = """
first \\
      joined
second"""
raw = \'\'\'C:\\n\'\'\'
point = { x = 1, y = { z = [1, 2, { q = 3 }] } }

[[server]]
host = "a"
started = 1979-05-27T07:32:00.25-07:00
[server.limits]
cpu = 2
[[server]]
host = "b"
day = 2024-02-29
at = 07:32:00
local = 1979-05-27 00:32:00.999999
utc = 2020-01-01T00:00:00Z
'''
pprint(tomllib.load(io.BytesIO(PROJECT.replace("\n", "\r\n").encode())), sort_dicts=False)
print(tomllib.loads("price = 1.10\nn = 3", parse_float=Decimal))

BAD = [
    "a", "a=", "a=1 b=2", "[a", "[a]x", "[[a]", "a=[1", "a={b=1", "a={b=1,}", "a={b=1,b=2}", "a=1\na=2", "[a]\n[a]", "a={}\n[a]", "a={}\n[a.b]",
    "a=[]\n[[a]]", "a.b=1\n[a]", "[a.b]\n[a]\nb=1", "a='x", 'a="x', 'a="\\q"', 'a="\\ud800"', 'a="\\u12"', "a='''x", 'a="""x',
    "a=2024-13-01", "a=01", "a=1__0", "a=0x", "a=+0x1", 'a="\x01"', "# \x00\n", "a=tru", "=1", "a b=1", "a.=1", "\"a\" 'b'=1", "a=[1,,2]",
    "a=[1 2]", "a=25:00:00", "a=2023-02-29", "[[a]]\n[a]", "[a]\n[[a]]", "[a]\nb=1\n[a.b]", "a=1\na.b=2", "a={b=1}\na.c=2", "a=\n1", "a=1\r",
    'a="""\\ x"""', "a = 1.e5", "a=.5", "a=1e", "a={b=1\n}", "a={b={},b.c=1}", "[a]\nb.c=1\n[a.b]\nx=1", "[a.b.c]\n[a]\nb.c.d=1", "a={b=1,b.c=2}",
    "a='\n'", "a='''\x00'''", "a.b=1\na=2", "[a]\n[a.b]\n[a]", "[]", "[a.]", "a=\"\\", "x=[{a=1},{a=1,a=2}]",
]
for text in BAD:
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), e)
for text in ('a="""x"""""', "[[a]]\nb=1\n[a.c]\nd=2\n[[a]]\n[[a.e]]", '""=1', "a={b.c=1,b.d=2}", "[a]\nb.c=1\n[a.b.d]\nx=1", "a.b.c=1\na.d=2", "[ a . 'b' ]", "",
             "a=[\n#c\n1\n,\n]", "[a.b]\n[a]\nc=1", "a=''\nb=\"\"", "a=1979-05-27 07:32:00"):
    print(repr(text), tomllib.loads(text))
for wrong in (lambda: tomllib.loads(b"a"), lambda: tomllib.load(io.StringIO("a=1")), lambda: tomllib.loads("a=1.5", parse_float=lambda s: [])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(tomllib.TOMLDecodeError.__mro__[:2])
tomllib.loads("[project\n")
