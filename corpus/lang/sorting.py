"""sorted and list.sort: keys, stability, reverse, comparison functions, errors."""
from functools import cmp_to_key
from operator import attrgetter, itemgetter


class Student:
    def __init__(self, name, grade, age):
        self.name, self.grade, self.age = name, grade, age

    def __repr__(self):
        return f"{self.name}/{self.grade}/{self.age}"


class Counted:
    compared = 0

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Counted.compared += 1
        return self.n < other.n


students = [Student("kim", "B", 15), Student("lee", "A", 12), Student("park", "B", 10), Student("choi", "A", 15)]
print(sorted(students, key=lambda s: s.age))
print(sorted(students, key=lambda s: (s.grade, -s.age)))
print(sorted(students, key=attrgetter("grade")), sorted(students, key=attrgetter("grade"), reverse=True))
print(sorted(students, key=attrgetter("grade", "age")))
by_grade = sorted(sorted(students, key=attrgetter("name")), key=attrgetter("grade"), reverse=True)
print(by_grade)

rows = [("b", 2), ("a", 2), ("c", 1), ("a", 1)]
print(sorted(rows), sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), max(rows), min(rows, key=itemgetter(1)))
print(sorted("banana"), sorted({3: "c", 1: "a"}), sorted([True, False, 2, 0]), sorted([2.5, 1, 3]), sorted("aBc", key=str.lower))
print(sorted([5, 2, 8, 1], reverse=True), sorted([], key=len), sorted(["bb", "a", "ccc"], key=len, reverse=True))


def by_remainder(a, b):
    return (a % 3 > b % 3) - (a % 3 < b % 3)


print(sorted(range(10), key=cmp_to_key(by_remainder)))
print(sorted(range(10), key=cmp_to_key(by_remainder), reverse=True))

numbers = [(i * 7919) % 101 for i in range(60)]
items = [Counted(n) for n in numbers]
items.sort()
print([c.n for c in items] == sorted(numbers), Counted.compared)
Counted.compared = 0
items.sort()
print(Counted.compared)
Counted.compared = 0
items.sort(reverse=True)
print(Counted.compared, items[0].n)
print(sorted(numbers)[:10], sorted(numbers, key=lambda n: -n)[:5])

words = "the quick brown fox jumps over the lazy dog".split()
groups = {}
for word in sorted(words, key=lambda w: (len(w), w)):
    groups.setdefault(len(word), []).append(word)
print(groups)
print(max(words, key=len), min(words, key=lambda w: w[-1]), max("b", "a", "c"), min(3, 1, 2, key=lambda n: -n), max([], default="none"))

mixed = [1, "a", None]
try:
    sorted(mixed)
except TypeError as e:
    print("TypeError:", e)
try:
    sorted(students)
except TypeError as e:
    print("TypeError:", e)
try:
    sorted([1, 2], key=lambda n: 1 // (n - 2))
except ZeroDivisionError as e:
    print("ZeroDivisionError:", e)

watched = [3, 1, 2]


def spy(n):
    return (len(watched), n)


watched.sort(key=spy)
print(watched)
