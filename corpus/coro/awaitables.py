"""Objects with __await__: generators, iterators, delegation to coroutines, wrong returns."""
import types


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Switch:
    def __init__(self, *steps):
        self.steps = steps

    def __await__(self):
        answers = []
        for step in self.steps:
            answers.append((yield step))
        return answers


class Wrapper:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


class Delegating:
    def __await__(self):
        first = yield from Switch("d1", "d2").__await__()
        second = yield from helper().__await__()
        return first, second


class Steps:
    """__await__ returns an iterator that is no generator."""

    def __init__(self, n):
        self.n = n

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("steps over")
        self.n -= 1
        return f"step {self.n}"


class Wrong:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value


async def helper():
    return await Switch("helper")


@types.coroutine
def old_style():
    got = yield "old"
    more = yield from [1, 2]
    inner = yield from helper()
    return got, more, inner


async def main():
    results = []
    results.append(await Ready(5))
    results.append(await Switch("a", "b"))
    results.append(await Wrapper(helper()))
    results.append(await Delegating())
    results.append(await Steps(2))
    results.append(await old_style())
    return results


def drive(coroutine, answer):
    """Run to the end, answering every request; return requests and result."""
    requests = []
    value = None
    while True:
        try:
            requests.append(coroutine.send(value))
        except StopIteration as e:
            return requests, e.value
        value = answer(requests[-1])


requests, result = drive(main(), lambda request: None if str(request).startswith(("step", "1", "2")) else f"<{request}>")
print(requests)
for each in result:
    print(each)


async def wrong(value):
    await Wrong(value)


for value in (5, None, [1], helper()):
    try:
        wrong(value).send(None)
    except TypeError as e:
        print("TypeError:", e)
    if hasattr(value, "close"):
        value.close()


async def instance_attribute():
    class Plain:
        pass
    plain = Plain()
    plain.__await__ = lambda: iter([])
    try:
        await plain
    except TypeError as e:
        return str(e)


print(drive(instance_attribute(), None)[1])
print(type(old_style()).__name__, isinstance(old_style(), types.GeneratorType))
