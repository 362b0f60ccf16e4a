# conform: args=--discount 10
"""A program of several modules: packages, relative imports, a circle, __all__, import as."""
import sys

import shop
import shop.storage.memory
import shop.prices as prices
from shop import Cart, storage
from shop.storage import *
from shop.storage.memory import MemoryStore as Store
import helpers
from helpers import counter, bump


def parse(argv):
    options = {}
    it = iter(argv)
    for arg in it:
        if arg.startswith("--"):
            options[arg[2:]] = next(it, None)
    return options


def missing():
    try:
        import shop.missing
    except ModuleNotFoundError as e:
        print("ModuleNotFoundError:", e, e.name)
    try:
        import not_installed_anywhere
    except ImportError:
        print("optional dependency is missing")


def main():
    options = parse(sys.argv[1:])
    print("options:", options)
    store = Store()
    store.save("pen", 250)
    store.save("ink", 1999)
    cart = Cart(store)
    cart.add("pen", 3)
    cart.add("ink")
    print(cart, prices.show(cart.total()))
    print(prices.show(prices.discounted(cart.total(), int(options["discount"]))))
    print(public(), "hidden" in globals(), shop.__name__, shop.storage.memory.__name__, Store.__module__)
    print(shop.storage is storage, sys.modules["shop.prices"] is prices, storage.__all__)
    try:
        cart.add("paper")
    except shop.UnknownItem as e:
        print(type(e).__module__, e)
    bump()
    bump()
    print(counter, helpers.counter, helpers.__name__, __name__)
    helpers.counter = 10
    bump()
    print(helpers.counter)
    try:
        from shop import nothing
    except ImportError as e:
        print("ImportError:", str(e).split(" (")[0])
    missing()
    print(dir(helpers)[-3:], hasattr(helpers, "main"))


if __name__ == "__main__":
    main()
