"""Assertions with and without messages; the last one is not caught."""


def check(condition, *message):
    try:
        if message:
            assert condition, message[0]
        else:
            assert condition
    except AssertionError as e:
        return repr(e)
    return "fine"


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        assert amount > 0, f"amount must be positive, not {amount}"
        self.balance -= amount
        assert self.balance >= 0
        return self.balance


print(check(True), check(0), check([], "empty"), check(None, ("a", 1)), check(1, 1 / 1))
account = Account(10)
print(account.withdraw(4))
try:
    account.withdraw(-1)
except AssertionError as e:
    print("AssertionError:", e)
account.withdraw(7)
