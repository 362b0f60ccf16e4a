"""What a traceback marks when a method is missing, and when the call itself fails before anything is awaited."""

import asyncio
import traceback


class Account:
    async def pay(self, amount):
        raise ValueError(amount)


async def load(name):
    raise LookupError(name)


async def missing_method(account):
    return account.refund(10)


async def missing_method_awaited(account):
    await account.refund(10)


async def missing_in_chain(account):
    return (account
        .pay
        .nothing(1)
        .more())


async def missing_over_lines(account):
    total = account.refund(1,
        2)
    return total


async def wrong_arguments(account):
    await account.pay()


async def wrong_arguments_of_function(account):
    await load()


async def fails_inside(account):
    await account.pay(3)


async def missing_in_with(account):
    with account.transaction():
        pass


async def missing_with_keywords(account):
    account.refund(amount=1)


async def missing_of_super(account):
    super(Account, account).close()


async def main():
    account = Account()
    for step in (
        missing_method, missing_method_awaited, missing_in_chain, missing_over_lines, wrong_arguments, wrong_arguments_of_function,
        fails_inside, missing_in_with, missing_with_keywords, missing_of_super,
    ):
        try:
            await step(account)
        except Exception:
            traceback.print_exc()
    "text".shout("!")


asyncio.run(main())
