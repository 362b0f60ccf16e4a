import shop
from . import prices
from .storage import Store


class UnknownItem(LookupError):
    pass


class Cart:
    def __init__(self, store: Store):
        self.store = store
        self.items = {}

    def add(self, name, count=1):
        try:
            self.store.load(name)
        except KeyError:
            raise UnknownItem(f"{name} (shop {shop.version})") from None
        self.items[name] = self.items.get(name, 0) + count

    def total(self):
        return prices.total((self.store.load(name), count) for name, count in self.items.items())

    def __repr__(self):
        return f"Cart({self.items})"
