"""Methods of the loop that are coroutines."""

__all__ = ("BaseEventLoop", "Server")

import sys

import _asyncio
from _asyncio import gather
from asyncio._servers import Server
from asyncio.futures import _set_result_unless_cancelled, wrap_future
from asyncio.timeouts import timeout as asyncio_timeout


def __getattr__(name):
    # The module logging is imported by programs that log, only.
    if name == "logger" and "logging" in sys.modules:
        return sys.modules["logging"].getLogger("asyncio")
    if name in ("socket", "ssl", "time"):  # what programs replace parts of, in tests
        return __import__(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _thread_pool(loop):
    """Returns the executor of calls for which none is named."""
    if loop._executor_shutdown_called:
        raise RuntimeError("Executor shutdown has been called")
    if loop._default_executor is None:
        from concurrent.futures import ThreadPoolExecutor

        loop._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
    return loop._default_executor


def _run_in_executor(loop, executor, func, args):
    if executor is None:
        executor = _thread_pool(loop)
    return wrap_future(executor.submit(func, *args), loop=loop)


class BaseEventLoop:
    """What loops have beside their native methods."""

    async def shutdown_asyncgens(self):
        gens = self._take_asyncgens()
        if not gens:
            return
        results = await gather(*[g.aclose() for g in gens], return_exceptions=True)
        for result, gen in zip(results, gens):
            if isinstance(result, Exception):
                self.call_exception_handler(
                    {
                        "message": f"an error occurred during closing of asynchronous generator {gen!r}",
                        "exception": result,
                        "asyncgen": gen,
                    }
                )

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor

        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        import threading

        future = self.create_future()

        def finish(exc):
            if exc is None:
                _set_result_unless_cancelled(future, None)
            elif not future.cancelled():
                future.set_exception(exc)

        def join():
            try:
                self._default_executor.shutdown(wait=True)
                outcome = None
            except Exception as exc:
                outcome = exc
            if not self.is_closed():
                self.call_soon_threadsafe(finish, outcome)

        thread = threading.Thread(target=join)
        thread.start()
        try:
            async with asyncio_timeout(timeout):
                await future
        except TimeoutError:
            import warnings

            warnings.warn(
                f"The executor did not finishing joining its threads within {timeout} seconds.",
                RuntimeWarning,
                stacklevel=2,
            )
            self._default_executor.shutdown(wait=False)
        else:
            thread.join()


_asyncio._extend(BaseEventLoop)
BaseEventLoop = _asyncio.BaseEventLoop
