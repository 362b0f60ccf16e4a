"""A user's test file: fixtures, subtests, skips, failures, async tests, mocks."""
import asyncio
import io
import re
import sys
import unittest
from unittest import mock


class Account:
    def __init__(self, owner, balance=0, notify=None):
        self.owner, self.balance, self.notify = owner, balance, notify

    def withdraw(self, n):
        if n <= 0:
            raise ValueError(f"bad amount: {n}")
        if n > self.balance:
            raise RuntimeError("insufficient funds")
        self.balance -= n
        if self.notify:
            self.notify(self.owner, n)
        return self.balance

    async def withdraw_later(self, n, delay=0):
        await asyncio.sleep(delay)
        return self.withdraw(n)


class AccountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.log = ["class"]

    def setUp(self):
        self.account = Account("ann", 100)
        self.addCleanup(self.log.append, self.id().split(".")[-1])

    def test_withdraw(self):
        """Money can be taken."""
        self.assertEqual(self.account.withdraw(30), 70)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)

    def test_amounts(self):
        for n in (0, -1, 5):
            with self.subTest(amount=n):
                self.assertRaises(ValueError, self.account.withdraw, n)

    def test_message(self):
        with self.assertRaisesRegex(RuntimeError, "insufficient") as caught:
            self.account.withdraw(1000)
        self.assertIn("funds", str(caught.exception))

    def test_lists(self):
        self.assertEqual([1, 2, {"a": [3]}], [1, 2, {"a": [4]}], "lists differ")

    def test_dicts(self):
        self.assertDictEqual({"a": 1, "b": 2}, {"a": 1, "b": 3})

    def test_text(self):
        self.assertMultiLineEqual("one\ntwo\nthree\n", "one\n2\nthree\n")

    def test_error(self):
        self.account.nothing

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(sys.platform == "linux", "linux")
    def test_platform(self):
        pass

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_surprise(self):
        pass

    def test_mock(self):
        notify = mock.Mock()
        Account("bob", 5, notify).withdraw(2)
        notify.assert_called_once_with("bob", 2)
        notify.assert_called_with("bob", 3)

    @mock.patch.object(Account, "withdraw", autospec=True, side_effect=[1, KeyError("k")])
    def test_patched(self, withdraw):
        self.assertEqual(self.account.withdraw(9), 1)
        with self.assertRaises(KeyError):
            self.account.withdraw(9)
        self.assertEqual(withdraw.call_args_list, [mock.call(self.account, 9)] * 2)

    def test_logs(self):
        import logging
        with self.assertLogs("bank", "INFO") as logs:
            logging.getLogger("bank").warning("low")
        self.assertEqual(logs.output, ["WARNING:bank:low"])
        with self.assertNoLogs("bank"):
            logging.getLogger("bank").error("very low")


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.account = Account("eve", 10)

    async def test_later(self):
        self.assertEqual(await self.account.withdraw_later(4), 6)

    async def test_together(self):
        results = await asyncio.gather(*(self.account.withdraw_later(4) for _ in range(3)), return_exceptions=True)
        self.assertEqual([type(r).__name__ for r in results], ["int", "int", "RuntimeError"])

    async def test_timeout(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0):
                await asyncio.sleep(1)

    async def test_async_mock(self):
        self.account.withdraw = mock.AsyncMock(return_value=3)
        self.assertEqual(await self.account.withdraw(1), 3)
        self.account.withdraw.assert_awaited_once_with(2)


def load_tests(loader, tests, pattern):
    suite = unittest.TestSuite()
    for case in (AccountTest, AsyncTest):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


if __name__ == "__main__":
    runner = unittest.TextTestRunner(stream=io.StringIO(), verbosity=2)
    result = unittest.main(exit=False, argv=["tests"], testRunner=runner).result
    print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), len(result.unexpectedSuccesses), result.wasSuccessful())
    print(re.sub(r"in [\d.]+s", "in a moment", re.sub(r'  File "(?!.*user_tests).*\n(    .*\n)*', "", runner.stream.getvalue())))
