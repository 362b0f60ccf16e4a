"""Runs shell commands concurrently with limits, collects output, kills on timeout, pipes one into the next."""
import asyncio
import asyncio.subprocess as sp
import dataclasses
import shlex
import sys


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    command: str
    code: int | None
    out: str = ""
    err: str = ""

    @property
    def ok(self) -> bool:
        return self.code == 0


async def run(command, *, stdin=None, timeout=5.0, limit=asyncio.Semaphore(2)):
    async with limit:
        p = await sp.create_subprocess_exec(*shlex.split(command), stdin=sp.PIPE if stdin is not None else sp.DEVNULL, stdout=sp.PIPE, stderr=sp.PIPE)
        try:
            async with asyncio.timeout(timeout):
                out, err = await p.communicate(stdin.encode() if stdin is not None else None)
        except TimeoutError:
            p.kill()
            await p.wait()
            return Outcome(command, p.returncode)
    return Outcome(command, p.returncode, out.decode(), err.decode())


async def pipeline(*commands, data):
    for c in commands:
        r = await run(c, stdin=data)
        if not r.ok:
            raise RuntimeError(f"{c}: exit {r.code}: {r.err.strip()}")
        data = r.out
    return data


async def follow(command):
    p = await asyncio.create_subprocess_shell(command, stdout=sp.PIPE, stderr=sp.STDOUT)
    async for line in p.stdout:
        yield line.decode().rstrip()
    yield f"exit {await p.wait()}"


async def main():
    commands = ["echo hello world", "sh -c 'echo out; echo err >&2; exit 3'", "sleep 10", "printf '%s|' a 'b c'"]
    for r in await asyncio.gather(*(run(c, timeout=0.3) for c in commands)):
        print(r, r.ok)
    print(await pipeline("sort", "uniq -c", "sort -rn -k1", "sed 's/^ *//'", data="b\na\nb\nc\nb\nc\n"), end="")
    try:
        await pipeline("cat", "sh -c 'echo broken pipe >&2; exit 7'", data="x")
    except RuntimeError as e:
        print(e)
    async for line in follow("for i in 1 2 3; do echo line $i; done; echo warn >&2; exit 2"):
        print(">", line)
    try:
        await run("/no/such/program --flag")
    except FileNotFoundError as e:
        print(e, e.errno, e.filename)
    p = await sp.create_subprocess_exec("cat", stdin=sp.PIPE, stdout=sp.PIPE)
    for word in ("one", "two"):
        p.stdin.write(word.encode() + b"\n")
        await p.stdin.drain()
        print(await p.stdout.readline())
    p.stdin.close()
    print(await p.wait(), p.returncode, await p.stdout.read())
    p = await sp.create_subprocess_exec("sleep", "5")
    p.terminate()
    print(await p.wait(), p.stdin, p.stdout)
    try:
        p.send_signal(9)
    except ProcessLookupError as e:
        print("gone", type(e).__name__)


asyncio.run(main())
