"""Compression in the formats of XZ Utils: constants, filters and streams. The work is done in `_xz`.

    >>> stream = LZMACompressor()
    >>> data = stream.compress(b"a" * 100) + stream.flush()
    >>> LZMADecompressor().decompress(data) == b"a" * 100
    True
"""

import operator
from _xz import Packer, Unpacker

FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW = 0, 1, 2, 3
CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256, CHECK_ID_MAX, CHECK_UNKNOWN = 0, 1, 4, 10, 15, 16
FILTER_LZMA1 = 0x4000000000000001
FILTER_LZMA2 = 0x21
FILTER_DELTA, FILTER_X86, FILTER_POWERPC, FILTER_IA64, FILTER_ARM, FILTER_ARMTHUMB, FILTER_SPARC = 3, 4, 5, 6, 7, 8, 9
MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4 = 0x03, 0x04, 0x12, 0x13, 0x14
MODE_FAST, MODE_NORMAL = 1, 2
PRESET_DEFAULT = 6
PRESET_EXTREME = 1 << 31

_WRONG = "Invalid or unsupported options"
_LZMA_KEYS = ("dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth")
# At which multiples the instructions of a processor stand.
_ALIGNED = {FILTER_X86: 1, FILTER_POWERPC: 4, FILTER_IA64: 16, FILTER_ARM: 4, FILTER_ARMTHUMB: 2, FILTER_SPARC: 4}
_LIMIT = 2 ** 32 - 1


class LZMAError(Exception):
    """Call to liblzma failed."""


LZMAError.__module__ = "_lzma"


def _number(value, bits=32):
    value = operator.index(value)
    if value < 0:
        raise OverflowError("can't convert negative int to unsigned")
    if value >> bits:
        raise OverflowError(f"Value too large for uint{bits}_t type")
    return value


def _preset(number, text=_WRONG):
    """Returns the settings of LZMA that a number from 0 to 9 stands for, perhaps with PRESET_EXTREME."""
    level = number & 31
    if level > 9 or number & ~31 & ~PRESET_EXTREME:
        raise LZMAError(text)
    settings = {
        "dict_size": 1 << (18, 20, 21, 22, 22, 23, 23, 24, 25, 26)[level], "lc": 3, "lp": 0, "pb": 2,
        "mode": MODE_FAST if level < 4 else MODE_NORMAL, "nice_len": (128, 128, 273, 273, 16, 32, 64, 64, 64, 64)[level],
        "mf": MF_HC4 if level < 4 else MF_BT4, "depth": (4, 8, 24, 48, 0, 0, 0, 0, 0, 0)[level],
    }
    if number & PRESET_EXTREME:
        deep = level in (3, 5)
        settings.update(mode=MODE_NORMAL, mf=MF_BT4, nice_len=192 if deep else 273, depth=0 if deep else 512)
    return settings


def _filter(given):
    """Reads what a program says of a filter. Returns its number, and its settings or its property."""
    if not hasattr(given, "keys") and not hasattr(given, "__getitem__") or isinstance(given, (list, tuple, str, bytes)):
        raise TypeError("Filter specifier must be a dict or dict-like object")
    try:
        kind = given["id"]
    except KeyError:
        raise ValueError('Filter specifier must have an "id" entry') from None
    kind = _number(kind, 64)
    if kind in (FILTER_LZMA1, FILTER_LZMA2):
        level = PRESET_DEFAULT
        if "preset" in given:
            level = _number(given["preset"])
        return kind, _preset(level, f"Invalid compression preset: {level}") | _read(given, ("preset",) + _LZMA_KEYS, "LZMA")
    if kind == FILTER_DELTA:
        return kind, _read(given, ("dist",), "delta").get("dist", 1)
    if kind in _ALIGNED:
        return kind, _read(given, ("start_offset",), "BCJ").get("start_offset", 0)
    raise ValueError(f"Invalid filter ID: {kind}")


def _read(given, keys, name):
    """Returns the numbers that a filter is given. Errors: others than these, or no numbers."""
    try:
        if any(key not in keys and key != "id" for key in given):
            raise TypeError
        return {key: _number(given[key]) for key in keys if key in given}
    except Exception:
        raise ValueError(f"Invalid filter specifier for {name} filter") from None


