"""A shop."""
from .cart import Cart, UnknownItem

print("importing", __name__)
version = "1.0"
