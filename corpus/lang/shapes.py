"""Classes, inheritance, abstract methods by hand, properties and class methods."""
import math


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError(type(self).__name__ + ".area")

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __lt__(self, other):
        return self.area() < other.area()


class Circle(Shape):
    def __init__(self, radius):
        super().__init__("circle")
        self.radius = radius

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError(f"negative radius: {value}")
        self._radius = value

    @radius.deleter
    def radius(self):
        print("deleted")
        del self._radius

    def area(self):
        return math.pi * self._radius ** 2


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width, self.height = width, height

    @classmethod
    def square(cls, side):
        return cls(side, side)

    @staticmethod
    def is_valid(width, height):
        return width >= 0 and height >= 0

    def area(self):
        return self.width * self.height


class Box(Rectangle):
    def area(self):
        return super().area() * 2

    @property
    def diagonal(self):
        """Length of the diagonal."""
        return math.hypot(self.width, self.height)


shapes = [Circle(1.5), Rectangle(2, 4), Box(3, 4), Box.square(2), Shape("none")]
print(shapes, Shape.count, Circle.count)
for shape in sorted(shapes[:4]):
    print(f"{shape.name:>10} {shape.area():8.3f} {isinstance(shape, Rectangle)}")
try:
    shapes[4].area()
except NotImplementedError as e:
    print("NotImplementedError:", e)

c = shapes[0]
c.radius = 2
print(c.radius, round(c.area(), 6))
try:
    c.radius = -1
except ValueError as e:
    print("ValueError:", e)
del c.radius
try:
    c.radius
except AttributeError as e:
    print("AttributeError:", e)

box = Box(3, 4)
print(box.diagonal, Box.diagonal.__doc__, Rectangle.is_valid(1, -1), box.is_valid(1, 1))
try:
    box.diagonal = 5
except AttributeError as e:
    print("AttributeError:", e)
print(issubclass(Box, Shape), [k.__name__ for k in Box.__mro__], type(box) is Box)
box.label = "extra"
print(sorted(vars(box)), hasattr(box, "missing"), getattr(box, "missing", "default"))
print(Box.area is Rectangle.area, Box.square(1).width, Shape.__init__ is Box.__init__)
