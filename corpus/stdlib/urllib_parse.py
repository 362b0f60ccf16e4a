"""What urllib.parse does with URLs."""
from urllib.parse import *
from urllib.parse import quote_from_bytes
import urllib.parse


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


for u in ("http://user:pa%40ss@Example.COM:8080/a/b;p=1?x=1&y=2#frag", "//host/path", "mailto:x@y.z", "", "a/b?c#d", "http://[::1]:80/x", "http://[::1/x", "HTTP://h:abc/", "http://h:99999/", "file:///etc/passwd", "http://h", "http://h?q", "http://h#f", "javascript:alert(1)", "1http://x", "  http://x\n/y", "http://a:b@c:d@e/", "tel:+1-2;x=y", "path;params", "http://h:/x"):
    p = urlparse(u) if "[::1/x" not in u else None
    show(lambda: urlparse(u))
    show(lambda: urlsplit(u))
    if p:
        show(lambda: (p.username, p.password, p.hostname, p.geturl()))
        show(lambda: p.port)
for b, u in [("http://a/b/c/d;p?q", x) for x in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "g;x?y#s", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "..g", "./../g", "./g/.", "g/./h", "g/../h", "http:g", "http:")] + [("http://a", "b"), ("", "x"), ("http://a/b/", "c/d/../e"), ("foo:bar", "baz"), ("http://a//b/c", "d"), (b"http://a/b", b"c")]:
    show(lambda: urljoin(b, u))
for c in (
    lambda: quote("a b/c?d=é&~_.-"), lambda: quote("a/b", safe=""), lambda: quote(b"\xff\x00a"), lambda: quote_plus("a b+c"), lambda: quote("x", encoding="latin-1"), lambda: quote(b"x", encoding="utf-8"), lambda: quote("ü", encoding="latin-1"), lambda: quote(5), lambda: quote_from_bytes("x"), lambda: quote(""),
    lambda: unquote("a%20b%2Fc%C3%A9%zz%"), lambda: unquote("a+b"), lambda: unquote_plus("a+b%2B"), lambda: unquote_to_bytes("%41%zz"), lambda: unquote("é%C3%A9é"), lambda: unquote(b"%41"), lambda: unquote("%ff"), lambda: unquote("%ff", errors="strict"),
    lambda: urlencode({"a": 1, "b": "x y", "c": "é&"}), lambda: urlencode([("a", [1, 2]), ("b", "x")], doseq=True), lambda: urlencode([("a", [1, 2])]), lambda: urlencode("abc"), lambda: urlencode({"a": b"\xff", "b": None}), lambda: urlencode({"k": "a/b"}, safe="/"), lambda: urlencode({"a": "x y"}, quote_via=quote), lambda: urlencode({}), lambda: urlencode(()), lambda: urlencode({"a": ()}, True),
    lambda: parse_qs("a=1&a=2&b=&c"), lambda: parse_qs("a=1&b=", keep_blank_values=True), lambda: parse_qsl("a=1&b=2+3%20"), lambda: parse_qsl("a&b", strict_parsing=True), lambda: parse_qsl("a=1;b=2", separator=";"), lambda: parse_qsl("a=1&b=2", max_num_fields=1), lambda: parse_qs(b"a=1&b=%ff"), lambda: parse_qs(""), lambda: parse_qsl("a=%E2%82%AC"), lambda: parse_qsl("=&=a&b=="),
    lambda: urldefrag("http://a/b#c"), lambda: urldefrag("http://a"), lambda: urldefrag("x#y").geturl(), lambda: urlunparse(("http", "h", "p", "x", "q", "f")), lambda: urlunsplit(("", "", "//p", "", "")), lambda: urlunsplit(("http", "h", "p", "q", "f")), lambda: urlparse(b"http://a/b?c"), lambda: urlsplit(b"http://a:1/b").port, lambda: urlsplit("http://h/p")._replace(path="/z").geturl(), lambda: urlparse("x", "http"), lambda: urlparse("http://a", b"x"), lambda: urlsplit("http://a#b", allow_fragments=False), lambda: urlparse("http://h/p?q")[1], lambda: urlunsplit(("http", "", "", "", "")), lambda: urlsplit("http://a/b").encode(), lambda: ParseResult.__name__, lambda: urllib.parse.uses_netloc[:3],
):
    show(c)
