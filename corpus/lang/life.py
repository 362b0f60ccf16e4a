"""Conway's game of life on sets of tuples."""


class Board:
    def __init__(self, text):
        self.cells = {
            (x, y)
            for y, line in enumerate(text.strip("\n").split("\n"))
            for x, c in enumerate(line)
            if c == "#"
        }
        self.generation = 0

    @staticmethod
    def neighbours(cell):
        x, y = cell
        return ((x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)

    def step(self):
        counts = {}
        for cell in self.cells:
            for neighbour in self.neighbours(cell):
                counts[neighbour] = counts.get(neighbour, 0) + 1
        self.cells = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in self.cells)}
        self.generation += 1
        return self

    def __iter__(self):
        return self

    def __next__(self):
        before = frozenset(self.cells)
        self.step()
        if not self.cells or self.cells == before:
            raise StopIteration
        return len(self.cells)

    def __str__(self):
        if not self.cells:
            return "(empty)"
        xs = [x for x, _ in self.cells]
        ys = [y for _, y in self.cells]
        return "\n".join(
            "".join("#" if (x, y) in self.cells else "." for x in range(min(xs), max(xs) + 1))
            for y in range(min(ys), max(ys) + 1))

    def __eq__(self, other):
        return self.cells == other.cells

    def moved(self, dx, dy):
        board = Board("")
        board.cells = {(x + dx, y + dy) for x, y in self.cells}
        return board


GLIDER = """
.#.
..#
###
"""
R_PENTOMINO = """
.##
##.
.#.
"""

glider = Board(GLIDER)
start = Board(GLIDER)
print(glider, "\n")
for _ in range(4):
    glider.step()
print(glider == start.moved(1, 1), glider == start, glider.generation)

blinker = Board("###")
for generation in range(3):
    print(generation, str(blinker).replace("\n", "/"), sorted(blinker.cells))
    blinker.step()

block = Board("##\n##")
print(list(block), list(Board("#")), list(Board("##")))
pentomino = Board(R_PENTOMINO)
sizes = [len(pentomino.step().cells) for _ in range(60)]
print(sizes[:12], max(sizes), sizes[-1])
print(pentomino)
