"""An error three calls down, out of a method and a comprehension."""


class Inventory:
    def __init__(self, items):
        self.items = items

    def price(self, name):
        return self.items[name]["price"]

    def total(self, names):
        return sum([self.price(name) for name in names])


def report(inventory, names):
    print("names:", ", ".join(names))
    total = inventory.total(names)
    print("total:", total)


inventory = Inventory({
    "pen": {"price": 2},
    "ink": {"cost": 5},
})
report(inventory, ["pen", "pen"])
report(inventory, ["pen", "ink"])
print("not reached")
