"""Classes, methods and linked lists: an operating system's scheduler, simulated.

Devices finish requests, handlers fill work areas, a worker makes packets: the load of the well-known
Richards benchmark, with classes of its own.
"""
import sys
import time


class Packet:
    def __init__(self, next, owner, kind):
        self.next = next
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.data = [0] * 4

    def append_to(self, head):
        self.next = None
        if head is None:
            return self
        last = head
        while last.next is not None:
            last = last.next
        last.next = self
        return head


class Process:
    def __init__(self, system, number, priority, inbox):
        self.system = system
        self.number = number
        self.priority = priority
        self.inbox = inbox
        self.waiting = inbox is None
        self.held = False
        system.add(self)

    def runnable(self):
        return not self.held and (not self.waiting or self.inbox is not None)

    def run(self):
        packet = None
        if self.waiting and self.inbox is not None:
            packet = self.inbox
            self.inbox = packet.next
            self.waiting = False
        return self.step(packet)

    def step(self, packet):
        raise NotImplementedError

    def receive(self, packet, sender):
        self.inbox = packet.append_to(self.inbox)
        if self.priority > sender.priority:
            return self
        return sender

    def sleep(self):
        self.waiting = True
        return self


class Idle(Process):
    def __init__(self, system, number, count):
        super().__init__(system, number, 0, None)
        self.waiting = False
        self.control = 1
        self.count = count

    def step(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.system.hold(self)
        if self.control & 1 == 0:
            self.control >>= 1
            return self.system.release(4)
        self.control = (self.control >> 1) ^ 0xD008
        return self.system.release(5)


class Worker(Process):
    def __init__(self, system, number, priority, inbox):
        super().__init__(system, number, priority, inbox)
        self.destination = 2
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.sleep()
        self.destination = 5 - self.destination
        packet.owner = self.destination
        packet.datum = 0
        for i in range(4):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = 64 + self.letter
        return self.system.send(packet, self)


class Handler(Process):
    def __init__(self, system, number, priority, inbox, device):
        super().__init__(system, number, priority, inbox)
        self.device = device
        self.work = None
        self.results = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == "work":
                self.work = packet.append_to(self.work)
            else:
                self.results = packet.append_to(self.results)
        work = self.work
        if work is not None:
            if work.datum == 4:
                self.work = work.next
                return self.system.send(work, self)
            result = self.results
            if result is not None:
                self.results = result.next
                result.datum = work.data[work.datum]
                result.owner = self.device
                work.datum += 1
                return self.system.send(result, self)
        return self.sleep()


class Device(Process):
    def __init__(self, system, number, priority):
        super().__init__(system, number, priority, None)
        self.pending = None

    def step(self, packet):
        if packet is None:
            if self.pending is None:
                return self.sleep()
            done, self.pending = self.pending, None
            return self.system.send(done, self)
        self.pending = packet
        return self.system.hold(self)


class System:
    def __init__(self):
        self.processes = {}
        self.order = []
        self.holds = 0
        self.sent = 0

    def add(self, process):
        self.processes[process.number] = process
        self.order.insert(0, process)

    def hold(self, process):
        self.holds += 1
        process.held = True
        return None

    def release(self, number):
        process = self.processes[number]
        process.held = False
        return process

    def send(self, packet, sender):
        target = self.processes[packet.owner]
        packet.owner = sender.number
        packet.next = None
        self.sent += 1
        sender.waiting = True
        return target.receive(packet, sender)

    def next_runnable(self):
        for process in self.order:
            if process.runnable():
                return process
        return None

    def run(self):
        turns = 0
        process = self.next_runnable()
        while process is not None:
            turns += 1
            following = process.run()
            if following is None or not following.runnable():
                following = self.next_runnable()
            process = following
        return turns


def simulate(count):
    system = System()
    Idle(system, 0, count)
    work = Packet(Packet(None, 0, "work"), 0, "work")
    Worker(system, 1, 1000, work)
    for number, priority, device in ((2, 2000, 4), (3, 3000, 5)):
        packets = None
        for _ in range(3):
            packets = Packet(packets, device, "result")
        Handler(system, number, priority, packets, device)
    Device(system, 4, 4000)
    Device(system, 5, 5000)
    turns = system.run()
    return turns, system.sent, system.holds


def main(size=10):
    start = time.perf_counter()
    results = [simulate(10_000) for _ in range(size)]
    elapsed = time.perf_counter() - start
    print("simulation", size, *results[0], len(set(results)))
    print(f"elapsed {elapsed:.6f}", file=sys.stderr)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