def _chain(filters):
    """Reads a list of filters. Errors: there are more than four."""
    if len(filters) > 4:
        raise ValueError("Too many filters - liblzma supports a maximum of 4")
    return [_filter(filters[n]) for n in range(len(filters))]


def _checked(chain):
    """Takes LZMA's settings from the end of a chain. Errors: filters that do not go together, and numbers that are out of range."""
    *before, (last, settings) = chain
    if last not in (FILTER_LZMA1, FILTER_LZMA2) or any(kind in (FILTER_LZMA1, FILTER_LZMA2) for kind, _ in before):
        raise LZMAError(_WRONG)
    for kind, value in before:
        if not 1 <= value <= 256 if kind == FILTER_DELTA else value % _ALIGNED[kind]:
            raise LZMAError(_WRONG)
    if (
        not 4096 <= settings["dict_size"] <= 3 << 29 or settings["lc"] + settings["lp"] > 4 or settings["pb"] > 4
        or settings["mode"] not in (MODE_FAST, MODE_NORMAL) or settings["mf"] not in (MF_HC3, MF_HC4, MF_BT2, MF_BT3, MF_BT4)
        or not 2 <= settings["nice_len"] <= 273
    ):
        raise LZMAError(_WRONG)
    if len(before) > 1:
        raise NotImplementedError("more than one filter in front of LZMA is not supported")
    return before, last, settings


def _packed(format, check, limit, before=(), last=FILTER_LZMA2, settings=None):
    """Writes settings as `_xz` reads them."""
    settings = settings or _preset(PRESET_DEFAULT)
    numbers = [format, check, limit, 2 if last == FILTER_LZMA2 else 1] + [settings[key] for key in _LZMA_KEYS]
    for kind, value in before:
        numbers += [kind, value]
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def _made(result):
    if isinstance(result, str):
        raise LZMAError(result)
    return result


def _octets(data):
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


class LZMACompressor:
    """A stream being compressed: `compress` takes data and gives what is ready of it, `flush` the rest."""

    def __init_subclass__(cls):
        raise TypeError("type '_lzma.LZMACompressor' is not an acceptable base type")

    def __init__(self, format=FORMAT_XZ, check=-1, preset=None, filters=None):
        if preset is not None and filters is not None:
            raise ValueError("Cannot specify both preset and filter chain")
        level = PRESET_DEFAULT
        if preset is not None:
            if not hasattr(preset, "__index__"):
                raise TypeError("an integer is required")
            level = _number(preset)
        if format != FORMAT_XZ and check not in (-1, CHECK_NONE):
            raise ValueError("Integrity checks are only supported by FORMAT_XZ")
        if format == FORMAT_XZ:
            chain = self._xz(check, level, filters)
        elif format == FORMAT_ALONE:
            chain = self._alone(level, filters)
        elif format == FORMAT_RAW:
            if filters is None:
                raise ValueError("Must specify filters for FORMAT_RAW")
            chain = _chain(filters)
            if not chain:
                raise LZMAError("Internal error")
            chain = _checked(chain)
        else:
            raise ValueError(f"Invalid container format: {format}")
        self._packer = Packer(_packed(format, CHECK_CRC64 if check == -1 else check, _LIMIT, *chain))

    @staticmethod
    def _xz(check, level, filters):
        chain = [(FILTER_LZMA2, _preset(level))] if filters is None else _chain(filters)
        if not chain or not (check == -1 or 0 <= check <= CHECK_ID_MAX):
            raise LZMAError("Internal error")
        if check != -1 and not is_check_supported(check):
            raise LZMAError("Unsupported integrity check")
        before, last, settings = _checked(chain)
        if last == FILTER_LZMA1:
            raise LZMAError("Internal error")
        return before, last, settings

    @staticmethod
    def _alone(level, filters):
        if filters is None:
            return (), FILTER_LZMA1, _preset(level, f"Invalid compression preset: {level}")
        chain = _chain(filters)
        if len(chain) != 1 or chain[0][0] != FILTER_LZMA1:
            raise ValueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter")
        return _checked(chain)

    def compress(self, data, /):
        """Compresses bytes; gives what is ready."""
        if not isinstance(data, bytes):
            data = _octets(data)
        if self._packer is None:
            raise ValueError("Compressor has been flushed")
        return _made(self._packer.compress(data))

    def flush(self):
        """Ends the stream; gives its rest."""
        if self._packer is None:
            raise ValueError("Repeated call to flush()")
        packer, self._packer = self._packer, None
        return _made(packer.flush())

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__module__ + '.' + type(self).__qualname__!r} object")


