"""An elevator: a state machine driven by requests from several tasks, with events and a log."""
import asyncio
from enum import Enum


class State(Enum):
    IDLE = "idle"
    UP = "going up"
    DOWN = "going down"
    OPEN = "doors open"


class Elevator:
    def __init__(self, floors):
        self.floors = floors
        self.floor = 0
        self.state = State.IDLE
        self.requests = set()
        self.wake = asyncio.Event()
        self.arrivals = {floor: asyncio.Event() for floor in range(floors)}
        self.log = []

    def request(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f"no floor {floor}")
        self.requests.add(floor)
        self.wake.set()

    def enter(self, state):
        if state is not self.state:
            self.log.append(f"{self.floor}: {self.state.value} -> {state.value}")
            self.state = state

    async def run(self):
        direction = 1
        while True:
            if not self.requests:
                self.enter(State.IDLE)
                self.wake.clear()
                await self.wake.wait()
            ahead = [f for f in self.requests if (f - self.floor) * direction > 0]
            if self.floor in self.requests:
                self.enter(State.OPEN)
                self.requests.discard(self.floor)
                self.arrivals[self.floor].set()
                await asyncio.sleep(0)
                self.arrivals[self.floor].clear()
                continue
            if not ahead:
                direction = -direction
                continue
            self.enter(State.UP if direction > 0 else State.DOWN)
            await asyncio.sleep(0)
            self.floor += direction

    async def ride(self, name, start, end):
        self.request(start)
        await self.arrivals[start].wait()
        self.log.append(f"{name} enters at {start}")
        self.request(end)
        await self.arrivals[end].wait()
        self.log.append(f"{name} leaves at {end}")
        return name


async def main():
    elevator = Elevator(6)
    engine = asyncio.create_task(elevator.run())
    await asyncio.sleep(0)
    riders = await asyncio.gather(
        elevator.ride("ann", 2, 5),
        elevator.ride("bob", 4, 0),
        elevator.ride("cho", 1, 3),
    )
    print(riders)
    for line in elevator.log:
        print("  ", line)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(elevator.state, elevator.state.name, State("idle") is State.IDLE, len(State), [s.value for s in State][:2])
    try:
        elevator.request(9)
    except ValueError as e:
        print("ValueError:", e)
    engine.cancel()
    try:
        await engine
    except asyncio.CancelledError:
        print("engine stopped at", elevator.floor)


asyncio.run(main())
