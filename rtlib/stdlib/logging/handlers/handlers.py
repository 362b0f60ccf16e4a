"""Handlers for rotating files, sockets, the system log, mail, buffers and queues."""

import copy
import io
import logging
import os
import pickle
import queue
import re
import socket
import struct
import threading
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file that a subclass now and then puts aside."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _release(self):
        _let_go(self, "stream")


def _remove(path):
    if os.path.exists(path):
        os.remove(path)


def _let_go(handler, name):
    """Closes what an attribute of a handler holds, a file or a socket, and empties the attribute."""
    held = getattr(handler, name)
    setattr(handler, name, None)
    if held:
        held.close()


class RotatingFileHandler(BaseRotatingHandler):
    """Starts a new file when the next record would make the file too large; .1 is the newest of the old ones."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def _backup(self, number):
        return self.rotation_filename("%s.%d" % (self.baseFilename, number))

    def doRollover(self):
        self._release()
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source, target = self._backup(i), self._backup(i + 1)
                if os.path.exists(source):
                    _remove(target)
                    os.rename(source, target)
            newest = self._backup(1)
            _remove(newest)
            self.rotate(self.baseFilename, newest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        if self.stream is None:
            self.stream = self._open()
        self.stream.seek(0, 2)
        position = self.stream.tell()
        if not position:
            return False
        return position + len("%s\n" % self.format(record)) >= self.maxBytes


_MIDNIGHT = 24 * 60 * 60
_DAY_PATTERN = r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
# What each letter of when means: seconds, the suffix of the files put aside, what their names have.
_INTERVALS = {
    "S": (1, "%Y-%m-%d_%H-%M-%S", r"(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}(?!\d)"),
    "M": (60, "%Y-%m-%d_%H-%M", r"(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}-\d{2}(?!\d)"),
    "H": (60 * 60, "%Y-%m-%d_%H", r"(?<!\d)\d{4}-\d{2}-\d{2}_\d{2}(?!\d)"),
    "D": (_MIDNIGHT, "%Y-%m-%d", _DAY_PATTERN),
    "MIDNIGHT": (_MIDNIGHT, "%Y-%m-%d", _DAY_PATTERN),
    "W": (7 * _MIDNIGHT, "%Y-%m-%d", _DAY_PATTERN),
}


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Starts a new file at intervals of time; the old ones are named by when they began."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None):
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        kind = "W" if self.when.startswith("W") else self.when
        if kind == "W":
            if len(self.when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % self.when)
            if not "0" <= self.when[1] <= "6":
                raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
            self.dayOfWeek = int(self.when[1])
        if kind not in _INTERVALS:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        seconds, self.suffix, pattern = _INTERVALS[kind]
        self.extMatch = re.compile(pattern, re.ASCII)
        self.interval = seconds * interval
        super().__init__(filename, "a", encoding=io.text_encoding(encoding), delay=delay, errors=errors)
        filename = self.baseFilename
        begin = int(os.stat(filename).st_mtime) if os.path.exists(filename) else int(time.time())
        self.rolloverAt = self.computeRollover(begin)

    def _clock(self, t):
        return time.gmtime(t) if self.utc else time.localtime(t)

    def computeRollover(self, currentTime):
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        t = self._clock(currentTime)
        weekday = t.tm_wday
        if self.atTime is None:
            rotate = _MIDNIGHT
        else:
            rotate = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        wait = rotate - ((t.tm_hour * 60 + t.tm_min) * 60 + t.tm_sec)
        if wait <= 0:
            wait += _MIDNIGHT
            weekday = (weekday + 1) % 7
        result = currentTime + wait
        if self.when.startswith("W"):
            result += (self.dayOfWeek - weekday) % 7 * _MIDNIGHT
            result += self.interval - 7 * _MIDNIGHT
        else:
            result += self.interval - _MIDNIGHT
        if not self.utc:
            result += self._change(t[-1], result)
        return result

    def _change(self, dst, at):
        """What a change between winter's and summer's time adds to a rollover."""
        then = time.localtime(at)[-1]
        if dst == then:
            return 0
        return 3600 if dst else -3600

    def shouldRollover(self, record):
        t = int(time.time())
        if t < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            self.rolloverAt = self.computeRollover(t)
            return False
        return True

    def getFilesToDelete(self):
        directory, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(directory):
            if self.namer is None:
                if name.startswith(base + ".") and self.extMatch.fullmatch(name[len(base) + 1:]):
                    found.append(os.path.join(directory, name))
                continue
            match = self.extMatch.search(name)
            while match:
                if os.path.basename(self.namer(self.baseFilename + "." + match[0])) == name:
                    found.append(os.path.join(directory, name))
                    break
                match = self.extMatch.search(name, match.start() + 1)
        if len(found) < self.backupCount:
            return []
        found.sort()
        return found[:len(found) - self.backupCount]

    def doRollover(self):
        now = int(time.time())
        began = self.rolloverAt - self.interval
        t = self._clock(began)
        if not self.utc:
            then, dst = time.localtime(now)[-1], t[-1]
            if then != dst:
                t = time.localtime(began + (3600 if then else -3600))
        target = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, t))
        if os.path.exists(target):
            return
        self._release()
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for path in self.getFilesToDelete():
                os.remove(path)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """Opens its file again when another program has moved or removed it."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        super().__init__(filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev, self.ino = -1, -1
        self._statstream()

    def _statstream(self):
        if self.stream is not None:
            st = os.fstat(self.stream.fileno())
            self.dev, self.ino = st.st_dev, st.st_ino

    def _moved(self):
        """Whether the name no longer leads to the open file."""
        try:
            st = os.stat(self.baseFilename)
        except FileNotFoundError:
            return True
        return (st.st_dev, st.st_ino) != (self.dev, self.ino)

    def reopenIfNeeded(self):
        if self.stream is not None and self._moved():
            self.stream.flush()
            self._release()
            self.stream = self._open()
            self._statstream()

    _release = BaseRotatingHandler._release

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class SocketHandler(logging.Handler):
    """Sends records, pickled, over a connection that it keeps and makes again, after a failure ever less often."""

    sock = None
    closeOnError = False
    retryTime = None
    retryStart, retryFactor, retryMax = 1.0, 2.0, 30.0

    def __init__(self, host, port):
        super().__init__()
        self.host, self.port = host, port
        self.address = host if port is None else (host, port)

    def makeSocket(self, timeout=1):
        if self.port is not None:
            return socket.create_connection(self.address, timeout=timeout)
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(timeout)
        _connect(sock, self.address)
        return sock

    def createSocket(self):
        now, last_failed = time.time(), self.retryTime is not None
        if last_failed and now < self.retryTime:
            return
        try:
            self.sock, self.retryTime = self.makeSocket(), None
        except OSError:
            self.retryPeriod = min(self.retryPeriod * self.retryFactor, self.retryMax) if last_failed else self.retryStart
            self.retryTime = now + self.retryPeriod

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        if self.sock:
            try:
                self.sock.sendall(s)
            except OSError:
                _let_go(self, "sock")

    def makePickle(self, record):
        if record.exc_info:
            self.format(record)
        state = record.__dict__ | {"msg": record.getMessage(), "args": None, "exc_info": None}
        state.pop("message", None)
        data = pickle.dumps(state, 1)
        return struct.pack(">L", len(data)) + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            _let_go(self, "sock")
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        with self.lock:
            _let_go(self, "sock")
            super().close()


