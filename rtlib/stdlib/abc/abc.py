"""Abstract base classes: ABCMeta, ABC and the decorators that mark methods as abstract."""

from _abc import _init, _registered

_registrations = 0  # counts register() calls: what was found not to be a subclass before the last one may be one now


def abstractmethod(funcobj):
    """Mark a method as abstract: a class with abstract methods cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property."""

    __isabstractmethod__ = True


def _abstract_names(cls, namespace):
    found = [name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)]
    for base in cls.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                found.append(name)
    return frozenset(found)


class _State:
    """What an abstract class remembers about registered and checked classes."""

    __slots__ = ("registry", "yes", "no", "no_at")

    def __init__(self):
        self.registry = []
        self.yes = set()
        self.no = set()
        self.no_at = _registrations


class ABCMeta(type):
    """Metaclass of abstract base classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace)
        cls._abc_impl = _State()
        _init(cls)
        return cls

    def register(cls, subclass):
        """Make subclass a virtual subclass; it is returned, so that this serves as a decorator."""
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        global _registrations
        cls._abc_impl.registry.append(subclass)
        _registrations += 1
        _registered(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        kind = type(instance)
        if kind in cls._abc_impl.yes:
            return True
        declared = instance.__class__
        if declared is kind:
            return cls.__subclasscheck__(kind)
        return cls.__subclasscheck__(declared) or cls.__subclasscheck__(kind)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.yes:
            return True
        if state.no_at < _registrations:
            state.no.clear()
            state.no_at = _registrations
        elif subclass in state.no:
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = (
                cls in getattr(subclass, "__mro__", ())
                or any(issubclass(subclass, known) for known in state.registry)
                or any(issubclass(subclass, derived) for derived in cls.__subclasses__())
            )
        (state.yes if answer else state.no).add(subclass)
        return answer


class ABC(metaclass=ABCMeta):
    """Inherit from this to make an abstract base class."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Recompute which methods of cls are abstract, after some were added."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__)
    return cls


def get_cache_token():
    """A number that changes whenever a virtual subclass is registered."""
    return _registrations
