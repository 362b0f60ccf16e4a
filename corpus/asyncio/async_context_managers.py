"""A connection pool: async context managers, limits, waiting, errors on the way."""
import asyncio
from contextlib import asynccontextmanager
from collections import deque


class PoolClosed(Exception):
    pass


class Connection:
    made = 0

    def __init__(self):
        Connection.made += 1
        self.number = Connection.made
        self.queries = 0

    async def query(self, text):
        self.queries += 1
        await asyncio.sleep(0)
        if "fail" in text:
            raise ValueError(f"bad query: {text}")
        return f"{self.number}:{text}"

    def __repr__(self):
        return f"<Connection {self.number}>"


class Pool:
    def __init__(self, size):
        self.size = size
        self.idle = deque()
        self.busy = 0
        self.waiters = deque()
        self.closed = False

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, tb):
        await self.close()

    async def take(self):
        if self.closed:
            raise PoolClosed("pool is closed")
        while not self.idle and self.busy >= self.size:
            waiter = asyncio.get_running_loop().create_future()
            self.waiters.append(waiter)
            log.append("waiting")
            await waiter
        self.busy += 1
        return self.idle.popleft() if self.idle else Connection()

    def give(self, connection):
        self.busy -= 1
        self.idle.append(connection)
        while self.waiters:
            waiter = self.waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    @asynccontextmanager
    async def connection(self):
        connection = await self.take()
        try:
            yield connection
        finally:
            self.give(connection)

    async def close(self):
        self.closed = True
        while self.idle:
            log.append(f"closing {self.idle.popleft()!r}")
            await asyncio.sleep(0)


log = []


async def client(pool, *queries):
    results = []
    for query in queries:
        async with pool.connection() as connection:
            try:
                results.append(await connection.query(query))
            except ValueError as e:
                results.append(str(e))
    return results


async def main():
    async with Pool(2) as pool:
        for results in await asyncio.gather(
                client(pool, "a1", "a2"), client(pool, "b1", "fail b2", "b3"), client(pool, "c1")):
            print(results)
        try:
            async with pool.connection() as connection:
                await connection.query("fail outside")
        except ValueError as e:
            print("raised", e, pool.busy)
        task = asyncio.create_task(client(pool, *"xyz"))
        await asyncio.sleep(0)
        task.cancel()
        print(await asyncio.gather(task, return_exceptions=True) != [], pool.busy, Connection.made)
    print(log)
    try:
        await pool.take()
    except PoolClosed as e:
        print("PoolClosed:", e)


asyncio.run(main())
