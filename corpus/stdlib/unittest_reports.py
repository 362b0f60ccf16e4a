import io
import logging
import re
import sys
import unittest
import warnings


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.log = logging.getLogger("bank.account")

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"cannot withdraw {amount}: balance is {self.balance}")
        self.balance -= amount
        self.log.info("withdrew %d", amount)

    def close(self):
        warnings.warn("close is old, use end", DeprecationWarning)


def setUpModule():
    print("module set up")


def tearDownModule():
    print("module torn down")


class AccountTest(unittest.TestCase):
    """Tests of accounts, some of which fail on purpose."""

    @classmethod
    def setUpClass(cls):
        print("class set up")
        cls.addClassCleanup(print, "class cleaned up")

    @classmethod
    def tearDownClass(cls):
        print("class torn down")

    def setUp(self):
        self.account = Account(10)
        self.addCleanup(self.note)

    def note(self):
        self.account = None

    def test_withdraw(self):
        """Money goes down."""
        self.account.withdraw(3)
        self.assertEqual(self.account.balance, 7)

    def test_too_much(self):
        with self.assertRaisesRegex(ValueError, r"cannot withdraw 11: balance is \d+") as cm:
            self.account.withdraw(11)
        self.assertIn("11", str(cm.exception))
        self.assertRaises(ValueError, self.account.withdraw, 12)

    def test_logs(self):
        with self.assertLogs("bank", level="INFO") as logs:
            self.account.withdraw(1)
        self.assertEqual(logs.output, ["INFO:bank.account:withdrew 1"])
        with self.assertNoLogs("bank"):
            pass

    def test_warns(self):
        with self.assertWarnsRegex(DeprecationWarning, "use end"):
            self.account.close()

    def test_each_amount(self):
        for amount in range(8, 13):
            with self.subTest("withdrawal", amount=amount):
                Account(10).withdraw(amount)

    def test_lists(self):
        self.assertEqual([1, 2, 3, "four"], [1, 2, 4, "four", 5])

    def test_dicts(self):
        self.assertEqual({"a": 1, "b": [1, 2], "c": None}, {"a": 1, "b": [2, 1]})

    def test_texts(self):
        self.assertEqual("one\ntwo\nthree\n", "one\n2\nthree", "two texts")

    def test_sets(self):
        self.assertEqual({1, 2, 3}, {2, 3, 4})

    def test_counts(self):
        self.assertCountEqual("aab", "abb")

    def test_nearly(self):
        self.assertAlmostEqual(1.0, 1.00000001)
        self.assertAlmostEqual(1.0, 1.01, places=1)
        self.assertAlmostEqual(1.0, 1.2, delta=0.1)

    def test_error(self):
        {}["missing"]

    def test_cause(self):
        try:
            self.account.withdraw(100)
        except ValueError as e:
            raise RuntimeError("no money") from e

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never runs")

    @unittest.skipUnless(sys.platform == "plan9", "needs Plan 9")
    def test_skipped_too(self):
        self.fail("never runs")

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(False)

    @unittest.expectedFailure
    def test_fixed(self):
        self.assertTrue(True)


class BrokenTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no database")

    def test_never(self):
        print("never")


class AsyncTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.values = [1, 2]
        self.addAsyncCleanup(self.finish)

    async def finish(self):
        print("async cleanup", self.values)

    async def test_values(self):
        async def double(x):
            return 2 * x
        self.values = [await double(x) for x in self.values]
        self.assertEqual(self.values, [2, 4])


def run(*args):
    out = io.StringIO()
    sys.stderr, real = out, sys.stderr
    try:
        unittest.main(argv=["accounts.py", *args])
    except SystemExit as e:
        status = e.code
    finally:
        sys.stderr = real
    text = re.sub(r"in \d+\.\d+s", "in 0.000s", out.getvalue())
    print(re.sub(r'File ".*[/\\]', 'File "', text))
    print("exit status", status)


run()
run("-v", "AccountTest.test_withdraw", "AccountTest.test_each_amount")
run("-q", "-k", "skipped")
run("-f", "-k", "test_t*s")
run("NothingTest")
run("--nonsense")
