"""What signals do."""
import signal


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(f"{type(e).__name__}: {e}")


print(repr(signal.SIGINT), signal.SIGTERM, signal.SIGTERM.name, signal.SIGTERM == 15, signal.Signals(2).name, signal.Signals["SIGHUP"].value)
print(f"{signal.SIGINT!r} {signal.SIGINT:d}", signal.SIG_DFL, repr(signal.SIG_IGN))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))


def handler(signum, frame):
    print("handler", signum, signal.Signals(signum).name)


show(lambda: signal.signal(signal.SIGUSR1, handler))
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1) is handler)
show(lambda: signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
show(lambda: signal.signal(signal.SIGUSR1, signal.SIG_DFL))
show(lambda: signal.signal(signal.SIGKILL, handler))
show(lambda: signal.signal(1000, handler))
show(lambda: signal.signal(signal.SIGINT, "x"))
show(lambda: signal.strsignal(signal.SIGTERM))
show(lambda: signal.alarm(0))
show(lambda: signal.raise_signal(signal.SIGINT))


def angry(signum, frame):
    raise RuntimeError(f"signal {signum}")


signal.signal(signal.SIGALRM, angry)
signal.setitimer(signal.ITIMER_REAL, 0.02)
try:
    while True:
        pass
except RuntimeError as e:
    print(e)
show(lambda: signal.Signals(999))
