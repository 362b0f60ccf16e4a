from . import Store
from ..prices import show


class MemoryStore(Store):
    def __init__(self):
        self.prices = {}

    def save(self, name, price):
        self.prices[name] = price
        print("saved", name, show(price))

    def load(self, name):
        return self.prices[name]
