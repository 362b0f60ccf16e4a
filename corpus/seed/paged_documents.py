"""Documents that come in pages: generator, async generator, async iterator."""
import asyncio
import collections

PAGES = [["a", "b", "c"], ["d"], ["e", "f"], []]


class Server:
    def __init__(self):
        self.pages = iter(PAGES)
        self.requests = 0

    def fetch_page(self):
        self.requests += 1
        return next(self.pages, [])

    async def fetch_page_async(self):
        await asyncio.sleep(0.001)
        return self.fetch_page()


def get_docs(server):
    page = server.fetch_page()
    while page:
        for doc in page:
            yield doc
        page = server.fetch_page()


async def get_docs_async(server):
    page = await server.fetch_page_async()
    while page:
        for doc in page:
            yield doc
        page = await server.fetch_page_async()


class AsyncGetDocs:
    """The same without yield."""

    def __init__(self, server):
        self.server = server
        self.buffer = collections.deque()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.buffer:
            await self._prefetch()
            if not self.buffer:
                raise StopAsyncIteration
        return self.buffer.popleft()

    async def _prefetch(self):
        for doc in await self.server.fetch_page_async():
            self.buffer.append(doc)


async def until(docs, last):
    seen = []
    async for doc in docs:
        seen.append(doc)
        if doc == last:
            break
    return seen


async def main():
    server = Server()
    for doc in get_docs(server):
        print(doc, end=" ")
    print(server.requests)

    server = Server()
    async for doc in get_docs_async(server):
        print(doc, end=" ")
    print(server.requests)

    server = Server()
    async for doc in AsyncGetDocs(server):
        print(doc, end=" ")
    print(server.requests)

    server = Server()
    docs = AsyncGetDocs(server)
    print(await until(docs, "b"), await until(docs, "d"), server.requests)
    print([doc async for doc in docs], server.requests)

    # Two readers of one server take turns at its pages.
    server = Server()
    print(sorted(sum(await asyncio.gather(
        until(get_docs_async(server), None),
        until(AsyncGetDocs(server), None)), [])))


asyncio.run(main())
