"""random with a seed gives CPython's numbers."""
import random

random.seed(42)
print([random.random() for _ in range(3)])
print([random.randint(1, 6) for _ in range(10)], [random.randrange(0, 100, 5) for _ in range(5)], random.randrange(3))
print(random.choice(["red", "green", "blue"]), random.choice("abc"), random.choices([1, 2, 3], k=5), random.choices("xy", weights=[9, 1], k=6))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample(["a", "b", "c"], 2))
print(random.uniform(1, 10), random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(0.5), random.triangular(0, 1, 0.3))
print(random.getrandbits(8), random.getrandbits(100), random.betavariate(1, 2), random.randbytes(4))

first, second = random.Random(7), random.Random(7)
print(first.random() == second.random(), first.randint(1, 1000), random.Random("text").random(), random.Random(2.5).random(), random.Random(-7).random(), random.Random(10 ** 30).random())
state = first.getstate()
a = [first.randint(0, 9) for _ in range(5)]
first.setstate(state)
print(a == [first.randint(0, 9) for _ in range(5)], a)


class Dice:
    def __init__(self, seed, sides=6):
        self.rng = random.Random(seed)
        self.sides = sides

    def roll(self, n=1):
        return [self.rng.randint(1, self.sides) for _ in range(n)]


def estimate_pi(rng, n):
    inside = sum(rng.random() ** 2 + rng.random() ** 2 <= 1 for _ in range(n))
    return 4 * inside / n


dice = Dice(2024)
print(dice.roll(10), dice.roll(), sum(dice.roll(1000)))
print(estimate_pi(random.Random(1), 20_000))
counts = {}
for _ in range(1000):
    n = dice.roll(1)[0]
    counts[n] = counts.get(n, 0) + 1
print(sorted(counts.items()))
random.seed(0)
print(random.random())
for action in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1, 2], 3), lambda: random.sample({1}, 1), lambda: random.choices([], k=1)):
    try:
        print(action())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__ + ":", e)
random.seed()
print(0 <= random.random() < 1, random.SystemRandom().randint(1, 1))
