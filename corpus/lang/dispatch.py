"""A stack machine: dispatch by dict of methods, getattr and bound methods."""


class MachineError(Exception):
    pass


class Machine:
    def __init__(self, program):
        self.stack = []
        self.variables = {}
        self.program = [line.split() for line in program.strip().splitlines()]
        self.labels = {words[1]: i for i, words in enumerate(self.program) if words[0] == "label"}
        self.pc = 0
        self.binary = {
            "add": lambda a, b: a + b,
            "sub": lambda a, b: a - b,
            "mul": lambda a, b: a * b,
            "less": lambda a, b: int(a < b),
        }

    def run(self, limit=10_000):
        steps = 0
        while self.pc < len(self.program):
            steps += 1
            if steps > limit:
                raise MachineError("too many steps")
            name, *args = self.program[self.pc]
            self.pc += 1
            if name in self.binary:
                b = self.stack.pop()
                a = self.stack.pop()
                self.stack.append(self.binary[name](a, b))
                continue
            method = getattr(self, "do_" + name, None)
            if method is None:
                raise MachineError(f"line {self.pc}: no instruction {name!r}")
            method(*args)
        return steps

    def do_push(self, n):
        self.stack.append(int(n))

    def do_load(self, name):
        try:
            self.stack.append(self.variables[name])
        except KeyError:
            raise MachineError(f"no variable {name}") from None

    def do_store(self, name):
        self.variables[name] = self.stack.pop()

    def do_label(self, name):
        pass

    def do_jump(self, label):
        self.pc = self.labels[label]

    def do_unless(self, label):
        if not self.stack.pop():
            self.do_jump(label)

    def do_print(self):
        print("output:", self.stack.pop())


FACTORIAL = """
push 1
store result
push 1
store i
label loop
load i
push 21
less
unless done
load result
load i
mul
store result
load i
push 1
add
store i
jump loop
label done
load result
print
"""

machine = Machine(FACTORIAL)
print("steps:", machine.run(), machine.variables)
for program in ("push 1\nfly", "load x", "label a\njump a", "push 1\nadd", "jump nowhere", "push", "push 1 2"):
    try:
        Machine(program).run(100)
    except MachineError as e:
        print("MachineError:", e, "| cause", e.__cause__)
    except (IndexError, KeyError, TypeError) as e:
        print(type(e).__name__ + ":", e)
bound = machine.do_push
bound("5")
Machine.do_push(machine, "6")
print(machine.stack, bound.__self__ is machine, bound.__func__ is Machine.do_push, bound.__name__, bound == machine.do_push)
