"""Closures: cells shared between functions, late binding, nonlocal and global."""

total = 0


def make_account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        balance += amount
        history.append(("+", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError("only %d left" % balance)
        balance -= amount
        history.append(("-", amount))
        return balance

    def statement():
        return balance, list(history)

    return deposit, withdraw, statement


def adders():
    late, early = [], []
    for i in range(3):
        late.append(lambda x: x + i)
        early.append(lambda x, i=i: x + i)
    return late, early


def add_to_total(n):
    global total, added
    total += n
    added = n


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = x + " changed by inner"
            return lambda: x
        return inner()

    get = middle()
    return get(), x


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


def recursive_closure(n):
    def fact(k):
        return 1 if k <= 1 else k * fact(k - 1)
    return fact(n)


def unbound():
    def show():
        return value
    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)
    value = 1
    print(show())
    del value
    try:
        show()
    except NameError as e:
        print(type(e).__name__, e)


deposit, withdraw, statement = make_account(100)
deposit(50)
withdraw(30)
try:
    withdraw(1000)
except ValueError as e:
    print("ValueError:", e)
print(statement())
print(make_account(1)[2](), statement()[0])
late, early = adders()
print([f(10) for f in late], [f(10) for f in early])
add_to_total(5)
add_to_total(7)
print(total, added)
print(outer())
print(compose(lambda x: x + 1, lambda x: x * 2, abs)(-4))
print(recursive_closure(20))
unbound()
print(deposit.__closure__[0].cell_contents, deposit.__code__.co_freevars)
