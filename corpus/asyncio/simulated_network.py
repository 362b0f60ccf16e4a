"""Servers and clients over in-memory channels: protocol, timeouts, failures, graceful stop."""
import asyncio


class ChannelClosed(Exception):
    pass


class Channel:
    def __init__(self):
        self._items = asyncio.Queue()
        self._closed = False

    async def send(self, item):
        if self._closed:
            raise ChannelClosed
        await self._items.put(item)

    async def receive(self):
        if self._closed and self._items.empty():
            raise ChannelClosed
        item = await self._items.get()
        if item is None:
            raise ChannelClosed
        return item

    def close(self):
        if not self._closed:
            self._closed = True
            self._items.put_nowait(None)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.receive()
        except ChannelClosed:
            raise StopAsyncIteration from None


class Socket:
    def __init__(self, incoming, outgoing):
        self.incoming, self.outgoing = incoming, outgoing

    @classmethod
    def pair(cls):
        a, b = Channel(), Channel()
        return cls(a, b), cls(b, a)

    def close(self):
        self.incoming.close()
        self.outgoing.close()


class Server:
    def __init__(self):
        self.store = {}
        self.tasks = set()
        self.served = 0

    def connect(self):
        client, server = Socket.pair()
        task = asyncio.create_task(self.handle(server))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return client

    async def handle(self, socket):
        async for request in socket.incoming:
            self.served += 1
            try:
                reply = await self.execute(request)
            except (ValueError, KeyError) as e:
                reply = {"error": f"{type(e).__name__}: {e}"}
            try:
                await socket.outgoing.send(reply)
            except ChannelClosed:
                break

    async def execute(self, request):
        await asyncio.sleep(0)
        match request:
            case {"op": "get", "key": key}:
                return {"value": self.store[key]}
            case {"op": "set", "key": key, "value": value}:
                self.store[key] = value
                return {"ok": True}
            case {"op": "wait"}:
                await asyncio.sleep(10)
            case {"op": op}:
                raise ValueError(f"unknown operation {op!r}")
            case _:
                raise ValueError("malformed request")

    async def stop(self):
        for task in list(self.tasks):
            task.cancel()
        return await asyncio.gather(*self.tasks, return_exceptions=True)


async def call(socket, timeout=1.0, **request):
    await socket.outgoing.send(request)
    return await asyncio.wait_for(socket.incoming.receive(), timeout)


async def client(server, name, n):
    socket = server.connect()
    out = []
    for i in range(n):
        await call(socket, op="set", key=f"{name}{i}", value=i * i)
        out.append((await call(socket, op="get", key=f"{name}{i}"))["value"])
    socket.close()
    return out


async def main():
    server = Server()
    print(await asyncio.gather(client(server, "a", 3), client(server, "b", 4)))
    socket = server.connect()
    print(await call(socket, op="get", key="nothing"))
    print(await call(socket, op="dance"), await call(socket, key=1))
    try:
        await call(socket, timeout=0.001, op="wait")
    except TimeoutError:
        print("timed out")
    print(len(await server.stop()), server.served, sorted(server.store)[:3])
    socket.close()
    try:
        await call(socket, op="get", key="a0")
    except ChannelClosed as e:
        print("closed", repr(e))


asyncio.run(main())