class LZMADecompressor:
    """A stream being decompressed: `decompress` takes data and gives what they hold; `eof` tells that the stream has ended."""

    def __init_subclass__(cls):
        raise TypeError("type '_lzma.LZMADecompressor' is not an acceptable base type")

    def __init__(self, format=FORMAT_AUTO, memlimit=None, filters=None):
        limit = _LIMIT
        if memlimit is not None:
            if format == FORMAT_RAW:
                raise ValueError("Cannot specify memory limit with FORMAT_RAW")
            limit = min(_number(memlimit, 64) // 1024, _LIMIT)
        if format == FORMAT_RAW and filters is None:
            raise ValueError("Must specify filters for FORMAT_RAW")
        if format != FORMAT_RAW and filters is not None:
            raise ValueError("Cannot specify filters except with FORMAT_RAW")
        chain = ()
        if format == FORMAT_RAW:
            chain = _chain(filters)
            if not chain:
                raise LZMAError("Internal error")
            chain = _checked(chain)
        elif format not in (FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE):
            raise ValueError(f"Invalid container format: {format}")
        self._unpacker = Unpacker(_packed(format, CHECK_NONE, limit, *chain))

    @property
    def check(self):
        """Which check the stream has."""
        return self._unpacker.check

    @property
    def eof(self):
        """Whether the stream has ended."""
        return self._unpacker.eof

    @property
    def needs_input(self):
        """Whether `decompress` has nothing more to give before it gets more data."""
        return self._unpacker.needs_input

    @property
    def unused_data(self):
        """What came behind the end of the stream."""
        return self._unpacker.unused_data

    def decompress(self, data, max_length=-1):
        """Decompresses bytes; gives what they hold, at most so many bytes, the rest at the next call."""
        if self._unpacker.eof:
            raise EOFError("Already at end of stream")
        return _made(self._unpacker.decompress(data, max_length))

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {type(self).__module__ + '.' + type(self).__qualname__!r} object")


def is_check_supported(check_id, /):
    """Tells whether a check can be computed."""
    return check_id in (CHECK_NONE, CHECK_CRC32, CHECK_CRC64, CHECK_SHA256)


def _encode_filter_properties(filter, /):
    """Returns a filter's settings as a container keeps them."""
    kind, value = _filter(filter)
    if kind == FILTER_DELTA:
        if not 1 <= value <= 256:
            raise LZMAError(_WRONG)
        return bytes([value - 1])
    if kind in _ALIGNED:
        return value.to_bytes(4, "little") if value else b""
    size = value["dict_size"]
    if kind == FILTER_LZMA1:
        if value["lc"] + value["lp"] > 4 or value["pb"] > 4:
            raise LZMAError("Internal error")
        return bytes([(value["pb"] * 5 + value["lp"]) * 9 + value["lc"]]) + size.to_bytes(4, "little")
    for code in range(40):
        if (2 | code & 1) << code // 2 + 11 >= size:
            return bytes([code])
    return b"\x28"


def _decode_filter_properties(filter_id, encoded_props, /):
    """Reads a filter's settings as a container keeps them. Errors: LZMAError if they are none."""
    kind, data = _number(filter_id, 64), bytes(encoded_props)
    made = {"id": kind}
    if kind == FILTER_LZMA1 and len(data) == 5 and data[0] <= 224 and data[0] % 9 + data[0] // 9 % 5 <= 4:
        rest, lc = divmod(data[0], 9)
        pb, lp = divmod(rest, 5)
        return made | {"lc": lc, "lp": lp, "pb": pb, "dict_size": int.from_bytes(data[1:], "little")}
    if kind == FILTER_LZMA2 and len(data) == 1 and data[0] <= 40:
        code = data[0]
        return made | {"dict_size": _LIMIT if code == 40 else (2 | code & 1) << code // 2 + 11}
    if kind == FILTER_DELTA and len(data) == 1:
        return made | {"dist": data[0] + 1}
    if kind in _ALIGNED and len(data) in (0, 4):
        start = int.from_bytes(data, "little")
        return made | {"start_offset": start} if start else made
    raise LZMAError(_WRONG)

from _functools import freeze as _freeze
_freeze(LZMACompressor, LZMADecompressor)
del _freeze
