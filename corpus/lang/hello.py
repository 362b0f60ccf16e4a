"""The simplest things: names, calls, ifs, loops, printing."""
greeting = "hello"
name = "world"
print(greeting, name)
print(greeting + ", " + name + "!", sep="")
print("a", "b", "c", sep="-", end=".\n")
print()


def add(a, b):
    return a + b


def describe(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    else:
        return "positive"


def nothing():
    pass


print(add(1, 2), add("x", "y"), add(1.5, 2), add([1], [2]))
print(describe(-5), describe(0), describe(7), nothing())

total = 0
for i in range(1, 11):
    total += i
print("sum:", total)

n = 10
while n > 0:
    n = n - 3
    if n == 4:
        continue
    print(n, end=" ")
print()

fruits = ["apple", "banana", "cherry"]
for fruit in fruits:
    print(fruit.upper(), len(fruit))
for i, fruit in enumerate(fruits):
    print(i, fruit)
print(fruits[0], fruits[-1], fruits[1:], "banana" in fruits, len(fruits))

ages = {"kim": 30, "lee": 25}
ages["park"] = 41
for who, age in ages.items():
    print(who, age)
print(ages, ages["kim"] > ages["lee"], True and not False, None is None)

for i in range(1, 16):
    if i % 15 == 0:
        print("FizzBuzz", end=" ")
    elif i % 5 == 0:
        print("Buzz", end=" ")
    elif i % 3 == 0:
        print("Fizz", end=" ")
    else:
        print(i, end=" ")
print()
x, y = 7, 2
print(x + y, x - y, x * y, x / y, x // y, x % y, x ** y, -x)
print(x > y, x == y, x != y, x >= 7, 1 < x < 10)
if __name__ == "__main__":
    print("done")
