"""Programs that do not end in time, that are killed, or that nobody waits for."""

import signal
import subprocess
import threading
import time
from subprocess import PIPE


def timeouts():
    try:
        subprocess.run(["sh", "-c", "echo begun; exec sleep 10"], stdout=PIPE, timeout=0.3)
    except subprocess.TimeoutExpired as e:
        print(e, e.output, e.stderr, e.cmd, e.timeout)
    p = subprocess.Popen(["sh", "-c", "echo begun; read x; echo got $x"], stdin=PIPE, stdout=PIPE, text=True)
    try:
        p.communicate(timeout=0.2)
    except subprocess.TimeoutExpired as e:
        print("not yet", type(e.output))
    print(p.communicate(timeout=5), p.returncode)
    p = subprocess.Popen(["sleep", "10"])
    try:
        p.wait(timeout=0.05)
    except subprocess.TimeoutExpired as e:
        print(e)
    print(p.poll())
    p.terminate()
    print(p.wait(5), p.poll(), p)


def killed():
    for sig in (signal.SIGTERM, signal.SIGKILL, signal.SIGUSR2, signal.SIGUSR1):
        p = subprocess.Popen(["sleep", "10"])
        p.send_signal(sig)
        print(sig.name, p.wait())
        p.send_signal(sig)
    try:
        subprocess.check_call(["sh", "-c", "kill -9 $$"])
    except subprocess.CalledProcessError as e:
        print(e, e.returncode)
    p = subprocess.Popen(["sh", "-c", "trap 'echo caught; exit 7' TERM; echo ready; while :; do sleep 0.02; done"], stdout=PIPE, text=True)
    print(p.stdout.readline().strip())
    p.terminate()
    print(p.stdout.read().strip(), p.wait())


def in_threads():
    p = subprocess.Popen(["sleep", "0.2"])
    results = []
    threads = [threading.Thread(target=lambda: results.append(p.wait())) for _ in range(3)]
    counted = 0
    for t in threads:
        t.start()
    while any(t.is_alive() for t in threads):
        counted += 1
        time.sleep(0.01)
    print(results, counted > 3)


def alarmed():
    def on_alarm(number, frame):
        raise TimeoutError("time is up")

    signal.signal(signal.SIGALRM, on_alarm)
    for blocked in (
        lambda p: p.wait(),
        lambda p: p.communicate(),
        lambda p: p.stdout.read(),
    ):
        p = subprocess.Popen(["sleep", "10"], stdout=PIPE, stderr=PIPE)
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        try:
            blocked(p)
        except TimeoutError as e:
            print("interrupted:", e, p.poll())
        p.kill()
        p.wait()
        p.stdout.close()
        p.stderr.close()


timeouts()
killed()
in_threads()
alarmed()