def _connect(sock, address):
    """Connects a socket; closes it where that fails."""
    try:
        sock.connect(address)
    except OSError:
        sock.close()
        raise


class DatagramHandler(SocketHandler):
    """Sends records, pickled, as datagrams."""

    def __init__(self, host, port):
        super().__init__(host, port)
        self.closeOnError = False

    def makeSocket(self):
        family = socket.AF_UNIX if self.port is None else socket.AF_INET
        return socket.socket(family, socket.SOCK_DGRAM)

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


_PRIORITIES = ("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug")
_FACILITIES = (
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp", "security", "console",
    "solcron", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
)


class SysLogHandler(logging.Handler):
    """Sends records to a system log, over a Unix socket or the network."""

    LOG_EMERG, LOG_ALERT, LOG_CRIT, LOG_ERR, LOG_WARNING, LOG_NOTICE, LOG_INFO, LOG_DEBUG = range(8)
    (LOG_KERN, LOG_USER, LOG_MAIL, LOG_DAEMON, LOG_AUTH, LOG_SYSLOG, LOG_LPR, LOG_NEWS, LOG_UUCP, LOG_CRON, LOG_AUTHPRIV, LOG_FTP,
     LOG_NTP, LOG_SECURITY, LOG_CONSOLE, LOG_SOLCRON, LOG_LOCAL0, LOG_LOCAL1, LOG_LOCAL2, LOG_LOCAL3, LOG_LOCAL4, LOG_LOCAL5,
     LOG_LOCAL6, LOG_LOCAL7) = range(24)
    priority_names = {name: i for i, name in enumerate(_PRIORITIES)} | {"critical": 2, "error": 3, "panic": 0, "warn": 4}
    facility_names = {name: i for i, name in enumerate(_FACILITIES)}
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True
    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=LOG_USER, socktype=None):
        super().__init__()
        self.address, self.facility, self.socktype = address, facility, socktype
        self.socket = None
        self.createSocket()

    def _connect_unixsocket(self, address):
        """Connects to a Unix socket, of the kind asked for or, if none is, the first of the two kinds that the log accepts."""
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM) if self.socktype is None else (self.socktype,):
            self.socket = socket.socket(socket.AF_UNIX, kind)
            try:
                _connect(self.socket, address)
            except OSError as e:
                failure = e
            else:
                self.socktype = kind
                return
        raise failure

    def createSocket(self):
        self.unixsocket = isinstance(self.address, str)
        if self.unixsocket:
            try:
                self._connect_unixsocket(self.address)
            except OSError:
                pass
            return
        host, port = self.address
        self.socket, self.socktype = _first_reachable(host, port, socket.SOCK_DGRAM if self.socktype is None else self.socktype)

    def encodePriority(self, facility, priority):
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def close(self):
        with self.lock:
            _let_go(self, "socket")
            super().close()

    def mapPriority(self, levelName):
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            text = self.ident + self.format(record) + ("\0" if self.append_nul else "")
            message = b"<%d>" % self.encodePriority(self.facility, self.mapPriority(record.levelname)) + text.encode("utf-8")
            if not self.socket:
                self.createSocket()
            if self.unixsocket:
                try:
                    self.socket.send(message)
                except OSError:
                    self.socket.close()
                    self._connect_unixsocket(self.address)
                    self.socket.send(message)
            elif self.socktype == socket.SOCK_DGRAM:
                self.socket.sendto(message, self.address)
            else:
                self.socket.sendall(message)
        except Exception:
            self.handleError(record)


