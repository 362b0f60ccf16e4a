"""KeyboardInterrupt raised by hand is not an Exception; uncaught it ends with status 130."""


def careful():
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never")
    finally:
        print("finally runs")


def stop():
    raise KeyboardInterrupt("enough")


try:
    careful()
except BaseException as e:
    print(type(e).__name__, repr(e), issubclass(KeyboardInterrupt, Exception))
try:
    stop()
except KeyboardInterrupt as e:
    print("stopped:", e)
print("again")
stop()
