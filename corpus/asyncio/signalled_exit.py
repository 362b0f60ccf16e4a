"""A service that winds down when it is told to and then ends by the same signal, as its parent expects."""

import asyncio
import os
import signal


async def job(number):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(0.01 * number)
        print("job", number, "has cleaned up")
        if number == 2:
            raise RuntimeError("cleaning up job 2 failed")
        raise


async def main():
    loop = asyncio.get_running_loop()
    this = asyncio.current_task()
    loop.add_signal_handler(signal.SIGTERM, this.cancel, "SIGTERM")
    jobs = [asyncio.create_task(job(i), name=f"job-{i}") for i in range(3)]
    loop.call_later(0.02, os.kill, os.getpid(), signal.SIGTERM)
    try:
        await asyncio.gather(*jobs)
    except asyncio.CancelledError as e:
        print("stopping because of", *e.args)
        results = await asyncio.gather(*jobs, return_exceptions=True)
        print([type(r).__name__ for r in results])
        raise


try:
    asyncio.run(main())
except asyncio.CancelledError as e:
    print("cancelled:", e, "- the handler is", signal.getsignal(signal.SIGTERM).name, flush=True)
    os.kill(os.getpid(), signal.SIGTERM)
print("not reached")
