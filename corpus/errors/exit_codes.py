"""atexit, finally and threads at sys.exit with a value that is no number."""
import atexit
import sys
import threading


@atexit.register
def last():
    print("last")


@atexit.register
def failing():
    print("before last")
    raise ValueError("in atexit")


def worker():
    try:
        sys.exit("ignored in a thread")
    finally:
        print("thread ends")


t = threading.Thread(target=worker)
t.start()
t.join()
t = threading.Thread(target=lambda: 1 / 0, name="divider")
t.start()
t.join()
sys.stdout.flush()
try:
    sys.exit((1, "two"))
finally:
    print("finally", file=sys.stderr)
