"""The smallest scheduler for native coroutines: switch() gives up the turn."""
import types


@types.coroutine
def switch():
    yield


async def first():
    print("first: start")
    await switch()
    print("first: a")
    await switch()
    print("first: b")
    await switch()
    print("first: end")


async def second():
    print("second: start")
    await switch()
    print("second: a")
    await nested()
    print("second: end")


async def nested():
    for i in range(3):
        print("nested:", i)
        await switch()
    return "unused"


def run(coros):
    coros = list(coros)

    while coros:
        for coro in list(coros):
            try:
                coro.send(None)
            except StopIteration:
                coros.remove(coro)


@types.coroutine
def ask(question):
    """Unlike switch(), hands something out and takes the answer in."""
    answer = yield question
    return answer


async def interview():
    name = await ask("name?")
    age = await ask("age?")
    return "%s is %d" % (name, age)


def answer_all(coro, answers):
    question = coro.send(None)
    while True:
        print("asked", question)
        try:
            question = coro.send(answers[question])
        except StopIteration as stop:
            return stop.value


c1 = first()
c2 = second()
run([c1, c2])
print(answer_all(interview(), {"name?": "Kim", "age?": 30}))
