"""heapq: push, pop, order of equal items, merge, nlargest, a schedule and shortest paths."""
import heapq
from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest


class Job:
    compared = 0

    def __init__(self, priority, name):
        self.priority, self.name = priority, name

    def __lt__(self, other):
        Job.compared += 1
        return self.priority < other.priority

    def __repr__(self):
        return f"{self.name}:{self.priority}"


class Shrinking:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


def heapsort(items):
    heap = []
    for item in items:
        heappush(heap, item)
    return [heappop(heap) for _ in range(len(heap))]


def shortest(graph, start):
    distances, queue = {}, [(0, start)]
    while queue:
        distance, node = heappop(queue)
        if node in distances:
            continue
        distances[node] = distance
        for neighbour, length in graph[node].items():
            if neighbour not in distances:
                heappush(queue, (distance + length, neighbour))
    return distances


def noisy(name, items):
    for item in items:
        log.append(f"{name}{item}")
        yield item


log = []
print(heapsort([5, 2, 8, 1, 9, 2]), heapsort("heap"), heapsort([]))
heap = [9, 7, 5, 3, 1, 8, 6, 4, 2, 0]
heapify(heap)
print(heap, heapreplace(heap, 10), heappushpop(heap, -1), heappushpop(heap, 11), heap, heappushpop([], 5))
jobs = [Job(n * 7 % 5, f"j{n}") for n in range(12)]
heapify(jobs)
print(jobs, Job.compared)
print([heappop(jobs) for _ in range(12)], Job.compared)
print(nlargest(3, [1, 8, 2, 9, 4]), nsmallest(3, [1, 8, 2, 9, 4]), nsmallest(10, [2, 1]), nlargest(0, [1]), nsmallest(1, []), nlargest(-1, [5]))
words = ["pear", "fig", "apple", "kiwi", "plum"]
print(nlargest(2, words, key=len), nsmallest(3, words, key=len), nlargest(1, words, key=len))
print(list(merge([1, 4, 7], [2, 5], [], [0, 9])), list(merge("ac", "b")), list(merge([3, 1], [2], reverse=True)), list(merge(["a", "ccc"], ["bb"], key=len)))
merged = merge(noisy("a", [1, 3]), noisy("b", [2]))
print(log, next(merged), log, list(merged), log)
print(shortest({"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}, "a"))
print(list(merge([(1, "x"), (2, "y")], [(1, "a")])), list(merge()), heapq.merge([1]) is not None)
heap = [1, 2]
heap.insert(0, Shrinking(heap))
for action in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((1,), 2), lambda: heapify({1}), lambda: heapify([1, "a"]), lambda: list(merge([1], 5)), lambda: heapify(heap)):
    try:
        print(action())
    except (IndexError, TypeError, RuntimeError) as e:
        print(type(e).__name__ + ":", e)
