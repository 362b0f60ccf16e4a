"""Datagram endpoints: errors, broadcast flags, closing, and a request-reply protocol with retries."""
import asyncio


class Server(asyncio.DatagramProtocol):
    def __init__(self):
        self.drop = True

    def connection_made(self, t):
        self.t = t

    def datagram_received(self, data, addr):
        self.drop = not self.drop
        if not self.drop:
            self.t.sendto(data[::-1], addr)


class Client(asyncio.DatagramProtocol):
    def __init__(self, log):
        self.log, self.waiting = log, {}

    def connection_made(self, t):
        self.t = t
        self.log.append("made")

    def datagram_received(self, data, addr):
        self.waiting.pop(data[::-1]).set_result(data)

    def error_received(self, exc):
        self.log.append(("error", type(exc).__name__))
        for f in self.waiting.values():
            if not f.done():
                f.set_exception(exc)

    def connection_lost(self, exc):
        self.log.append(("lost", exc))

    async def ask(self, data, tries=3):
        for attempt in range(tries):
            f = self.waiting[data] = asyncio.get_running_loop().create_future()
            self.t.sendto(data)
            try:
                async with asyncio.timeout(0.3):
                    return attempt, await f
            except TimeoutError:
                self.log.append(("retry", attempt))
        raise TimeoutError(data)


async def main():
    loop = asyncio.get_running_loop()
    st, sp = await loop.create_datagram_endpoint(Server, local_addr=("127.0.0.1", 0))
    addr = st.get_extra_info("sockname")
    log = []
    ct, cp = await loop.create_datagram_endpoint(lambda: Client(log), remote_addr=addr)
    print(ct.get_extra_info("peername") == addr, ct.get_extra_info("socket") is not None)
    for word in (b"abc", b"hello"):
        print(await cp.ask(word))
    try:
        ct.sendto(b"x", ("127.0.0.1", 1))
    except ValueError as e:
        print(str(e).startswith("Invalid address"))
    try:
        ct.sendto("text")
    except TypeError as e:
        print(e)
    st.close()
    await asyncio.sleep(0.01)
    try:
        await cp.ask(b"gone")
    except ConnectionRefusedError as e:
        print(type(e).__name__)
    except TimeoutError:
        print("timeout")
    ct.close()
    ct.close()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(log, ct.is_closing())
    for kw in (dict(), dict(local_addr="path"), dict(local_addr=("127.0.0.1",))):
        try:
            await loop.create_datagram_endpoint(Server, **kw)
        except (ValueError, TypeError, OSError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
