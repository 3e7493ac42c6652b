"""Time zones of the IANA database, read from the system's files.

    >>> from datetime import datetime
    >>> datetime(2024, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")).utcoffset()
    datetime.timedelta(seconds=7200)
"""

import os
import re
import struct
import weakref
from bisect import bisect_right
from datetime import date, datetime, timedelta, tzinfo

__all__ = ["ZoneInfo", "reset_tzpath", "available_timezones", "TZPATH", "ZoneInfoNotFoundError", "InvalidTZPathWarning"]

_EPOCH = datetime(1970, 1, 1)
_ZERO = timedelta(0)


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of this name."""

    __module__ = "zoneinfo._common"


class InvalidTZPathWarning(RuntimeWarning):
    """A folder of zones is not given by an absolute path."""


def reset_tzpath(to=None):
    """Sets where zones are looked for: these folders, or those of PYTHONTZPATH, or the usual ones."""
    global TZPATH
    if to is not None:
        if isinstance(to, (str, bytes)):
            raise TypeError(f"tzpath must be a list or tuple, not {type(to)}, {to!r}")
        if not all(map(os.path.isabs, to)):
            wrong = [path for path in to if not os.path.isabs(path)]
            raise ValueError("All elements of the tzpath sequence must be absolute paths. Found the following relative "
                             "paths:\n    " + "\n    ".join(wrong))
        TZPATH = tuple(to)
        return
    given = os.environ.get("PYTHONTZPATH")
    if given is not None:
        TZPATH = tuple([path for path in given.split(os.pathsep) if os.path.isabs(path)])
    else:
        TZPATH = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


reset_tzpath()


def _find(key):
    if os.path.isabs(key):
        raise ValueError(f"ZoneInfo keys may not be absolute paths, got: {key}")
    if len(os.path.normpath(key)) != len(key):
        raise ValueError(f"ZoneInfo keys must be normalized relative paths, got: {key}")
    if os.path.normpath(os.path.join("_", key)).split(os.sep)[0] != "_":
        raise ValueError(f"ZoneInfo keys must refer to subdirectories of TZPATH, got: {key}")
    for folder in TZPATH:
        path = os.path.join(folder, key)
        if os.path.isfile(path):
            return path
    return None


def available_timezones():
    """Returns the names of all zones, as a set."""
    found = set()
    for folder in TZPATH:
        for root, folders, files in os.walk(folder):
            if root == folder:
                folders[:] = [name for name in folders if name not in ("right", "posix")]
            for name in files:
                path = os.path.join(root, name)
                try:
                    with open(path, "rb") as file:
                        if file.read(4) == b"TZif":
                            found.add(os.path.relpath(path, folder))
                except OSError:
                    pass
    found.discard("posixrules")
    return found


class ZoneInfo(tzinfo):
    """A zone by its name; the same object for the same name."""

    _strong = {}
    _weak = weakref.WeakValueDictionary()

    def __new__(cls, key):
        found = cls._weak.get(key)
        if found is None:
            found = cls._new(key)
            found = cls._weak.setdefault(key, found)
            found._from_cache = True
        # Those used last stay.
        cls._strong[key] = cls._strong.pop(key, found)
        if len(cls._strong) > 8:
            del cls._strong[next(iter(cls._strong))]
        return found

    def __init_subclass__(cls):
        cls._strong = {}
        cls._weak = weakref.WeakValueDictionary()

    @classmethod
    def _new(cls, key):
        path = _find(key)
        if path is None:
            raise ZoneInfoNotFoundError(f"No time zone found with key {key}")
        with open(path, "rb") as file:
            made = cls._read(file)
        made._key = key
        made._file_path = path
        return made

    @classmethod
    def no_cache(cls, key):
        """Returns a new object for a zone."""
        made = cls._new(key)
        made._from_cache = False
        return made

    @classmethod
    def from_file(cls, file, /, key=None):
        """Returns a zone that a file open for reading bytes holds."""
        made = cls._read(file)
        made._key = key
        made._file_repr = repr(file)
        made._from_cache = False
        return made

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets the objects made so far, or those of some zones."""
        if only_keys is None:
            cls._weak.clear()
            cls._strong.clear()
        else:
            for key in only_keys:
                cls._weak.pop(key, None)
                cls._strong.pop(key, None)

    @property
    def key(self):
        return self._key

    @classmethod
    def _read(cls, file):
        self = tzinfo.__new__(cls)
        moments, which, kinds, rule = _data_of(file)
        # Each kind: offset, change for summer time, name.
        self._moments = moments
        self._kinds = [kinds[i] for i in which]
        self._rule = rule
        first = next((kind for kind in kinds if not kind[1]), kinds[0] if kinds else None)
        if first is None:
            first = rule.at_utc(0) if rule is not None else (_ZERO, _ZERO, "UTC")
        self._first = first
        return self

    def _kind_at(self, moment):
        """Returns what holds at a moment, in seconds since the epoch."""
        if self._moments:
            if moment < self._moments[0]:
                return self._first
            if moment < self._moments[-1] or self._rule is None:
                return self._kinds[bisect_right(self._moments, moment) - 1]
        if self._rule is not None:
            return self._rule.at_utc(moment)
        return self._first

    def _kind_of(self, dt):
        """Returns what holds at a local time; of two, the one that `fold` says."""
        local = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        fits = []
        for kind in self._near(local):
            moment = local - round(kind[0].total_seconds())
            if self._kind_at(moment) == kind:
                fits.append((moment, kind))
        if len(fits) == 1:
            return fits[0][1]
        if fits:
            fits.sort(key=lambda fit: fit[0])
            return fits[-1 if dt.fold else 0][1]
        # A time that is left out: as before the change, or with `fold` as after.
        first, second = self._around(local)
        return second if dt.fold else first

    def _near(self, local):
        kinds = []
        for step in range(-90000, 90001, 10800):
            kind = self._kind_at(local + step)
            if kind not in kinds:
                kinds.append(kind)
        return kinds

    def _around(self, local):
        low = local - 90000
        before = self._kind_at(low)
        for moment in range(low, local + 90001, 900):
            kind = self._kind_at(moment)
            if kind != before:
                if moment - 900 + round(before[0].total_seconds()) <= local < moment + round(kind[0].total_seconds()):
                    return before, kind
                before = kind
        return before, before

    def utcoffset(self, dt):
        return self._asked(dt, 0)

    def dst(self, dt):
        return self._asked(dt, 1)

    def tzname(self, dt):
        return self._asked(dt, 2)

    def _asked(self, dt, part):
        if dt is None:
            # A zone that never changes answers without a time, too.
            if not self._moments and (self._rule is None or self._rule.summer is None):
                return self._kind_at(0)[part]
            return None
        return self._kind_of(dt)[part]

    def fromutc(self, dt):
        """Returns a time given as of UTC in this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc() requires a datetime argument")
        if dt.tzinfo is not self:
            raise ValueError("dt.tzinfo is not self")
        moment = (dt.toordinal() - 719163) * 86400 + dt.hour * 3600 + dt.minute * 60 + dt.second
        kind = self._kind_at(moment)
        made = (dt + kind[0]).replace(fold=0)
        # The second of two times that look alike.
        offset = round(kind[0].total_seconds())
        for other in self._near(moment + offset):
            earlier = moment + offset - round(other[0].total_seconds())
            if earlier < moment and self._kind_at(earlier) == other:
                return made.replace(fold=1)
        return made

    def __str__(self):
        return f"{self._key}" if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f"{self.__class__.__module__}.{self.__class__.__qualname__}(key={self._key!r})"
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.from_file({self._file_repr})"

    def __reduce__(self):
        if self._key is None:
            import pickle
            raise pickle.PicklingError("Cannot pickle a ZoneInfo file created from a file stream.")
        return self.__class__._unpickle, (self._key, self._from_cache)

    @classmethod
    def _unpickle(cls, key, from_cache, /):
        return cls(key) if from_cache else cls.no_cache(key)


def _data_of(file):
    """Reads a file of a zone: moments, which kind from each on, the kinds, the rule for later."""
    header = file.read(44)
    if header[:4] != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    version = header[4:5]
    counts = struct.unpack(">6l", header[20:44])
    width = 4
    if version >= b"2":
        isut, isstd, leap, times, kinds, chars = counts
        file.read(times * 5 + kinds * 6 + chars + leap * 8 + isstd + isut)
        header = file.read(44)
        counts = struct.unpack(">6l", header[20:44])
        width = 8
    isut, isstd, leap, times, count, chars = counts
    moments = list(struct.unpack(f">{times}{'q' if width == 8 else 'l'}", file.read(times * width)))
    which = list(file.read(times))
    raw = [struct.unpack(">lbb", file.read(6)) for _ in range(count)]
    names = file.read(chars)
    file.read(leap * (width + 4) + isstd + isut)
    rule = None
    if version >= b"2":
        file.readline()
        text = file.readline().strip().decode("ascii")
        if text:
            rule = _Rule(text)
    kinds = []
    for i, (offset, summer, at) in enumerate(raw):
        change = _summer_change(i, raw, which) if summer else 0
        kinds.append((timedelta(seconds=offset), timedelta(seconds=change), names[at:names.index(b"\0", at)].decode("ascii")))
    return moments, which, kinds, rule


def _summer_change(index, raw, which):
    """Returns by how much summer time of this kind is ahead: as against the usual time before or after it."""
    for i, kind in enumerate(which):
        if kind == index:
            for other in (which[i - 1] if i else None, which[i + 1] if i + 1 < len(which) else None):
                if other is not None and not raw[other][1] and raw[index][0] != raw[other][0]:
                    return raw[index][0] - raw[other][0]
    return 3600


class _Rule:
    """How a zone goes on for ever: two offsets, and when each year it changes from one to the other."""

    _pattern = re.compile(
        r"(?P<std>[^<0-9:.+-]+|<[a-zA-Z0-9+-]+>)(?:(?P<off>[+-]?\d{1,3}(?::\d{2}(?::\d{2})?)?)"
        r"(?:(?P<dst>[^0-9:.+-,<]+|<[a-zA-Z0-9+-]+>)(?P<dstoff>[+-]?\d{1,3}(?::\d{2}(?::\d{2})?)?)?)?)?", re.ASCII)

    def __init__(self, text):
        head, *changes = text.split(",")
        found = self._pattern.fullmatch(head)
        if found is None or len(changes) not in (0, 2):
            raise ValueError(f"{text} is not a valid TZ string")
        offset = -_seconds(found["off"])
        self.usual = (timedelta(seconds=offset), _ZERO, found["std"].strip("<>"))
        self.summer = None
        if found["dst"]:
            later = -_seconds(found["dstoff"]) if found["dstoff"] else offset + 3600
            self.summer = (timedelta(seconds=later), timedelta(seconds=later - offset), found["dst"].strip("<>"))
            self.changes = [_change(change) for change in changes]
        self.offsets = (offset, later if self.summer else offset)

    def at_utc(self, moment):
        """Returns what holds at a moment."""
        if self.summer is None:
            return self.usual
        usual, summer = self.offsets
        year = (_EPOCH + timedelta(seconds=min(max(moment + usual, -62135596800), 253402300799))).year
        begin = self.changes[0](year) - usual
        end = self.changes[1](year) - summer
        inside = begin <= moment < end if begin < end else not end <= moment < begin
        return self.summer if inside else self.usual


def _seconds(text):
    if not text:
        return 0
    sign = -1 if text[0] == "-" else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def _change(text):
    """Returns the function that gives, for a year, the local time of a change in seconds since the epoch."""
    day, _, clock = text.partition("/")
    at = _seconds(clock) if clock else 7200
    if day[0] == "M":
        month, week, weekday = [int(part) for part in day[1:].split(".")]

        def when(year):
            first = date(year, month, 1)
            wait = (weekday - first.isoweekday()) % 7 + (week - 1) * 7
            length = (date(year + month // 12, month % 12 + 1, 1) if year < 9999 or month < 12 else date(9999, 12, 31)) - first
            while wait >= max(length.days, 28):
                wait -= 7
            return (first.toordinal() + wait - 719163) * 86400 + at
    elif day[0] == "J":
        number = int(day[1:])

        def when(year):
            leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
            return (date(year, 1, 1).toordinal() + number - 1 + (leap and number > 59) - 719163) * 86400 + at
    else:
        number = int(day)

        def when(year):
            return (date(year, 1, 1).toordinal() + number - 719163) * 86400 + at
    return when

from _functools import freeze as _freeze
_freeze(ZoneInfo)
del _freeze
