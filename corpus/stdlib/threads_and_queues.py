"""Threads: conditions, barriers, timers, locals, excepthook, daemon threads, events and semaphores."""
import _thread
import queue
import sys
import threading
import time
from concurrent import futures


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


def fails():
    raise LookupError("in thread")


threading.excepthook = hook
t = threading.Thread(target=fails, name="failing")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
print(t.is_alive(), t.ident is not None, t.daemon)
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    threading.Thread().join()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
b = threading.Barrier(3, action=lambda: print("action"), timeout=5)
got = []


def at_barrier(i):
    got.append(b.wait())


ts = [threading.Thread(target=at_barrier, args=(i,)) for i in range(3)]
[x.start() for x in ts]
[x.join() for x in ts]
print(sorted(got), b.broken, b.n_waiting, b.parties, str(b).split(" at ")[0])
b.abort()
try:
    b.wait()
except threading.BrokenBarrierError as e:
    print(repr(e))
local = threading.local()
local.x = 1


def in_thread():
    print(hasattr(local, "x"))
    local.x = 2


t = threading.Thread(target=in_thread)
t.start()
t.join()
print(local.x, local.__dict__)
timer = threading.Timer(0.01, print, ("timer",), {"end": "!\n"})
timer.start()
timer.join()
timer = threading.Timer(10, print)
timer.start()
timer.cancel()
timer.join()
cond = threading.Condition()
items = []


def consumer():
    with cond:
        print(cond.wait_for(lambda: items, timeout=5))
        print("consumed", items.pop())


t = threading.Thread(target=consumer)
t.start()
with cond:
    items.append("item")
    cond.notify()
t.join()
with cond:
    print(cond.wait(0.001), cond.wait_for(lambda: False, 0.001))
try:
    cond.notify()
except RuntimeError as e:
    print(e)
sem = threading.BoundedSemaphore(2)
print(sem.acquire(), sem.acquire(), sem.acquire(blocking=False), sem.acquire(timeout=0.001), sem)
sem.release(2)
try:
    sem.release()
except ValueError as e:
    print(e)
lock, rlock = threading.Lock(), threading.RLock()
print(lock.acquire(timeout=0.1), lock.acquire(False), lock.locked(), rlock.acquire(), rlock.acquire(), repr(rlock).split(" at ")[0].replace(str(threading.get_ident()), "me"))
lock.release()
for l in (lock,):
    try:
        l.release()
    except RuntimeError as e:
        print(e)
for args in ((False, 1), (True, -2)):
    try:
        lock.acquire(*args)
    except ValueError as e:
        print(e)
q = queue.Queue(1)
q.put(1)
for call in (lambda: q.put(2, block=False), lambda: q.put(2, timeout=0.001), lambda: (q.get(), q.get(timeout=0.001)), lambda: q.get(timeout=-1)):
    try:
        call()
    except (queue.Full, queue.Empty, ValueError) as e:
        print(repr(e))
q.task_done()
q.join()
q.shutdown()
try:
    q.get()
except queue.ShutDown as e:
    print(repr(e))
pq = queue.PriorityQueue()
for x in ((2, "b"), (1, "a")):
    pq.put(x)
print(pq.get(), pq.qsize(), queue.LifoQueue().empty(), queue.SimpleQueue().empty())


class Own(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"own-{n}", daemon=True)
        self.n = n

    def run(self):
        self.result = sum(range(self.n))


o = Own(10)
o.start()
o.join()
print(o.result, o.name, o.daemon, threading.active_count(), [x.name for x in threading.enumerate()])
o.name = "renamed"
print(o.name, str(o).split(", ")[1].split()[:2])
with futures.ThreadPoolExecutor(2, thread_name_prefix="pool") as ex:
    print(list(ex.map(pow, [1, 2, 3], [2, 2, 2])))
    fs = [ex.submit(time.sleep, d) for d in (0.001, 0.002)]
    done, left = futures.wait(fs, timeout=5)
    print(len(done), len(left))
    bad = ex.submit(int, "x")
    print(type(bad.exception()).__name__, bad.done(), str(bad).split(" state=")[1])
    try:
        list(ex.map(time.sleep, [0.5], timeout=0.001))
    except TimeoutError as e:
        print(repr(e))
try:
    ex.submit(print)
except RuntimeError as e:
    print(e)
for bad_args in (dict(max_workers=0), dict(initializer=5)):
    try:
        futures.ThreadPoolExecutor(**bad_args)
    except (ValueError, TypeError) as e:
        print(e)
print(_thread.TIMEOUT_MAX == threading.TIMEOUT_MAX, threading.stack_size(), threading.main_thread().name)
t = threading.Thread(target=fails, name="reported")
t.start()
t.join()


def exits():
    sys.exit(3)


t = threading.Thread(target=exits)
t.start()
t.join()
print("end")
threading.Thread(target=lambda: (time.sleep(0.01), print("after main"))).start()
