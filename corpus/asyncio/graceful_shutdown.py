"""A service that drains its work on SIGTERM, then refuses, then exits with a status."""
import asyncio
import os
import signal
import sys


class Service:
    def __init__(self):
        self.stopping = asyncio.Event()
        self.connections = set()
        self.handled = 0

    def request_stop(self, sig):
        print("got", sig.name, repr(sig), signal.strsignal(sig))
        if self.stopping.is_set():
            print("second signal: forced")
            for t in self.connections:
                t.cancel("forced")
        self.stopping.set()

    async def work(self, n):
        try:
            await asyncio.sleep(0.01 * n)
            self.handled += 1
            print("worked", n)
        except asyncio.CancelledError as e:
            print("cancelled", n, e.args)
            raise
        finally:
            print("released", n)

    async def run(self):
        loop = asyncio.get_running_loop()
        for sig in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(sig, self.request_stop, sig)
        for n in (1, 4, 1000):
            t = asyncio.create_task(self.work(n), name=f"job-{n}")
            self.connections.add(t)
            t.add_done_callback(self.connections.discard)
        loop.call_later(0.02, os.kill, os.getpid(), signal.SIGTERM)
        await self.stopping.wait()
        done, pending = await asyncio.wait(self.connections, timeout=0.1)
        print(len(done), "drained,", sorted(t.get_name() for t in pending), "left")
        os.kill(os.getpid(), signal.SIGINT)
        results = await asyncio.gather(*pending, return_exceptions=True)
        print(results)
        print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
        return self.handled


async def main():
    s = Service()
    handled = await s.run()
    print("handled", handled, file=sys.stderr)
    sys.exit(f"{handled} of 3" if handled < 3 else 0)


try:
    asyncio.run(main())
except SystemExit as e:
    print("exit:", e.code, repr(e))
    raise
finally:
    print("bye")
