"""A linked list and a binary tree with the protocols of Python's containers."""


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, items=()):
        self.head = None
        self.size = 0
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError("pop from empty list")
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __getitem__(self, i):
        if isinstance(i, slice):
            return LinkedList(list(self)[i])
        if i < 0:
            i += self.size
        for j, value in enumerate(self):
            if i == j:
                return value
        raise IndexError(f"no element {i}")

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"

    def reverse(self):
        previous, node = None, self.head
        while node is not None:
            node.next, previous, node = previous, node, node.next
        self.head = previous


class Tree:
    def __init__(self):
        self.root = None

    def insert(self, key):
        def place(node):
            if node is None:
                return [key, None, None]
            if key < node[0]:
                node[1] = place(node[1])
            elif key > node[0]:
                node[2] = place(node[2])
            return node
        self.root = place(self.root)

    def walk(self, node="root"):
        node = self.root if node == "root" else node
        if node:
            key, left, right = node
            yield from self.walk(left)
            yield key
            yield from self.walk(right)

    def depth(self):
        def measure(node):
            return 0 if node is None else 1 + max(measure(node[1]), measure(node[2]))
        return measure(self.root)

    def __contains__(self, key):
        node = self.root
        while node is not None:
            if key == node[0]:
                return True
            node = node[1] if key < node[0] else node[2]
        return False


items = LinkedList("abc")
items.push("z")
print(items, len(items), items[0], items[-1], items[1:3], list(items), "b" in items, bool(LinkedList()))
items.reverse()
print(items, [x for x in items], sorted(items), max(items), dict(enumerate(items)))
print(items.pop(), items.pop(), items)
for i in (5, -5):
    try:
        items[i]
    except IndexError as e:
        print("IndexError:", e)
try:
    LinkedList().pop()
except IndexError as e:
    print("IndexError:", e)
try:
    Node(1).other = 2
except AttributeError as e:
    print("AttributeError:", e)
tree = Tree()
for n in [50, 30, 70, 20, 40, 60, 80, 30, 65]:
    tree.insert(n)
print(list(tree.walk()), tree.depth(), 60 in tree, 61 in tree, next(tree.walk()))
first, *rest = tree.walk()
print(first, rest)
