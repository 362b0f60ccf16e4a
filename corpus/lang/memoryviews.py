"""memoryview: formats, shapes, slices, assignment, release."""
import array
import struct


def show(m):
    print(m.format, m.itemsize, m.ndim, m.shape, m.strides, m.nbytes, m.readonly, m.c_contiguous, m.f_contiguous, m.contiguous)


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


data = bytearray(range(24))
m = memoryview(data)
show(m)
grid = m.cast("B", (4, 6))
show(grid)
print(grid[1, 2], grid[-1, -1], grid.tolist()[2])
cube = m.cast("B", [2, 3, 4])
show(cube)
print(cube[1, 2, 3], cube.tolist())
print(grid.tobytes("F") == bytes(grid[i, j] for j in range(6) for i in range(4)))
grid[2, 3] = 255
print(data[15])
shorts = m.cast("H")
show(shorts)
print(shorts[0], list(shorts[:3]))
print(m[::3].tolist(), m[::-1][:3].tobytes())
show(m[::3])
rows = grid[1:3]
show(rows)
print(rows.tolist())
scalar = memoryview(struct.pack("d", 2.5)).cast("d", ())
show(scalar)
print(scalar[()], scalar.tolist())

m[0:3] = b"xyz"
m[3:6] = m[0:3]
print(bytes(data[:8]))
halves = memoryview(struct.pack("3e", 0.0, -1.5, 65504.0)).cast("e")
print(halves.tolist(), halves == memoryview(array.array("d", [0.0, -1.5, 65504.0])))
print(memoryview(b"abc") == b"abc", memoryview(b"abc") == array.array("b", b"abc"), memoryview(b"abc") != "abc")
print(hash(memoryview(b"abc")) == hash(b"abc"))
print(memoryview(b"abc").hex("-"), m.toreadonly().readonly)

attempt(lambda: grid[1])
attempt(lambda: grid[1:2, 1:2])
attempt(lambda: grid[1, 2, 3])
attempt(lambda: grid[4, 0])
attempt(lambda: m["a"])
attempt(lambda: m[100])
attempt(lambda: m.cast("Z"))
attempt(lambda: shorts.cast("I"))
attempt(lambda: m.cast("B", (5, 5)))
attempt(lambda: m.cast("B", (0, 24)))
attempt(lambda: m.cast("B", 24))
attempt(lambda: len(scalar))
attempt(lambda: list(grid))
attempt(lambda: memoryview(b"abc").__setitem__(0, 1))
attempt(lambda: m.__setitem__(0, 300))
attempt(lambda: m.__setitem__(0, "a"))
attempt(lambda: m.__setitem__(slice(0, 2), b"abc"))
attempt(lambda: m.__delitem__(0))
attempt(lambda: m < m)
attempt(lambda: hash(m))
attempt(lambda: memoryview("text"))
attempt(lambda: data.append(1))
for view in (m, grid, cube, shorts, rows):
    view.release()
attempt(lambda: m[0])
data.append(1)
print(len(data))
with memoryview(data) as v:
    print(v[-1])
attempt(lambda: v.tolist())
