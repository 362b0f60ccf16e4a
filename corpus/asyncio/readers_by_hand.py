"""Callbacks of descriptors that stop the watching themselves, and fail."""

import asyncio
import os
import socket


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(context["message"].partition(" at ")[0], "--", repr(context["exception"])))
    reading, writing = os.pipe()

    def once():
        print("read", os.read(reading, 10), loop.remove_reader(reading), loop.remove_reader(reading))
        raise ValueError("after the removal")

    loop.add_reader(reading, once)
    os.write(writing, b"1")
    await asyncio.sleep(0.02)
    os.write(writing, b"2")
    await asyncio.sleep(0.02)

    def each():
        print("each", os.read(reading, 1))
        raise KeyError("while watching")

    loop.add_reader(reading, each)
    await asyncio.sleep(0.02)
    os.write(writing, b"3")
    await asyncio.sleep(0.02)
    print(loop.remove_reader(reading))

    left, right = socket.socketpair()
    left.setblocking(False)

    def room(sock, text):
        sock.send(text)
        loop.remove_writer(sock)
        print("sent", text)

    loop.add_writer(left, room, left, b"first")
    await asyncio.sleep(0.02)
    print(right.recv(10), loop.remove_writer(left))
    left.close()
    right.close()
    os.close(reading)
    os.close(writing)


asyncio.run(main())
