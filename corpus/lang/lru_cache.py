"""An LRU cache, an ordered multiset and a ring buffer on dict, list and deque."""
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple


class LRU:
    def __init__(self, limit):
        self.limit = limit
        self.entries = OrderedDict()
        self.hits = self.misses = 0

    def get(self, key, compute):
        if key in self.entries:
            self.hits += 1
            self.entries.move_to_end(key)
            return self.entries[key]
        self.misses += 1
        value = self.entries[key] = compute(key)
        if len(self.entries) > self.limit:
            self.entries.popitem(last=False)
        return value


class Ring:
    def __init__(self, size):
        self.items = [None] * size
        self.start = self.count = 0

    def append(self, item):
        end = (self.start + self.count) % len(self.items)
        self.items[end] = item
        if self.count < len(self.items):
            self.count += 1
        else:
            self.start = (self.start + 1) % len(self.items)

    def __iter__(self):
        for i in range(self.count):
            yield self.items[(self.start + i) % len(self.items)]


Point = namedtuple("Point", "x y", defaults=[0])


def breadth_first(graph, start):
    queue, seen = deque([(start, 0)]), {start: 0}
    while queue:
        node, distance = queue.popleft()
        for neighbour in graph.get(node, ()):
            if neighbour not in seen:
                seen[neighbour] = distance + 1
                queue.append((neighbour, distance + 1))
    return seen


cache = LRU(3)
print([cache.get(k, lambda k: k * k) for k in (1, 2, 3, 1, 4, 2, 1)], cache.hits, cache.misses, list(cache.entries.items()))
ring = Ring(3)
for n in range(5):
    ring.append(n)
print(list(ring), ring.items)
print(breadth_first({"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "e": ["a"]}, "a"))

d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.pop(), d.popleft(), list(d), len(d), d[0], d[-1], 3 in d)
d.extend([7, 8])
d.rotate(1)
d.extendleft("x")
print(d, d.maxlen, list(reversed(d)), d.count(7), d == deque(d), deque("abc"), d.index(8))
d.remove(8)
d.reverse()
d.clear()
for action in (d.pop, d.popleft, lambda: d[0], lambda: d.remove(1)):
    try:
        action()
    except (IndexError, ValueError) as e:
        print(type(e).__name__ + ":", e)

counts = Counter("abracadabra")
print(counts, counts.most_common(2), counts["z"], sum(counts.values()), sorted(counts.elements())[:4])
counts.update("aaa")
counts.subtract({"a": 1})
print(counts["a"], counts + Counter(b=1), counts & Counter(a=2, q=1), Counter(a=1) == {"a": 1}, counts.total())
groups = defaultdict(list)
for word in "the cat sat on the mat".split():
    groups[len(word)].append(word)
print(groups, dict(groups), groups[99], 99 in groups, groups.default_factory is list)
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=9), p._asdict(), Point(5), p == (1, 2), Point._fields, sum(p), max(Point(1), Point(0, 9)))
x, y = p
try:
    p.x = 3
except AttributeError as e:
    print("AttributeError:", e)
try:
    Point()
except TypeError as e:
    print("TypeError:", e)
od = OrderedDict(a=1, b=2)
od.move_to_end("a")
print(od, list(od), od == {"a": 1, "b": 2}, od == OrderedDict(a=1, b=2), od.popitem(), x + y)
