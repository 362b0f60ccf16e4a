"""Recursive generators over trees: pre-order, post-order, same fringe, lazy search."""


class Node:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

    def post_order(self):
        for child in self.children:
            yield from child.post_order()
        yield self.name

    def paths(self, prefix=""):
        path = f"{prefix}/{self.name}"
        if not self.children:
            yield path
        for child in self.children:
            yield from child.paths(path)

    def leaves(self):
        if self.children:
            for child in self.children:
                yield from child.leaves()
        else:
            yield self.name


def level_order(*roots):
    level = list(roots)
    while level:
        yield [node.name for node in level]
        level = [child for node in level for child in node.children]


def find(node, predicate, visited):
    """Stops at the first match; what it visited shows that it is lazy."""
    for each in node:
        visited.append(each.name)
        if predicate(each):
            return each
    raise LookupError("no such node")


def same_fringe(a, b):
    missing = object()
    left, right = a.leaves(), b.leaves()
    while True:
        x, y = next(left, missing), next(right, missing)
        if x != y:
            return False
        if x is missing:
            return True


def rewrite(node):
    """The caller decides what each node becomes."""
    name = yield node.name
    children = []
    for child in node.children:
        children.append((yield from rewrite(child)))
    return Node(name if name is not None else node.name, *children)


def edit(tree, changes):
    g = rewrite(tree)
    request = next(g)
    while True:
        try:
            request = g.send(changes.get(request))
        except StopIteration as e:
            return e.value


tree = Node("root",
            Node("a", Node("a1"), Node("a2", Node("deep"))),
            Node("b"),
            Node("c", Node("c1")))

print([node.name for node in tree])
print(list(tree.post_order()))
print(*tree.paths(), sep="\n")
print(list(level_order(tree)))
visited = []
print(find(tree, lambda node: node.name.startswith("a2"), visited).name, visited)
try:
    find(tree, lambda node: False, [])
except LookupError as e:
    print("LookupError:", e)
other = Node("x", Node("a1"), Node("y", Node("deep"), Node("b")), Node("c1"))
print(same_fringe(tree, other), same_fringe(tree, Node("a1")), same_fringe(Node("a1"), Node("q", Node("a1"))))
edited = edit(tree, {"a": "A", "deep": "DEEP", "c1": "renamed"})
print([node.name for node in edited], [node.name for node in tree][:3])
print(max(tree.paths(), key=len), sum(1 for _ in tree), dict(zip(tree.leaves(), range(9))))
