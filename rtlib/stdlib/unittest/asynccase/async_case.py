"""Test cases with coroutines for methods."""

import asyncio
import contextvars
import inspect
import warnings

from .case import TestCase, _context_methods


class IsolatedAsyncioTestCase(TestCase):
    """A test case whose methods may be coroutines. Each test has an event loop and a context of its own."""

    loop_factory = None

    def __init__(self, methodName="runTest"):
        super().__init__(methodName)
        self._asyncioRunner, self._asyncioTestContext = None, contextvars.copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        enter, leave = _context_methods(cm, "a", "asynchronous context manager")
        entered = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return entered

    def _callSetUp(self):
        self._asyncioRunner.get_loop()  # what makes it, and the current one: setUp may want it
        run = self._asyncioTestContext.run
        run(self.setUp)
        self._callAsync(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._callMaybeAsync(method) is not None:
            warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})",
                          DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        run = self._asyncioTestContext.run
        self._callAsync(self.asyncTearDown)
        run(self.tearDown)

    def _callAsync(self, func, /, *args, **kwargs):
        assert self._asyncioRunner is not None, "asyncio runner is not initialized"
        assert inspect.iscoroutinefunction(func), f"{func!r} is not an async function"
        return self._asyncioRunner.run(func(*args, **kwargs), context=self._asyncioTestContext)

    def _callMaybeAsync(self, func, /, *args, **kwargs):
        runner, context = self._asyncioRunner, self._asyncioTestContext
        assert runner is not None, "asyncio runner is not initialized"
        if not inspect.iscoroutinefunction(func):
            return context.run(func, *args, **kwargs)
        return runner.run(func(*args, **kwargs), context=context)

    def _callCleanup(self, function, *args, **kwargs):
        self._callMaybeAsync(function, *args, **kwargs)

    def _setupAsyncioRunner(self):
        assert self._asyncioRunner is None, "asyncio runner is already initialized"
        self._asyncioRunner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _tearDownAsyncioRunner(self):
        self._asyncioRunner.close()

    def debug(self):
        # What fails here is to be looked at: the loop stays until the test goes.
        self._setupAsyncioRunner()
        super().debug()
        self._tearDownAsyncioRunner()

    def run(self, result=None):
        self._setupAsyncioRunner()
        try:
            result = super().run(result)
        finally:
            self._tearDownAsyncioRunner()
        return result

    def __del__(self):
        runner = self._asyncioRunner
        if runner is not None:
            runner.close()
