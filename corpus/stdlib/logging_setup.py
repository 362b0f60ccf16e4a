import io
import logging
import logging.config
import logging.handlers
import queue
import sys
import tempfile
import os
import re
import traceback
import warnings
from pathlib import Path

class JsonFormatter(logging.Formatter):
    def format(self, record):
        import json
        d = {"lvl": record.levelname, "msg": record.getMessage(), "fn": record.funcName, "mod": record.module}
        if record.exc_info:
            d["exc"] = self.formatException(record.exc_info).splitlines()[-1]
        return json.dumps(d | getattr(record, "extra_fields", {}))

class OnlyLevel(logging.Filter):
    def __init__(self, level): self.level = level
    def filter(self, record): return record.levelno == self.level

class ContextAdapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['req']}] {msg}", kwargs

logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname).1s %(name)s %(message)s"}, "json": {"()": JsonFormatter}, "brace": {"format": "{levelname:>8} {message}", "style": "{"}},
    "filters": {"warn": {"()": OnlyLevel, "level": logging.WARNING}},
    "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "plain", "level": "INFO"},
                 "json": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json", "filters": ["warn"]}},
    "loggers": {"app": {"handlers": ["out", "json"], "level": "DEBUG", "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["out"]},
})
log = logging.getLogger("app.db")
log.debug("hidden"); log.info("hello %s %d", "x", 3); log.warning("warn %(a)s", {"a": 1}); log.error("bad %s", [1], extra={"extra_fields": {"k": 1}})
ContextAdapter(log, {"req": "r1"}).warning("adapted")
try: 1 / 0
except ZeroDivisionError: log.exception("oops"); log.warning("with exc", exc_info=True)
def inner(): log.warning("from inner", stacklevel=2)
inner()
logging.addLevelName(25, "NOTICE"); log.log(25, "notice"); print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName(33), log.isEnabledFor(10), log.getEffectiveLevel(), log.parent.name, log.hasHandlers())
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); mem = io.StringIO(); ql = logging.handlers.QueueListener(q, logging.StreamHandler(mem)); ql.start()
l2 = logging.getLogger("queued"); l2.addHandler(qh); l2.propagate = False; l2.setLevel(1); l2.info("via queue %s", 1); ql.stop(); print(repr(mem.getvalue()))
with tempfile.TemporaryDirectory() as d:
    rh = logging.handlers.RotatingFileHandler(Path(d) / "x.log", maxBytes=60, backupCount=2)
    rh.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%H"))
    l3 = logging.getLogger("rot"); l3.addHandler(rh); l3.propagate = False
    for i in range(8): l3.warning("line number %d", i)
    rh.close()
    for p in sorted(Path(d).iterdir()): print(p.name, len(p.read_text().splitlines()))
mh = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=logging.StreamHandler(sys.stdout)); l4 = logging.getLogger("mem"); l4.addHandler(mh); l4.propagate = False; l4.setLevel(10)
l4.info("buffered"); print("before flush"); l4.error("now")
log.info("too few %s %s", 1)
class Bad:
    def __str__(self): raise RuntimeError("no str")
log.info("%s", Bad())
logging.raiseExceptions = False; log.info("silent %d", "x"); logging.raiseExceptions = True
for bad in (lambda: log.setLevel("LOUD"), lambda: logging.basicConfig(bogus=1), lambda: logging.Formatter("{x", style="{"), lambda: logging.Formatter("%(x)z"), lambda: logging.config.dictConfig({}), lambda: logging.config.dictConfig({"version": 1, "handlers": {"h": {"class": "nope.Nope"}}}), lambda: log.log("x", "y"), lambda: logging.getLogger(5), lambda: logging.Formatter(style="x"), lambda: log.addHandler(3) or log.info("x")):
    try: bad()
    except Exception as e: print(type(e).__name__, e, "|", repr(e.__cause__))
log.handlers if hasattr(log, "handlers") else None
log.handlers.clear() if 3 in log.handlers else None
print(log, logging.getLogger(), logging.StreamHandler(sys.stdout), logging.NullHandler(), logging.getLogger("app").handlers)
warnings.simplefilter("default"); own = warnings.formatwarning; warnings.formatwarning = lambda m, c, f, n, line=None: f"{os.path.basename(f)}:{n}: {c.__name__}: {m}"; logging.captureWarnings(True); warnings.warn("captured", ResourceWarning); logging.captureWarnings(False); warnings.formatwarning = own; warnings.warn("plain")
buf = io.StringIO(); h = logging.StreamHandler(buf); h.terminator = "|"; r = logging.getLogger("term"); r.addHandler(h); r.propagate = False; r.warning("a"); r.warning("b"); print(buf.getvalue())
rec = logging.LogRecord("n", 20, "/x/y.py", 7, "m %s", ("a",), None); print(rec, rec.filename, rec.pathname, logging.makeLogRecord({"msg": "z", "levelname": "Q"}).__dict__["levelname"], logging.Formatter("%(created)f").usesTime(), logging.Formatter("%(foo)s %(message)s", defaults={"foo": "dflt"}).format(rec))
logging.getLogger("last").critical("root gets it")
logging.disable(logging.ERROR); log.error("disabled"); logging.disable(logging.NOTSET)
logging.shutdown()
raise LookupError("end")
