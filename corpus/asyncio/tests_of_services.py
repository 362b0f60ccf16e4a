"""Tests of asynchronous code: IsolatedAsyncioTestCase, AsyncMock, patched loops."""
import asyncio
import contextvars
import unittest
from unittest import mock

var = contextvars.ContextVar("var")


class Service:
    def __init__(self, client):
        self.client = client

    async def total(self, *names):
        async with self.client.session() as s:
            values = await asyncio.gather(*(s.get(n) for n in names))
        return sum(values)

    async def retry(self, n):
        for i in range(n):
            try:
                return await self.client.fetch(i)
            except OSError:
                await asyncio.sleep(i * 100)
        raise RuntimeError("gave up")


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.log = ["setUp"]

    async def asyncSetUp(self):
        self.loop = asyncio.get_running_loop()
        var.set("from asyncSetUp")
        self.log.append("asyncSetUp")
        self.addAsyncCleanup(self.cleanup, 1)
        await self.enterAsyncContext(self.context())

    async def cleanup(self, n):
        self.log.append(f"cleanup {n}")
        print(self.log)

    @staticmethod
    def context():
        import contextlib

        @contextlib.asynccontextmanager
        async def cm():
            yield 1
        return cm()

    async def asyncTearDown(self):
        self.log.append("asyncTearDown")

    async def test_context(self):
        self.assertIs(asyncio.get_running_loop(), self.loop)
        self.assertEqual(var.get(), "from asyncSetUp")

    async def test_mock(self):
        client = mock.MagicMock()
        session = client.session.return_value.__aenter__.return_value
        session.get = mock.AsyncMock(side_effect=lambda n: len(n))
        self.assertEqual(await Service(client).total("a", "bb"), 3)
        session.get.assert_has_awaits([mock.call("a"), mock.call("bb")])
        self.assertEqual(session.get.await_count, 2)
        client.session.return_value.__aexit__.assert_awaited_once()

    async def test_retry(self):
        client = mock.AsyncMock()
        client.fetch.side_effect = [OSError, OSError, "ok"]
        with mock.patch("asyncio.sleep", new_callable=mock.AsyncMock) as sleep:
            self.assertEqual(await Service(client).retry(5), "ok")
        self.assertEqual(sleep.await_args_list, [mock.call(0), mock.call(100)])

    async def test_loop_patched(self):
        with mock.patch.object(self.loop, "call_later") as call_later:
            t = asyncio.create_task(asyncio.sleep(5))
            await asyncio.sleep(0)
            t.cancel()
        call_later.assert_called_once()
        self.assertEqual(call_later.call_args.args[0], 5)

    async def test_exec(self):
        with mock.patch.object(self.loop, "run_in_executor", new=mock.AsyncMock(return_value=7)) as run:
            self.assertEqual(await asyncio.to_thread(print, "never"), 7)
        run.assert_called_once()

    async def test_streams(self):
        reader, writer = mock.AsyncMock(spec=asyncio.StreamReader), mock.MagicMock(spec=asyncio.StreamWriter)
        reader.readline.return_value = b"line\n"
        with mock.patch("asyncio.open_connection", return_value=(reader, writer)):
            r, w = await asyncio.open_connection("host", 1)
            self.assertEqual(await r.readline(), b"line\n")
            w.write(b"x")
            await w.drain()
        writer.write.assert_called_once_with(b"x")
        writer.drain.assert_awaited_once()

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.001):
                await asyncio.Event().wait()

    async def test_left_behind(self):
        self.t = asyncio.create_task(asyncio.Event().wait())

    @unittest.skip("not now")
    async def test_skipped(self):
        pass


if __name__ == "__main__":
    names = unittest.defaultTestLoader.getTestCaseNames(Tests)
    for name in names:
        result = unittest.TestResult()
        Tests(name).run(result)
        print(name, result.wasSuccessful(), len(result.skipped))
