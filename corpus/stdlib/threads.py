"""What threads, pools and queues do."""

import threading, sys
class time:
    sleep = staticmethod(lambda s: threading.Event().wait(s))
lock = threading.Lock()
n = 0
def work(k):
    global n
    for _ in range(1000):
        with lock:
            n += 1
ts = [threading.Thread(target=work, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n, ts[0].name, threading.current_thread().name, threading.active_count())
e = threading.Event()
def waiter():
    print("waiting", e.wait(5))
t = threading.Thread(target=waiter, name="W"); t.start(); time.sleep(0.01); e.set(); t.join()
print(t.is_alive(), t.daemon, t.name)
c = threading.Condition()
items = []
def consumer():
    with c:
        c.wait_for(lambda: len(items) == 3)
        print("got", items)
t = threading.Thread(target=consumer); t.start()
for i in range(3):
    with c:
        items.append(i); c.notify()
t.join()
s = threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01)); s.release()
b = threading.BoundedSemaphore(1)
try: b.release()
except ValueError as x: print(x)
bar = threading.Barrier(3, action=lambda: print("all here"))
out = []
def party(i): out.append(bar.wait())
ts = [threading.Thread(target=party, args=(i,)) for i in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]; print(sorted(out))
loc = threading.local(); loc.x = 1
def l():
    print(hasattr(loc, "x")); loc.x = 2
t = threading.Thread(target=l); t.start(); t.join(); print(loc.x, loc.__dict__)
class My(threading.local):
    def __init__(self, v): self.v = v
m = My(5); m.v = 6
def l2(): print(m.v)
t = threading.Thread(target=l2); t.start(); t.join(); print(m.v)
class MyT(threading.Thread):
    def __init__(self): super().__init__(daemon=True); self.result = None
    def run(self): self.result = 42
t = MyT(); t.start(); t.join(); print(t.result, t.daemon)
try: t.start()
except RuntimeError as x: print(x)
try: threading.Thread().join()
except RuntimeError as x: print(x)
tm = threading.Timer(0.01, lambda: print("timer")); tm.start(); tm.join()
tm = threading.Timer(5, lambda: print("never")); tm.start(); tm.cancel(); tm.join()
r = threading.RLock()
with r:
    with r: print("nested")
try: r.release()
except RuntimeError as x: print(x)
try: lock.release()
except RuntimeError as x: print(x)
print(lock.acquire(False), lock.acquire(False), lock.locked(), lock.acquire(timeout=0.01)); lock.release()
def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
old = threading.excepthook
threading.excepthook = hook
def bad(): raise ValueError("oops")
t = threading.Thread(target=bad, name="Bad"); t.start(); t.join()
print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
def late():
    time.sleep(0.05); print("late, after main")
threading.Thread(target=late).start()
print("main done")
