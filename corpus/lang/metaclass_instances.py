"""Instances of classes with metaclasses: those that leave calls to type, abstract ones, and those that do not."""

import abc


class Plain(type):
    pass


class Announcing(type):
    def __call__(cls, *args):
        print("called with", args)
        return super().__call__(*args)


class Point(metaclass=Plain):
    def __init__(self, x=0, *rest, label=None):
        self.all = x, rest, label


class Announced(metaclass=Announcing):
    def __init__(self, x=0):
        self.x = x


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        pass


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Empty(Shape):
    def area(self):
        return 0


class Other(metaclass=Plain):
    def __new__(cls, *args):
        return 5


class Returning(metaclass=Plain):
    def __init__(self):
        return 4


for _ in range(3):
    print(Point().all, Point(1).all, Point(1, 2).all, Point(1, 2, 3).all, Point(1, 2, 3, 4).all, Point(1, label="a").all)
    print(Announced().x, Announced(2).x, Square(3).area(), Square(side=4).area(), Empty().area(), Other(1), Other())
    for cls in Shape, Returning, Square:
        try:
            cls()
        except TypeError as e:
            print(e)

Square.area = abc.abstractmethod(Square.area)
abc.update_abstractmethods(Square)
try:
    Square(1)
except TypeError as e:
    print(e)
Plain.__call__ = lambda cls, *args, **kwds: f"{cls.__name__} is not made"
print(Point(1), Point(label=2), Other())
