"""Loops with selectors of a program's own: one that counts, one in whose time nothing takes long."""
import asyncio
import selectors
import socket
import threading


class Counting(selectors.DefaultSelector):
    def __init__(self):
        super().__init__()
        self.selects = 0
        self.closed = False

    def select(self, timeout=None):
        self.selects += 1
        return super().select(timeout)

    def close(self):
        self.closed = True
        super().close()


class Travelling(selectors.SelectSelector):
    now = 1000.0

    def select(self, timeout=None):
        ready = super().select(0)
        if not ready and timeout:
            self.now += timeout
        return ready


class TravelLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.selector = Travelling()
        super().__init__(self.selector)

    def time(self):
        return self.selector.now


async def talk():
    loop = asyncio.get_running_loop()
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    w.write(b"hello\n")
    print(await r.readline())
    w.close()
    server.close()
    a, b = socket.socketpair()
    a.setblocking(False)
    got = loop.create_future()
    loop.add_reader(a, lambda: got.set_result(a.recv(10)))
    b.send(b"ping")
    print(await got)
    loop.remove_reader(a)
    a.close()
    b.close()
    print(await asyncio.to_thread(threading.current_thread) is threading.main_thread())
    done = loop.create_future()
    threading.Timer(0.01, loop.call_soon_threadsafe, (done.set_result, "from a timer")).start()
    print(await done)


async def echo(reader, writer):
    writer.write(await reader.readline())
    writer.close()


selector = Counting()
with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner:
    print(runner.get_loop()._selector is selector)
    runner.run(talk())
    before = selector.selects
    runner.run(asyncio.sleep(0.01))
    print(before > 5, selector.selects > before, selector.closed)
print(selector.closed)


async def days():
    loop = asyncio.get_running_loop()
    start = loop.time()
    order = []

    async def nap(n):
        await asyncio.sleep(n * 86400)
        order.append(n)

    await asyncio.gather(*(nap(n) for n in (3, 1, 2)))
    try:
        async with asyncio.timeout(3600):
            await asyncio.Event().wait()
    except TimeoutError:
        print("an hour later")
    print(order, loop.time() - start)


asyncio.run(days(), loop_factory=TravelLoop)
