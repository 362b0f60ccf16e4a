"""Decorators with state and arguments: caching, registration, classes as decorators, stacked ones."""
import functools


def memoize(func):
    cache = {}

    @functools.wraps(func)
    def wrapper(*args):
        if args not in cache:
            wrapper.misses += 1
            cache[args] = func(*args)
        return cache[args]

    wrapper.misses = 0
    wrapper.cache = cache
    return wrapper


class CountCalls:
    def __init__(self, func):
        functools.update_wrapper(self, func)
        self.func = func
        self.calls = 0

    def __call__(self, *args, **kwargs):
        self.calls += 1
        return self.func(*args, **kwargs)

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)


class Router:
    def __init__(self):
        self.routes = {}

    def route(self, path, *, method="GET"):
        def register(func):
            self.routes[method, path] = func
            return func
        return register

    def handle(self, method, path, **params):
        try:
            handler = self.routes[method, path]
        except KeyError:
            return 404, None
        return 200, handler(**params)


def checked(**types):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(**kwargs):
            for key, kind in types.items():
                if not isinstance(kwargs.get(key), kind):
                    raise TypeError(f"{func.__name__}: {key} must be {kind.__name__}")
            return func(**kwargs)
        return wrapper
    return decorate


def singleton(cls):
    instance = None

    @functools.wraps(cls, updated=())
    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance
    return get


@memoize
def fib(n):
    """Fibonacci numbers."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@CountCalls
def greet(name, punctuation="!"):
    return f"hi {name}{punctuation}"


class Service:
    @CountCalls
    def ping(self, n):
        return self.__class__.__name__, n


app = Router()


@app.route("/")
def index():
    return "index"


@app.route("/add", method="POST")
@checked(a=int, b=int)
def add(a, b):
    return a + b


@singleton
class Settings:
    def __init__(self, value):
        self.value = value


print(fib(80), fib.misses, len(fib.cache), fib.__name__, fib.__doc__, fib.__wrapped__ is not fib)
print(greet("a"), greet("b", punctuation="?"), greet.calls, greet.__name__, Service().ping(5), Service.ping.calls)
print(app.handle("GET", "/"), app.handle("POST", "/add", a=1, b=2), app.handle("GET", "/add"), sorted(app.routes))
try:
    app.handle("POST", "/add", a=1, b="2")
except TypeError as e:
    print("TypeError:", e)
print(Settings(1) is Settings(2), Settings(3).value, Settings.__name__)

order = []


def tag(name):
    order.append("make " + name)

    def decorate(func):
        order.append("apply " + name)
        return lambda: f"<{name}>{func()}</{name}>"
    return decorate


@tag("b")
@tag("i")
def text():
    return "text"


print(text(), order)
double = functools.partial(lambda a, b, c=0: (a, b, c), 2, c=9)
print(double(3), double(3, c=1), functools.reduce(lambda a, b: a * b, range(1, 6)), double.args, double.keywords)
