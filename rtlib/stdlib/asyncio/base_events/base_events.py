"""Methods of the loop that are coroutines."""

from _asyncio import BaseEventLoop, gather
from asyncio.futures import wrap_future


def __getattr__(name):
    # The module logging is imported by programs that log, only.
    if name == "logger":
        from asyncio.log import logger

        return logger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


async def _shutdown_asyncgens(loop):
    gens = loop._take_asyncgens()
    if not gens:
        return
    results = await gather(*[g.aclose() for g in gens], return_exceptions=True)
    for result, gen in zip(results, gens):
        if isinstance(result, Exception):
            loop.call_exception_handler(
                {
                    "message": f"an error occurred during closing of asynchronous generator {gen!r}",
                    "exception": result,
                    "asyncgen": gen,
                }
            )


async def _shutdown_default_executor(loop, timeout=None):
    loop._join_executor()


def _run_in_executor(loop, executor, func, args):
    return wrap_future(executor.submit(func, *args), loop=loop)
