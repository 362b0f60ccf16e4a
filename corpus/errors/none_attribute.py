"""An attribute of None, deep in a method chain."""
from dataclasses import dataclass


@dataclass
class Node:
    name: str
    parent: "Node | None" = None

    def root(self):
        return self if self.parent is None else self.parent.root()

    def grandparent_name(self):
        return self.parent.parent.name.upper()


tree = Node("leaf", Node("branch", Node("trunk")))
print(tree.root().name, tree.grandparent_name())
print(tree.parent.grandparent_name())
