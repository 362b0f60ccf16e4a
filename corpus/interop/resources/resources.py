"""Event loops that end, in order and otherwise, while they hold something."""

import asyncio
import os
import signal
import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor

LOCALHOST = "127.0.0.1"


async def tasks(directory):
    """Tasks that wait, some of them still when the loop ends."""
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()
    for wait in (lambda: asyncio.sleep(1000), event.wait, queue.get):
        for _ in range(20):
            asyncio.create_task(wait())
    async with lock, asyncio.timeout(10):
        await asyncio.gather(*(asyncio.sleep(0.001) for _ in range(50)))
    try:
        await asyncio.wait_for(queue.get(), 0.001)
    except TimeoutError:
        pass


async def executors(directory):
    """Threads: the loop's, those of an executor, and one that runs a loop of its own."""
    loop = asyncio.get_running_loop()
    await asyncio.gather(*(asyncio.to_thread(sum, range(100)) for _ in range(10)))
    with ThreadPoolExecutor(3) as pool:
        await asyncio.gather(*(loop.run_in_executor(pool, sum, range(100)) for _ in range(10)))
    other = asyncio.new_event_loop()
    thread = threading.Thread(target=other.run_forever)
    thread.start()
    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asyncio.sleep(0.001), other))
    other.call_soon_threadsafe(other.stop)
    thread.join()
    other.close()


async def echo(reader, writer):
    async for line in reader:
        writer.write(line)
        await writer.drain()
    writer.close()


async def ask(reader, writer):
    writer.write(b"question\n")
    assert await reader.readline() == b"question\n"


async def servers(directory):
    """Servers and connections over TCP and Unix sockets: closed, half closed, aborted, and left open."""
    path = os.path.join(directory, "socket")
    unix = await asyncio.start_unix_server(echo, path)
    tcp = await asyncio.start_server(echo, LOCALHOST, 0)
    address = tcp.sockets[0].getsockname()
    for i in range(8):
        reader, writer = await asyncio.open_connection(*address) if i % 2 else await asyncio.open_unix_connection(path)
        await ask(reader, writer)
        if i < 2:
            writer.close()
            await writer.wait_closed()
        elif i < 4:
            writer.write_eof()
            assert await reader.read() == b""
        elif i < 6:
            writer.transport.abort()
    tcp.close()
    unix.close()


class Datagrams(asyncio.DatagramProtocol):
    def __init__(self):
        self.got = asyncio.get_running_loop().create_future()

    def datagram_received(self, data, addr):
        if not self.got.done():
            self.got.set_result(data)


async def descriptors(directory):
    """Datagrams, sockets without a transport, pipes, names looked up."""
    loop = asyncio.get_running_loop()
    receiver, got = await loop.create_datagram_endpoint(Datagrams, local_addr=(LOCALHOST, 0))
    sender, _ = await loop.create_datagram_endpoint(Datagrams, remote_addr=receiver.get_extra_info("sockname"))
    sender.sendto(b"datagram")
    assert await got.got == b"datagram"
    sender.close()
    a, b = socket.socketpair()
    with a, b:
        a.setblocking(False)
        b.setblocking(False)
        waiting = asyncio.create_task(loop.sock_recv(a, 10))
        await asyncio.sleep(0)
        await loop.sock_sendall(b, b"data")
        assert await waiting == b"data"
        waiting = asyncio.create_task(loop.sock_recv(a, 10))
        await asyncio.sleep(0)
        waiting.cancel()
    r, w = os.pipe()
    reader = asyncio.StreamReader()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(r, "rb"))
    os.write(w, b"through a pipe")
    os.close(w)
    assert await reader.read() == b"through a pipe"
    transport.close()
    await loop.getaddrinfo("localhost", 80)


async def children(directory):
    """Child processes: ended, killed, and left to the end of the loop."""
    process = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    assert (await process.communicate(b"text"))[0] == b"text"
    process = await asyncio.create_subprocess_exec("sleep", "1000", stdout=asyncio.subprocess.PIPE)
    process.kill()
    assert await process.wait() == -signal.SIGKILL
    process = await asyncio.create_subprocess_shell("exit 3")
    assert await process.wait() == 3


async def secured(directory):
    """TLS: a handshake that fails, one that comes to nothing, connections closed and left open."""
    certificate = os.path.join(directory, "cert.pem")
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ours.load_cert_chain(certificate, os.path.join(directory, "key.pem"))
    theirs = ssl.create_default_context(cafile=certificate)
    server = await asyncio.start_server(echo, LOCALHOST, 0, ssl=ours)
    address = server.sockets[0].getsockname()
    for i in range(3):
        reader, writer = await asyncio.open_connection(*address, ssl=theirs, server_hostname="example.com")
        await ask(reader, writer)
        if i < 2:
            writer.close()
            await writer.wait_closed()
    try:
        await asyncio.open_connection(*address, ssl=theirs, server_hostname="elsewhere.test")
    except ssl.SSLCertVerificationError:
        pass
    silent = await asyncio.start_server(lambda r, w: asyncio.sleep(1000), LOCALHOST, 0)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.open_connection(*silent.sockets[0].getsockname(), ssl=theirs, server_hostname="example.com")
    except TimeoutError:
        pass
    server.close()
    silent.close()


KINDS = {f.__name__: f for f in (tasks, executors, servers, descriptors, children, secured)}


def use(kind: str, rounds: int, directory: str) -> None:
    """Runs so many loops, one after the other, that use one kind of resources."""
    for _ in range(rounds):
        with asyncio.Runner() as runner:
            runner.get_loop().set_exception_handler(lambda loop, context: None)  # handshakes are meant to fail
            runner.run(KINDS[kind](directory))


def kinds() -> list[str]:
    return list(KINDS)
