"""Errors in callbacks are logged by the loop's default handler, and the loop goes on."""
import asyncio


def broken(x):
    return {}[x]


class Listener:
    def notify(self, future):
        raise ValueError(f"listener got {future.result()}")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "before")
    loop.call_exception_handler({"message": "reported by hand", "exception": KeyError("hand")})
    loop.call_exception_handler({"message": "without an exception", "detail": [1, 2]})
    await asyncio.sleep(0)
    print("still running")
    return "result"


print(asyncio.run(main()))
