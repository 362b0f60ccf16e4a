"""Orders in which everything comes behind what it depends on."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT = -1
_DONE = -2


class _Node:
    """A node, how many of its predecessors are not done yet (or a mark from above), and the nodes that wait for it."""

    __slots__ = ("successors", "npredecessors", "node")

    def __init__(self, node):
        self.node, self.npredecessors, self.successors = node, 0, []


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        info = self._nodes.get(node)
        if info is None:
            info = self._nodes[node] = _Node(node)
        return info

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._info(node).npredecessors += len(predecessors)
        for pred in predecessors:
            self._info(pred).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.npredecessors == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _begun(self):
        """The nodes that can be handed out; an error before prepare()."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._ready

    def get_ready(self):
        batch = tuple(self._begun())
        for node in batch:
            self._nodes[node].npredecessors = _OUT
        self._passed_out += len(batch)
        self._ready.clear()
        return batch

    def is_active(self):
        ready = self._begun()
        return self._finished < self._passed_out or bool(ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        ready = self._begun()
        for node in nodes:
            if (info := self._nodes.get(node)) is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.npredecessors != _OUT:
                why = "already marked done" if info.npredecessors == _DONE else "not passed out (still not ready)"
                raise ValueError(f"node {node!r} was {why}")
            info.npredecessors = _DONE
            self._finished += 1
            for waiting in info.successors:
                count = self._nodes[waiting].npredecessors = self._nodes[waiting].npredecessors - 1
                if count == 0:
                    ready.append(waiting)

    def _find_cycle(self):
        """The first cycle that a search in depth meets, its first node again at the end; None if there is none."""
        visited = set()
        for root in self._nodes:
            path = {}  # the nodes from the root to here, each with an iterator over the successors that are left

            def enter(node):
                visited.add(node)
                path[node] = iter(self._nodes[node].successors)

            if root not in visited:
                enter(root)
            while path:
                tip = next(reversed(path))
                for node in path[tip]:
                    if node in path:
                        nodes = list(path)
                        return nodes[nodes.index(node):] + [node]
                    if node not in visited:
                        enter(node)
                        break
                else:
                    del path[tip]
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            group = self.get_ready()
            yield from group
            self.done(*group)

    __class_getitem__ = classmethod(GenericAlias)
