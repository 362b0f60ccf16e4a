"""Subprocesses of a loop: streams, pipelines, several at a time, timeouts and kills."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, STDOUT


async def exchange():
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    for word in (b"first\n", b"second\n"):
        p.stdin.write(word)
        await p.stdin.drain()
        print("echoed", await p.stdout.readline())
    p.stdin.close()
    await p.stdin.wait_closed()
    print(await p.stdout.read(), await p.wait(), p.returncode)
    big = bytes(range(256)) * 4096
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = await p.communicate(big)
    print(out == big, err, p.returncode)


async def shell():
    p = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 3", stdout=PIPE, stderr=PIPE)
    print(await p.communicate(), p.returncode)
    p = await asyncio.create_subprocess_shell("echo a; echo b >&2", stdout=PIPE, stderr=STDOUT)
    print(await p.communicate())
    p = await asyncio.create_subprocess_shell("exit 5", stdin=DEVNULL)
    print(await p.wait(), p.stdin, p.stdout)


async def pipeline():
    r, w = os.pipe()
    first = await asyncio.create_subprocess_exec("printf", "b\\na\\nc\\n", stdout=w)
    os.close(w)
    second = await asyncio.create_subprocess_exec("sort", "-r", stdin=r, stdout=PIPE)
    os.close(r)
    async for line in second.stdout:
        print("sorted", line)
    print(await first.wait(), await second.wait())


async def many():
    async def one(i):
        p = await asyncio.create_subprocess_exec("sh", "-c", f"echo {i}; exit {i}", stdout=PIPE)
        out, _ = await p.communicate()
        return int(out), p.returncode

    print(await asyncio.gather(*(one(i) for i in range(8))))


async def ended():
    p = await asyncio.create_subprocess_exec("sleep", "30")
    try:
        await asyncio.wait_for(p.wait(), 0.05)
    except TimeoutError:
        print("too slow", p.returncode)
    p.kill()
    print(await p.wait())
    p = await asyncio.create_subprocess_exec("sleep", "30", stdout=PIPE)
    task = asyncio.create_task(p.communicate())
    await asyncio.sleep(0.02)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", p.returncode)
    p.send_signal(signal.SIGTERM)
    print(await p.wait(), signal.Signals(-p.returncode).name)
    try:
        p.kill()
    except ProcessLookupError as e:
        print("gone", repr(e))
    p = await asyncio.create_subprocess_exec("true", stdin=PIPE)
    await p.wait()
    try:
        for _ in range(3):
            p.stdin.write(b"x" * 1000)
            await p.stdin.drain()
    except (BrokenPipeError, ConnectionResetError) as e:
        print(type(e).__name__)


async def errors():
    loop = asyncio.get_running_loop()
    for make in (
        lambda: asyncio.create_subprocess_exec("/no/such/program"),
        lambda: asyncio.create_subprocess_exec("ls", cwd="/no/such/directory"),
        lambda: asyncio.create_subprocess_exec("ls", text=True),
        lambda: asyncio.create_subprocess_exec("ls", universal_newlines=True),
        lambda: asyncio.create_subprocess_exec("ls", bufsize=1),
        lambda: asyncio.create_subprocess_exec("ls", encoding="utf-8"),
        lambda: asyncio.create_subprocess_shell(["ls"]),
        lambda: loop.subprocess_exec(asyncio.SubprocessProtocol, "ls", shell=True),
    ):
        try:
            await make()
        except Exception as e:
            print(type(e).__name__, e)


for main in (exchange, shell, pipeline, many, ended, errors):
    print("--", main.__name__)
    asyncio.run(main())