def _first_reachable(host, port, kind):
    """A socket for the first of a host's addresses for which there can be one, connected if it is a stream, and its kind."""
    failure = OSError("getaddrinfo returns an empty list")
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, 0, kind):
        sock = None
        try:
            sock = socket.socket(family, kind, protocol)
            if kind == socket.SOCK_STREAM:
                sock.connect(address)
            return sock, kind
        except OSError as e:
            failure = e
            if sock is not None:
                sock.close()
    raise failure


class BufferingHandler(logging.Handler):
    """Keeps records, and drops them when there are enough."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records until there are enough, or one is grave, and passes them all on."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.target = target
        self.flushLevel, self.flushOnClose = flushLevel, flushOnClose

    def shouldFlush(self, record):
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if target := self.target:
                for record in self.buffer:
                    target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue, formatted, so that another thread may do the writing."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        for detail in "args", "exc_info", "exc_text", "stack_info":
            setattr(record, detail, None)
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue, in a thread, and hands them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        heed = self.respect_handler_level
        for handler in self.handlers:
            if not heed or handler.level <= record.levelno:
                handler.handle(record)

    def _monitor(self):
        """Handles records until one is the sentinel. A queue that counts its tasks is told of each that is done."""
        done = getattr(self.queue, "task_done", lambda: None)
        try:
            while (record := self.dequeue(True)) is not self._sentinel:
                self.handle(record)
                done()
        except queue.Empty:
            return
        done()

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
