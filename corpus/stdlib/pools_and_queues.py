"""What threads, pools and queues do."""

import threading, queue, concurrent.futures
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, Future, FIRST_COMPLETED, FIRST_EXCEPTION
import concurrent.futures as cf
nap = lambda s: threading.Event().wait(s)
with ThreadPoolExecutor(max_workers=3) as ex:
    fs = [ex.submit(pow, i, 2) for i in range(5)]
    print([f.result() for f in fs], fs[0].done(), fs[0].running(), fs[0].cancelled())
    print(list(ex.map(lambda a, b: a + b, [1, 2, 3], [10, 20, 30])))
    def slow(n): nap(n * 0.02); return n
    print([f.result() for f in as_completed([ex.submit(slow, n) for n in (3, 1, 2)])])
    f = ex.submit(lambda: 1 / 0)
    try: f.result()
    except ZeroDivisionError as e: print("caught", e, type(f.exception()))
    d, nd = wait([ex.submit(slow, 1), ex.submit(slow, 10)], return_when=FIRST_COMPLETED)
    print(len(d), len(nd))
    print(wait([ex.submit(slow, 0)]).not_done)
    try: ex.submit(slow, 5).result(timeout=0.01)
    except TimeoutError as e: print("timeout", repr(e), cf.TimeoutError is TimeoutError)
    try: list(as_completed([ex.submit(slow, 5)], timeout=0.01))
    except TimeoutError as e: print(e)
try: ex.submit(pow, 1, 2)
except RuntimeError as e: print(e)
ex = ThreadPoolExecutor(1, thread_name_prefix="pool")
names = ex.submit(lambda: threading.current_thread().name)
print(names.result())
blocker = threading.Event()
a = ex.submit(blocker.wait); b = ex.submit(print, "never")
print(b.cancel(), b.cancelled(), a.cancel())
blocker.set()
try: b.result()
except cf.CancelledError as e: print(type(e), repr(e))
ex.shutdown()
f = Future(); f.add_done_callback(lambda f: print("cb", f.result())); f.set_result(3)
try: f.set_result(4)
except cf.InvalidStateError as e: print(str(e).split(" at ")[0])
print(repr(f).split(" at ")[0], repr(f).split("state=")[1])
for bad in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(1, initializer=5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
q = queue.Queue(maxsize=2)
def producer():
    for i in range(5): q.put(i)
    q.put(None)
threading.Thread(target=producer).start()
got = []
while (x := q.get()) is not None:
    got.append(x); q.task_done()
q.task_done(); q.join()
print(got, q.empty(), q.qsize())
for f in (lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(timeout=-1), lambda: q.task_done()):
    try: f()
    except Exception as e: print(type(e), e)
q.put(1); q.put(2)
try: q.put_nowait(3)
except queue.Full as e: print("full", type(e))
p = queue.PriorityQueue(); [p.put(x) for x in (3, 1, 2)]; print(p.get(), p.get(), p.get())
l = queue.LifoQueue(); [l.put(x) for x in (3, 1, 2)]; print(l.get(), l.get(), l.get())
s = queue.SimpleQueue(); s.put(1); print(s.get(), s.empty())
q.shutdown()
try: q.put(1)
except queue.ShutDown as e: print("shutdown", type(e))
def init(x): tl.v = x
tl = threading.local()
with ThreadPoolExecutor(2, initializer=init, initargs=(7,)) as ex: print(ex.submit(lambda: tl.v).result())
print(ThreadPoolExecutor.__module__, Future.__module__, cf.wait.__module__)
