"""Asks more than standard input answers."""


def ask(prompt, convert=str, tries=2):
    for _ in range(tries):
        answer = input(prompt)
        try:
            return convert(answer)
        except ValueError as e:
            print(f"not good: {e}")
    raise SystemExit(3)


print("Welcome")
age = ask("age? ", int)
