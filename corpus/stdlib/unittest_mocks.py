import asyncio
import json
import os
from unittest.mock import (
    ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open, patch, seal, sentinel,
)


class Service:
    timeout = 3

    def fetch(self, url, retries=1):
        raise OSError("no network")

    async def stream(self, url):
        raise OSError("no network")

    @property
    def name(self):
        return "real"


def attempt(f, *args, **kwargs):
    try:
        return f(*args, **kwargs)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def records():
    m = Mock(return_value=4)
    print(m(1, x=2), m.child(3) is m.child(), isinstance(m.child.deeper(), Mock))
    print(m.mock_calls == [call(1, x=2), call.child(3), call.child(), call.child.deeper()], m.method_calls)
    print(m.call_args, m.call_args.args, m.call_args.kwargs, m.call_count)
    m.assert_called_once_with(1, x=ANY)
    m.assert_has_calls([call.child(), call.child.deeper()])
    for check, *args in (
        (m.assert_not_called,), (m.assert_called_with, 2), (m.child.assert_called_once_with, 4), (m.assert_any_call, 9),
        (m.assert_has_calls, [call(7)]), (m.other.assert_called,), (getattr, m, "assert_called_onec"),
    ):
        print(attempt(check, *args))
    m.reset_mock()
    print(m.called, m.mock_calls)


def effects():
    m = Mock(side_effect=[1, KeyError("two"), 3])
    print([attempt(m) for _ in range(4)])
    m.side_effect = lambda x: DEFAULT if x else "falsy"
    m.return_value = "default"
    print(m(0), m(1))
    m.side_effect = TimeoutError("slow")
    print(attempt(m))
    print(Mock(wraps=[3, 1, 2]).index(1))


def magic():
    m = MagicMock()
    m.__len__.return_value = 3
    m.__getitem__.side_effect = lambda k: k * 2
    m.__str__.return_value = "magic"
    m.__iter__.return_value = iter("abc")
    print(len(m), m[21], str(m), [*m], int(m), bool(m), 5 in m, m == m, m != m)
    with m as inside:
        print(inside is m.__enter__.return_value)
    m.__exit__.assert_called_once_with(None, None, None)
    print(attempt(lambda: m < 3))


def specs():
    m = Mock(spec=Service)
    print(isinstance(m, Service), attempt(lambda: m.nothing), type(m.stream).__name__)
    s = create_autospec(Service)
    instance = s()
    instance.fetch.return_value = "page"
    print(instance.fetch("/a"), attempt(instance.fetch), attempt(instance.fetch, "/a", tries=3))
    instance.fetch.assert_called_once_with("/a")

    def area(width, height=1):
        return width * height
    f = create_autospec(area, return_value=12)
    print(f(3, height=4), attempt(f), f.__name__, attempt(f.assert_called_once_with, 3))
    f.assert_called_once_with(3, 4)
    seal(m)
    print(attempt(lambda: m.fetch.more))


def patches():
    with patch("os.getcwd", return_value="/somewhere") as getcwd:
        print(os.getcwd(), getcwd.call_count)
    with patch.object(Service, "timeout", 10), patch.dict(os.environ, {"SERVICE": "mock"}):
        print(Service.timeout, os.environ["SERVICE"])
    print(Service.timeout, "SERVICE" in os.environ)

    @patch("json.dumps", side_effect=ValueError("not today"))
    @patch.object(Service, "fetch", autospec=True)
    def work(fetch, dumps):
        fetch.return_value = "fetched"
        print(Service().fetch("/x"), attempt(json.dumps, {}))
        print(fetch.call_args.args[1:], dumps.call_args)
    work()
    with patch.multiple(Service, timeout=DEFAULT, fetch=DEFAULT) as made:
        print(sorted(made))
    with patch.object(Service, "name", new_callable=PropertyMock, return_value="mocked") as name:
        print(Service().name, name.mock_calls)
    with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as opened:
        with open("a.txt") as f:
            print(list(f))
        with open("b.txt", "w") as f:
            f.write("text")
    opened.assert_called_with("b.txt", "w")
    opened().write.assert_called_once_with("text")
    print(attempt(patch("os.no_such_thing", 1).__enter__).startswith("AttributeError: <module 'os'"), attempt(patch, "nodots"))
    patcher = patch.object(Service, "timeout", sentinel.timeout)
    print(patcher.start(), Service.timeout)
    patch.stopall()
    print(Service.timeout)


async def coroutines():
    m = AsyncMock(side_effect=[1, ValueError("two")])
    print(asyncio.iscoroutinefunction(m), await m("a"))
    try:
        await m("b")
    except ValueError as e:
        print(e)
    m.assert_awaited_with("b")
    print(m.await_count, attempt(m.assert_awaited_once), attempt(m.assert_any_await, "c"))
    service = create_autospec(Service, instance=True)
    service.stream.return_value = "chunk"
    print(await service.stream("/s"))
    stream = MagicMock()
    stream.__aiter__.return_value = [1, 2, 3]
    async with stream as entered:
        print([x async for x in stream], entered is stream.__aenter__.return_value)


records()
effects()
magic()
specs()
patches()
asyncio.run(coroutines())
print(attempt(NonCallableMock(name="thing")), repr(NonCallableMock(name="thing").attr).split(" id=")[0])
