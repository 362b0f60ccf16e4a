"""A pipeline of generators over log lines: parse, filter, group, report."""
from collections import defaultdict

LOG = """\
2024-01-05 10:00:01 INFO  web   GET /index 200 12
2024-01-05 10:00:02 ERROR db    timeout after 30s
2024-01-05 10:00:02 INFO  web   GET /about 404 3
garbage line
2024-01-05 10:00:05 WARN  cache miss ratio 0.75
2024-01-05 10:00:07 INFO  web   POST /login 500 45
# comment

2024-01-05 10:00:09 ERROR web   GET /index 200 7
"""


class Entry:
    def __init__(self, date, time, level, source, message):
        self.date = date
        self.time = time
        self.level = level
        self.source = source
        self.message = message

    def __str__(self):
        return f"{self.time} [{self.level:<5}] {self.source}: {self.message}"


def lines(text):
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if line and not line.startswith("#"):
            yield number, line


def parse(numbered, rejected):
    for number, line in numbered:
        parts = line.split(None, 4)
        if len(parts) != 5:
            rejected.append((number, line))
            continue
        yield Entry(*parts)


def where(entries, **conditions):
    for entry in entries:
        if all(getattr(entry, k) == v for k, v in conditions.items()):
            yield entry


def requests(entries):
    for entry in entries:
        words = entry.message.split()
        match words:
            case ["GET" | "POST" as method, path, status, ms]:
                yield method, path, int(status), int(ms)


def running_mean():
    total = count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count


rejected = []
entries = list(parse(lines(LOG), rejected))
for entry in where(entries, level="ERROR"):
    print(entry)
print("rejected:", rejected)

by_source = defaultdict(list)
for entry in entries:
    by_source[entry.source].append(entry.level)
print(dict(by_source))

mean = running_mean()
next(mean)
for method, path, status, ms in requests(where(entries, source="web")):
    print(f"{method:4} {path:<8} {status} {ms:>4} ms, mean {mean.send(ms):.2f}")

status_count = defaultdict(int)
for *_, status, _ in requests(entries):
    status_count[status // 100] += 1
for family, count in sorted(status_count.items()):
    print(f"{family}xx: {'#' * count} ({count / sum(status_count.values()):.0%})")

print(max(requests(entries), key=lambda r: r[-1]), min((e.time for e in entries), default=None))
lazy = (e.message.upper() for e in where(entries, source="cache"))
print(next(lazy), next(lazy, "no more"))
