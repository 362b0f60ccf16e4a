"""What @decorator stands for, on plain functions and coroutines."""
import asyncio
import functools

calls = []


def traced(func):
    def wrapper(*args, **kwargs):
        calls.append("-> " + func.__name__)
        result = func(*args, **kwargs)
        calls.append("<- %s: %r" % (func.__name__, result))
        return result
    return wrapper


def traced_async(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        calls.append("-> " + func.__name__)
        result = await func(*args, **kwargs)
        calls.append("<- %s: %r" % (func.__name__, result))
        return result
    return wrapper


def repeat(times):
    """A decorator with an argument: a function that returns one."""
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args):
            return [func(*args) for _ in range(times)]
        return wrapper
    return decorate


@traced
def add(a, b):
    return a + b


def subtract(a, b):
    return a - b


subtract = traced(subtract)


@repeat(3)
@traced
def hello(name):
    """Greet somebody."""
    return "hello, " + name


@traced_async
async def read(source, *, upper=False):
    """Read a source."""
    await asyncio.sleep(0)
    return source.upper() if upper else source


print(add(1, 2), subtract(5, b=3))
print(hello("Lee"))
print(asyncio.run(read("data", upper=True)))
print(add.__name__, read.__name__, read.__doc__, asyncio.iscoroutinefunction(read))
for call in calls:
    print(call)
