"""Float arithmetic and attribute access: bodies that attract each other."""
import math
import sys
import time


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x, self.y, self.z = x, y, z
        self.vx, self.vy, self.vz = vx, vy, vz
        self.mass = mass


def make_bodies():
    """A sun and four planets on made-up, slightly tilted circles."""
    bodies = [Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 40.0)]
    for i, (radius, mass) in enumerate([(5.0, 0.04), (9.5, 0.011), (19.0, 0.0017), (30.0, 0.002)]):
        angle = 1.3 * i
        speed = math.sqrt(40.0 / radius)
        bodies.append(Body(
            radius * math.cos(angle), radius * math.sin(angle), 0.1 * i,
            -speed * math.sin(angle), speed * math.cos(angle), 0.01 * i, mass))
    return bodies


def advance(bodies, dt):
    for i, a in enumerate(bodies):
        for j in range(i + 1, len(bodies)):
            b = bodies[j]
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            squared = dx * dx + dy * dy + dz * dz
            magnitude = dt / (squared * math.sqrt(squared))
            a.vx -= dx * b.mass * magnitude
            a.vy -= dy * b.mass * magnitude
            a.vz -= dz * b.mass * magnitude
            b.vx += dx * a.mass * magnitude
            b.vy += dy * a.mass * magnitude
            b.vz += dz * a.mass * magnitude
    for body in bodies:
        body.x += dt * body.vx
        body.y += dt * body.vy
        body.z += dt * body.vz


def energy(bodies):
    total = 0.0
    for i, a in enumerate(bodies):
        total += 0.5 * a.mass * (a.vx ** 2 + a.vy ** 2 + a.vz ** 2)
        for b in bodies[i + 1:]:
            distance = math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2)
            total -= a.mass * b.mass / distance
    return total


def main(size=50_000):
    bodies = make_bodies()
    start = time.perf_counter()
    for _ in range(size):
        advance(bodies, 0.01)
    elapsed = time.perf_counter() - start
    print("nbody", size, f"{energy(bodies):.9f}")
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
