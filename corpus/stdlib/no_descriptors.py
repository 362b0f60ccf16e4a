"""A process that closes what it has not opened, as daemons do, and then runs out of descriptors, still waits, sleeps and runs threads."""

import errno
import os
import queue
import resource
import threading
import time


def close_all_but_standard():
    os.closerange(3, 256)
    closed = 0
    for fd in range(3, 256):
        try:
            os.close(fd)
        except OSError as e:
            assert e.errno == errno.EBADF, e
        else:
            closed += 1
    print("closed one by one:", closed)


def exhaust(limit):
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    files = []
    try:
        while True:
            files.append(open(os.devnull))
    except OSError as e:
        print(errno.errorcode[e.errno], "after", len(files) > 1)
    return files


close_all_but_standard()
files = exhaust(30)
try:
    results = queue.Queue()
    thread = threading.Thread(target=lambda: results.put(time.sleep(0.05)))
    thread.start()
    try:
        results.get(timeout=0.001)
    except queue.Empty:
        print("not yet")
    thread.join(timeout=0.001)
    print("alive", thread.is_alive())
    thread.join()
    print("result", results.get(timeout=0.001))
    time.sleep(0.001)
finally:
    for file in files:
        file.close()
print("end")
