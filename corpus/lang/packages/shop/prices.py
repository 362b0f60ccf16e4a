def total(pairs):
    return sum(price * count for price, count in pairs)


def discounted(amount, percent):
    return amount - amount * percent // 100


def show(amount):
    return f"{amount // 100}.{amount % 100:02d}"
