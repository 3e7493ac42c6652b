"""More handlers for logging: files that roll over, buffers, queues. Those of the network are `logging._network`."""

import copy
import io
import logging
import os
import queue
import re
import threading
import time

from logging._network import (
    DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT, DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT,
    SYSLOG_TCP_PORT, SYSLOG_UDP_PORT, DatagramHandler, HTTPHandler, NTEventLogHandler, SMTPHandler, SocketHandler,
    SysLogHandler,
)

_MIDNIGHT = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """A file that is put aside for a new one when `shouldRollover` says so."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        """Writes the record, rolling over first if it is time."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """Returns the name a file gets that is put aside: what `namer` says, if it is set."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Puts a file aside: what `rotator` does, if it is set; else it is renamed."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A file that rolls over when it would grow beyond `maxBytes`; `backupCount` old ones are kept."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            # With "w" what the last run wrote would be lost at the first roll.
            mode = "a"
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Puts the file aside as `.1`, that as `.2` and so on, and begins a new one."""
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename("%s.%d" % (self.baseFilename, number))
                target = self.rotation_filename("%s.%d" % (self.baseFilename, number + 1))
                if os.path.exists(source):
                    if os.path.exists(target):
                        os.remove(target)
                    os.rename(source, target)
            target = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(target):
                os.remove(target)
            self.rotate(self.baseFilename, target)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Tells whether the file would be too large with this record."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        size = self.stream.tell()
        if not size:
            # A record larger than the limit still goes somewhere.
            return False
        if size + len("%s\n" % self.format(record)) < self.maxBytes:
            return False
        return not os.path.exists(self.baseFilename) or os.path.isfile(self.baseFilename)


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file that rolls over at times: every so many seconds, hours, days, at midnight, on a weekday."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
                 errors=None):
        encoding = io.text_encoding(encoding)
        BaseRotatingHandler.__init__(self, filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        day = r"\d{4}-\d{2}-\d{2}"
        if self.when == "S":
            self.interval, self.suffix = 1, "%Y-%m-%d_%H-%M-%S"
            pattern = day + r"_\d{2}-\d{2}-\d{2}"
        elif self.when == "M":
            self.interval, self.suffix = 60, "%Y-%m-%d_%H-%M"
            pattern = day + r"_\d{2}-\d{2}"
        elif self.when == "H":
            self.interval, self.suffix = 3600, "%Y-%m-%d_%H"
            pattern = day + r"_\d{2}"
        elif self.when == "D" or self.when == "MIDNIGHT":
            self.interval, self.suffix = _MIDNIGHT, "%Y-%m-%d"
            pattern = day
        elif self.when.startswith("W"):
            self.interval, self.suffix = _MIDNIGHT * 7, "%Y-%m-%d"
            if len(self.when) != 2:
                raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % self.when)
            if self.when[1] < "0" or self.when[1] > "6":
                raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
            self.dayOfWeek = int(self.when[1])
            pattern = day
        else:
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        self.extMatch = re.compile(r"(?<!\d)" + pattern + r"(?!\d)", re.ASCII)
        self.interval = self.interval * interval
        name = self.baseFilename
        since = int(os.stat(name).st_mtime) if os.path.exists(name) else int(time.time())
        self.rolloverAt = self.computeRollover(since)

    def _clock(self, seconds):
        return time.gmtime(seconds) if self.utc else time.localtime(seconds)

    def computeRollover(self, currentTime):
        """Returns when the file rolls over next, in seconds since the epoch."""
        result = currentTime + self.interval
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return result
        now = self._clock(currentTime)
        weekday = now.tm_wday
        if self.atTime is None:
            at = _MIDNIGHT
        else:
            at = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
        left = at - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec)
        if left <= 0:
            left += _MIDNIGHT
            weekday = (weekday + 1) % 7
        result = currentTime + left
        if self.when.startswith("W"):
            wait = (self.dayOfWeek - weekday) % 7
            result += wait * _MIDNIGHT + self.interval - _MIDNIGHT * 7
        else:
            result += self.interval - _MIDNIGHT
        if not self.utc:
            result += self._daylight_change(now.tm_isdst, result)
        return result

    def _daylight_change(self, before, result):
        # Where the clocks have been changed by then, the same time of day is an hour sooner or later.
        after = time.localtime(result).tm_isdst
        if before == after:
            return 0
        if before:
            return 3600
        # Not into the hour that is left out when the clocks go forward.
        return -3600 if time.localtime(result - 3600).tm_isdst else 0

    def shouldRollover(self, record):
        """Tells whether the time has come."""
        now = int(time.time())
        if now < self.rolloverAt:
            return False
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            # A device stays; look again later.
            self.rolloverAt = self.computeRollover(now)
            return False
        return True

    def getFilesToDelete(self):
        """Returns the oldest files put aside, of which there are too many."""
        folder, base = os.path.split(self.baseFilename)
        found = []
        if self.namer is None:
            prefix = base + "."
            for name in os.listdir(folder):
                if name.startswith(prefix) and self.extMatch.fullmatch(name[len(prefix):]):
                    found.append(os.path.join(folder, name))
        else:
            for name in os.listdir(folder):
                # The time may stand anywhere in a name that a namer made: the one that gives the same name back.
                stamp = self.extMatch.search(name)
                while stamp:
                    made = self.namer(self.baseFilename + "." + stamp[0])
                    if os.path.basename(made) == name:
                        found.append(os.path.join(folder, name))
                        break
                    stamp = self.extMatch.search(name, stamp.start() + 1)
        if len(found) < self.backupCount:
            return []
        found.sort()
        return found[:len(found) - self.backupCount]

    def doRollover(self):
        """Puts the file aside with the time it began in its name, and begins a new one."""
        now = int(time.time())
        began = self.rolloverAt - self.interval
        stamp = self._clock(began)
        if not self.utc:
            here = time.localtime(now).tm_isdst
            if here != stamp.tm_isdst:
                stamp = time.localtime(began + (3600 if here else -3600))
        target = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, stamp))
        if os.path.exists(target):
            # It has been put aside already.
            return
        if self.stream:
            self.stream.close()
            self.stream = None
        self.rotate(self.baseFilename, target)
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened anew when another program has put it aside."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)
        self.dev = -1
        self.ino = -1
        self._statstream()

    def _statstream(self):
        if self.stream is not None:
            found = os.fstat(self.stream.fileno())
            self.dev = found.st_dev
            self.ino = found.st_ino

    def reopenIfNeeded(self):
        """Opens the file anew if its name means another one by now."""
        if self.stream is None:
            return
        try:
            found = os.stat(self.baseFilename)
        except FileNotFoundError:
            found = None
        if found is None or found.st_dev != self.dev or found.st_ino != self.ino:
            self.stream.flush()
            self.stream.close()
            self.stream = None
            self.stream = self._open()
            self._statstream()

    def emit(self, record):
        """Writes the record."""
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BufferingHandler(logging.Handler):
    """Keeps records until there are `capacity` of them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Tells whether it is time to let go of the records."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Keeps the record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Drops what is kept."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        """Flushes, and forgets the handler."""
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records and gives them to another handler, all at once: when there are many, or one is grave."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Sets the handler that gets the records."""
        with self.lock:
            self.target = target

    def flush(self):
        """Gives the records to the target, if there is one."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        """Flushes if that is wanted, and lets go of the target."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records in a queue; a `QueueListener` takes them out, in another thread."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Puts a record in the queue, without waiting."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """Returns a copy whose text stands and which could be pickled."""
        text = self.format(record)
        record = copy.copy(record)
        record.message = text
        record.msg = text
        record.args = None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return record

    def emit(self, record):
        """Puts the prepared record in the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records out of a queue, in a thread of its own, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """Returns the next record of the queue."""
        return self.queue.get(block)

    def start(self):
        """Starts the thread."""
        self._thread = thread = threading.Thread(target=self._monitor)
        thread.daemon = True
        thread.start()

    def prepare(self, record):
        """Returns the record as the handlers get it."""
        return record

    def handle(self, record):
        """Gives a record to every handler."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        counted = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
                if record is self._sentinel:
                    if counted:
                        self.queue.task_done()
                    break
                self.handle(record)
                if counted:
                    self.queue.task_done()
            except queue.Empty:
                break

    def enqueue_sentinel(self):
        """Puts in the queue what ends the thread."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Ends the thread when all records before have been handled, and waits for that."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
