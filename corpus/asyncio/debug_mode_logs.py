"""What debug mode logs."""
import asyncio
import logging
import re
import sys


class Plain(logging.Formatter):
    def format(self, record):
        text = super().format(record)
        text = re.sub(r"0x[0-9a-f]+", "0x…", text)
        text = re.sub(r"\d+\.\d+ ?(seconds|ms)", r"N \1", text)
        text = re.sub(r"pipe \d+", "pipe N", text)
        text = re.sub(r"Process \d+", "Process N", text)
        text = re.sub(r"pid[= ]+\d+", "pid=N", text)
        text = re.sub(r"fd=\d+", "fd=N", text)
        text = re.sub(r"process \d+", "process N", text)
        text = re.sub(r"'127.0.0.1', \d+", "'127.0.0.1', N", text)
        text = re.sub(r"127.0.0.1:\d+", "127.0.0.1:N", text)
        text = re.sub(r'\S*/(\w+\.py):\d+', r"\1:n", text)
        return text


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Plain("%(name)s %(levelname)s %(message)s"))
logging.getLogger().addHandler(handler)
logging.getLogger().setLevel(logging.DEBUG)


async def echo(reader, writer):
    writer.write(await reader.read(10))
    await writer.drain()
    writer.close()


async def main():
    asyncio.get_running_loop().slow_callback_duration = 60  # the machine may be busy
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    print("-- server")
    r, w = await asyncio.open_connection("127.0.0.1", server.sockets[0].getsockname()[1])
    print("-- connected")
    w.write(b"x")
    print(await r.read())
    w.close()
    await w.wait_closed()
    print("-- closed")
    server.close()
    await server.wait_closed()
    print("-- server closed")
    loop = asyncio.get_running_loop()
    t, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0))
    t.close()
    await asyncio.sleep(0.01)
    print(await loop.getaddrinfo("127.0.0.1", 80, type=1))


asyncio.run(main(), debug=True)
