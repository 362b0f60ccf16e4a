"""A connection pool over a line server, with limits, health checks, timeouts and a graceful end."""
import asyncio
import collections
import contextlib
import itertools


class Pool:
    def __init__(self, factory, size):
        self.factory, self.size = factory, size
        self.idle = collections.deque()
        self.sem = asyncio.BoundedSemaphore(size)
        self.made = 0
        self.closed = False

    @contextlib.asynccontextmanager
    async def connection(self):
        async with self.sem:
            conn = None
            while self.idle and conn is None:
                candidate = self.idle.popleft()
                if candidate.healthy():
                    conn = candidate
            if conn is None:
                self.made += 1
                conn = await self.factory()
            try:
                yield conn
            except BaseException:
                await conn.close()
                raise
            else:
                self.idle.append(conn)

    async def close(self):
        self.closed = True
        for _ in range(self.size):
            await self.sem.acquire()
        await asyncio.gather(*(c.close() for c in self.idle))

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


class Conn:
    ids = itertools.count()

    @classmethod
    async def open(cls, port):
        self = cls()
        self.id = next(cls.ids)
        self.r, self.w = await asyncio.open_connection("127.0.0.1", port)
        return self

    def healthy(self):
        return not self.w.is_closing() and not self.r.at_eof()

    async def ask(self, text):
        self.w.write(text.encode() + b"\n")
        await self.w.drain()
        line = await self.r.readline()
        if not line:
            raise ConnectionError("closed by peer")
        return line.decode().strip()

    async def close(self):
        self.w.close()
        with contextlib.suppress(ConnectionError):
            await self.w.wait_closed()


async def serve(reader, writer):
    async for line in reader:
        word = line.decode().strip()
        if word == "hang":
            await asyncio.sleep(10)
        if word == "quit":
            break
        await asyncio.sleep(0.001)
        writer.write(word.upper().encode() + b"\n")
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    stats = collections.Counter()
    async with Pool(lambda: Conn.open(port), 3) as pool:
        async def job(word):
            try:
                async with asyncio.timeout(0.5), pool.connection() as c:
                    answer = await c.ask(word)
                    stats["ok"] += 1
                    return answer
            except TimeoutError:
                stats["timeout"] += 1
            except ConnectionError as e:
                stats[str(e)] += 1

        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(job(w)) for w in "one two three hang four quit five six".split()]
        print([t.result() for t in ts])
        print(sorted(stats.items()), 3 <= pool.made <= 6)
        print(await asyncio.gather(*(job(str(i)) for i in range(10))))
    server.close()
    server.close_clients()
    await server.wait_closed()
    print(pool.closed, len(asyncio.all_tasks()))


asyncio.run(main())
