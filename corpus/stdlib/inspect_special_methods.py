"""Signatures and qualified names of special methods of native types, and of methods bound to instances of derived classes."""

import asyncio
import inspect


class Names(list):
    pass


class Reader(asyncio.StreamReader):
    def feed_data(self, data):
        self.count = getattr(self, "count", 0) + len(data)
        super().feed_data(data)


def show(what):
    print(what.__qualname__, inspect.signature(what))


for what in (
    int.__add__, (3).__add__, int.__pow__, list.__getitem__, [].__len__, dict.__setitem__, str.__mod__, object.__init__,
    object().__repr__, object.__setattr__, type.__call__, property.__get__, float.__bool__, bytes.__iter__, dict.__delitem__,
    set.__contains__, ValueError().__repr__, list.__iadd__, asyncio.Future.__await__, asyncio.Future.__init__,
):
    show(what)
for what in (Names().append, [].append, Names.append, {}.get, dict.fromkeys, "".join, len, Names().__len__, (5).bit_length):
    print(what.__name__, what.__qualname__)
for name in ("read", "readexactly", "readuntil", "readline", "feed_data", "at_eof", "__init__"):
    method = vars(asyncio.StreamReader)[name]
    show(method)
    print("   ", inspect.iscoroutinefunction(method))
for name in ("write", "drain", "wait_closed", "get_extra_info", "__init__"):
    show(vars(asyncio.StreamWriter)[name])
show(asyncio.AbstractEventLoop.create_server)
for kind in (asyncio.Lock, asyncio.Semaphore, asyncio.TaskGroup):
    print(kind.__name__, inspect.iscoroutinefunction(kind.__aenter__), inspect.iscoroutinefunction(kind.__aexit__))
print(asyncio.SelectorEventLoop.add_reader.__qualname__, "add_reader" in vars(asyncio.BaseEventLoop))


async def main():
    reader = Reader()
    reader.feed_data(b"abc\n")
    print(await reader.readline(), reader.count)
    plain = asyncio.StreamReader()
    plain.label = "mine"
    print(vars(plain)["label"], asyncio.StreamReader.__mro__)
    plain.feed_data([1, 2])
    for data in (5, "text"):
        try:
            plain.feed_data(data)
        except TypeError as exc:
            print(exc)

    async def fails():
        raise LookupError("once")

    task = asyncio.create_task(fails())
    for _ in range(2):
        try:
            await task
        except LookupError as exc:
            lines = []
            tb = exc.__traceback__
            while tb is not None:
                lines.append(tb.tb_frame.f_code.co_name)
                tb = tb.tb_next
            print(lines)


asyncio.run(main())
