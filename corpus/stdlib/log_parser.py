"""Parses access logs with regular expressions and reports on them."""
import re
import textwrap
from collections import Counter, defaultdict
from datetime import datetime, timedelta, timezone
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

LOG = '''\
203.0.113.9 - alice [10/Oct/2023:13:55:36 +0200] "GET /index.html?q=1 HTTP/1.1" 200 2326 "http://ref.example/" "Mozilla/5.0 (X11; Linux)"
198.51.100.7 - - [10/Oct/2023:13:55:40 +0200] "POST /api/items HTTP/1.1" 201 17 "-" "curl/8.1"
203.0.113.9 - alice [10/Oct/2023:14:01:02 +0200] "GET /img/logo.png HTTP/2" 304 - "-" "Mozilla/5.0 (X11; Linux)"
this line is rubbish
2001:db8::17 - bob [11/Oct/2023:00:10:00 -0500] "DELETE /api/items/5 HTTP/1.1" 500 120 "-" "python-requests/2.31 \\"quoted\\""
198.51.100.7 - - [11/Oct/2023:00:10:30 -0500] "GET /api/items HTTP/1.1" 404 9 "-" "curl/8.1"
'''

LINE = re.compile(r'''
    ^(?P<host>\S+) \s \S+ \s (?P<user>\S+) \s
    \[(?P<time>[^\]]+)\] \s
    "(?P<method>[A-Z]+) \s (?P<path>[^\s?]+)(?:\?(?P<query>\S*))? \s HTTP/(?P<version>[\d.]+)" \s
    (?P<status>\d{3}) \s (?P<size>\d+|-) \s
    "(?P<referer>[^"]*)" \s
    "(?P<agent>(?:\\.|[^"\\])*)"$
''', re.VERBOSE)


class Entry(NamedTuple):
    host: str
    user: str | None
    time: datetime
    method: str
    path: str
    query: str | None
    status: int
    size: int
    agent: str

    @property
    def kind(self):
        return f"{self.status // 100}xx"

    @classmethod
    def parse(cls, line):
        m = LINE.match(line)
        if not m:
            return None
        g = m.groupdict()
        return cls(g["host"], None if g["user"] == "-" else g["user"], datetime.strptime(g["time"], "%d/%b/%Y:%H:%M:%S %z"),
                   g["method"], g["path"], g["query"], int(g["status"]), int(g["size"].replace("-", "0")), re.sub(r"\\(.)", r"\1", g["agent"]))


entries, bad = [], []
for n, line in enumerate(LOG.splitlines(), 1):
    (entries if (e := Entry.parse(line)) else bad).append(e or (n, line))

for e in entries:
    print(f"{e.time:%Y-%m-%d %H:%M:%S%z} {e.time.astimezone(timezone.utc).isoformat():>25} {e.method:6} {e.path:<16} {e.status} {e.size:>6,} {e.user or 'anonymous'!s:^11}|")
print("bad:", *(f"{n}: {textwrap.shorten(text, 15, placeholder='…')}" for n, text in bad))
print(Counter(e.kind for e in entries).most_common(), Counter(e.host for e in entries).most_common(1))
sizes = defaultdict(int)
for e in entries:
    sizes[e.method] += e.size
print(dict(sorted(sizes.items())))
for day, es in groupby(entries, key=lambda e: e.time.date()):
    es = list(es)
    print(day, day.strftime("%a"), len(es), max(es, key=attrgetter("size")).path, min(e.time for e in es).time())
gaps = [b.time - a.time for a, b in zip(entries, entries[1:])]
print(*gaps, sep=" | ")
print(sum(gaps, timedelta()), max(gaps), max(gaps) // timedelta(minutes=1), gaps[1] / 2, gaps[0].total_seconds())
print(entries[0].agent, entries[3].agent, entries[0]._asdict()["time"], repr(entries[3].time.tzinfo))

print(re.split(r"[;,]\s*", "a, b;c,  d"), re.split(r"(-)", "x-y-z", maxsplit=1), re.findall(r"(\w)(\d)", "a1b2 c3"))
print(re.sub(r"(?P<a>\w+)@(?P<b>\w+)", r"\g<b> at \g<a>", "me@home you@work"), re.subn("o", lambda m: str(m.start()), "foo boo"))
print([m.span() for m in re.finditer(r"(?<!\d)\d{2}(?=:)", "12:34 123:5 99:")], re.escape("a.b*c[d]"), re.fullmatch(r"\w+", "héé").group())
m = re.search(r"(?i)(?:(q)|(x))+?(?P<end>z)", "-QXz-")
print(m, m.groups("none"), m.lastgroup, m.lastindex, m.regs, m.expand(r"<\3>"), m["end"], m.re.groupindex)
print(re.compile(r"^\s*(#.*)?$", re.M | re.S).flags, re.compile("x", re.I), re.IGNORECASE | re.ASCII)
for bad in (r"(", r"[z-a]", r"*a", r"(?P<1>x)", r"a{3,1}", r"\g<1>", r"(?<=a*)b", "(?P=zz)", r"a**", r"\1", "(?z)"):
    try:
        re.compile(bad)
        print("fine", bad)
    except re.error as e:
        print(type(e).__name__, e, e.pos, e.lineno, e.colno, e.pattern, sep=" | ")
