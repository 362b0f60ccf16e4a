__all__ = ["Store", "public"]


class Store:
    def load(self, name):
        """Return the price of an item, or raise KeyError."""
        raise NotImplementedError


def public():
    return "public " + hidden()


def hidden():
    return "helper"
