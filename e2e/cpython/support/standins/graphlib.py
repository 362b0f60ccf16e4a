"""The module graphlib, which is not there yet: its classes are empty."""


class TopologicalSorter:
    pass
