"""Values as bytes and back: protocols 0 to 5.

The bytes are those of CPython's own pickler. Loading calls what the bytes name: never load what you do not trust.

    >>> loads(dumps([1, "two", {3: None}]))
    [1, 'two', {3: None}]
"""

import _pickled
import copyreg
import io
import sys
from copyreg import dispatch_table
from struct import pack, unpack
from sys import maxsize

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "PickleBuffer"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
bytes_types = (bytes, bytearray)


# The instructions of the format, by name.
_OPCODES = {
    "MARK": 0x28, "EMPTY_TUPLE": 0x29, "STOP": 0x2e, "POP": 0x30, "POP_MARK": 0x31, "DUP": 0x32, "BINBYTES": 0x42,
    "SHORT_BINBYTES": 0x43, "FLOAT": 0x46, "BINFLOAT": 0x47, "INT": 0x49, "BININT": 0x4a, "BININT1": 0x4b, "LONG": 0x4c,
    "BININT2": 0x4d, "NONE": 0x4e, "PERSID": 0x50, "BINPERSID": 0x51, "REDUCE": 0x52, "STRING": 0x53, "BINSTRING": 0x54,
    "SHORT_BINSTRING": 0x55, "UNICODE": 0x56, "BINUNICODE": 0x58, "EMPTY_LIST": 0x5d, "APPEND": 0x61, "BUILD": 0x62,
    "GLOBAL": 0x63, "DICT": 0x64, "APPENDS": 0x65, "GET": 0x67, "BINGET": 0x68, "INST": 0x69, "LONG_BINGET": 0x6a,
    "LIST": 0x6c, "OBJ": 0x6f, "PUT": 0x70, "BINPUT": 0x71, "LONG_BINPUT": 0x72, "SETITEM": 0x73, "TUPLE": 0x74,
    "SETITEMS": 0x75, "EMPTY_DICT": 0x7d, "PROTO": 0x80, "NEWOBJ": 0x81, "EXT1": 0x82, "EXT2": 0x83, "EXT4": 0x84,
    "TUPLE1": 0x85, "TUPLE2": 0x86, "TUPLE3": 0x87, "NEWTRUE": 0x88, "NEWFALSE": 0x89, "LONG1": 0x8a, "LONG4": 0x8b,
    "SHORT_BINUNICODE": 0x8c, "BINUNICODE8": 0x8d, "BINBYTES8": 0x8e, "EMPTY_SET": 0x8f, "ADDITEMS": 0x90,
    "FROZENSET": 0x91, "NEWOBJ_EX": 0x92, "STACK_GLOBAL": 0x93, "MEMOIZE": 0x94, "FRAME": 0x95, "BYTEARRAY8": 0x96,
    "NEXT_BUFFER": 0x97, "READONLY_BUFFER": 0x98,
}
for _name, _code in _OPCODES.items():
    globals()[_name] = bytes([_code])
TRUE, FALSE = b"I01\n", b"I00\n"
__all__ += [*_OPCODES, "TRUE", "FALSE", "DEFAULT_PROTOCOL", "HIGHEST_PROTOCOL"]


class PickleError(Exception):
    __module__ = "_pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


class PickleBuffer:
    """Wraps bytes that may travel beside the pickle (PEP 574)."""

    def __init__(self, buffer):
        self._view = memoryview(buffer)

    def __buffer__(self, flags):
        return self._held()

    def _held(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        return self._view

    def raw(self):
        """Gives the bytes as they lie in memory, without the shape they have."""
        view = self._held()
        if not view.contiguous:
            raise BufferError("cannot extract raw buffer from non-contiguous buffer")
        return memoryview(view) if view.c_contiguous and view.format == "B" and view.ndim == 1 else view.cast("B")

    def release(self):
        self._view = None


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


_ABSENT = object()
_FRAME_TARGET = 64 * 1024
_BATCH = 1000
_builtin = type(len)
_function = type(lambda: None)
_none = type(None)
# What the names of version 2 were, for protocols below 3.
_OLD_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer",
    "configparser": "ConfigParser", "reprlib": "repr", "tkinter": "Tkinter", "_thread": "thread",
    "_dummy_thread": "dummy_thread", "_markupbase": "markupbase", "html.parser": "HTMLParser",
    "html.entities": "htmlentitydefs", "http.client": "httplib", "http.cookies": "Cookie", "http.cookiejar": "cookielib",
    "http.server": "BaseHTTPServer", "urllib.parse": "urlparse", "urllib.robotparser": "robotparser",
    "urllib.request": "urllib2", "xmlrpc.client": "xmlrpclib", "xmlrpc.server": "SimpleXMLRPCServer",
    "subprocess": "commands", "collections.abc": "_abcoll", "dbm": "anydbm", "dbm.dumb": "dumbdbm", "dbm.gnu": "gdbm",
    "dbm.ndbm": "dbm", "winreg": "_winreg",
}
_OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"), ("builtins", "str"): ("__builtin__", "unicode"),
    ("builtins", "int"): ("__builtin__", "long"), ("builtins", "chr"): ("__builtin__", "unichr"),
    ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
    ("builtins", "zip"): ("itertools", "izip"), ("functools", "reduce"): ("__builtin__", "reduce"),
    ("_functools", "reduce"): ("__builtin__", "reduce"),
    ("sys", "intern"): ("__builtin__", "intern"), ("collections", "UserDict"): ("UserDict", "IterableUserDict"),
    ("collections", "UserList"): ("UserList", "UserList"), ("collections", "UserString"): ("UserString", "UserString"),
    ("itertools", "filterfalse"): ("itertools", "ifilterfalse"), ("itertools", "zip_longest"): ("itertools", "izip_longest"),
    ("dbm", "whichdb"): ("whichdb", "whichdb"), ("socket", "fromfd"): ("_socket", "fromfd"),
    ("urllib.error", "HTTPError"): ("urllib2", "HTTPError"), ("urllib.error", "URLError"): ("urllib2", "URLError"),
    ("urllib.error", "ContentTooShortError"): ("urllib", "ContentTooShortError"),
}
_OLD_NAMES.update({("urllib.parse", name): ("urllib", name) for name in ("quote", "quote_plus", "unquote", "unquote_plus", "urlencode")})
_OLD_NAMES.update({
    ("urllib.request", name): ("urllib", name)
    for name in ("getproxies", "pathname2url", "url2pathname", "urlcleanup", "urlopen", "urlretrieve")
})
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items()}
_NEW_MODULES.update({
    "exceptions": "builtins", "cPickle": "pickle", "_elementtree": "xml.etree.ElementTree", "StringIO": "io",
    "cStringIO": "io", "UserDict": "collections", "UserList": "collections", "UserString": "collections", "whichdb": "dbm",
    "SimpleHTTPServer": "http.server", "CGIHTTPServer": "http.server", "DocXMLRPCServer": "xmlrpc.server",
})
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items() if new[0] != "_functools"}
_NEW_NAMES.update({
    ("__builtin__", "basestring"): ("builtins", "str"), ("UserDict", "UserDict"): ("collections", "UserDict"),
    ("socket", "_socketobject"): ("socket", "SocketType"),
})
# What readers find under another name only.
_OLD_MODULES.update({"_bz2": "bz2", "_dbm": "dbm", "_gdbm": "gdbm", "_pickle": "pickle", "_functools": "functools"})
# Exceptions of `builtins` that stay there, for version 2 had nothing like them.
_NEW_EXCEPTIONS = frozenset([
    "BaseExceptionGroup", "BlockingIOError", "EncodingWarning", "ExceptionGroup", "PythonFinalizationError",
    "RecursionError", "ResourceWarning", "StopAsyncIteration",
])


def _dotted(obj, name):
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local object %r" % name)
        obj = getattr(obj, part)
    return obj


def whichmodule(obj, name):
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for key, module in list(sys.modules.items()):
        if key in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _dotted(module, name) is obj:
                return key
        except AttributeError:
            pass
    return "__main__"


def encode_long(x):
    """Encode an integer as little-endian two's complement, as short as can be."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xff and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


class Pickler:
    """Writes pickles to a file."""

    dispatch_table = None

    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file_write = file.write
        self.memo = {}
        self.proto = protocol
        self.bin = protocol >= 1
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self._buffer_callback = buffer_callback
        self._frame = []
        self._size = 0
        self._depth = 0

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "_file_write"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        self._frame = []
        self._size = 0
        if self.proto >= 2:
            self._file_write(b"\x80" + bytes([self.proto]))
        self.save(obj)
        self.write(b".")
        self._end_frame()

    def write(self, data):
        self._frame.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._frame)
        self._frame.clear()
        self._size = 0
        if not data:
            return
        if self.proto >= 4 and len(data) >= 4:
            self._file_write(b"\x95" + pack("<Q", len(data)) + data)
        else:
            self._file_write(data)

    def _write_large(self, header, data):
        if self.proto >= 4 and len(data) >= _FRAME_TARGET:
            self._end_frame()
            self._file_write(header)
            self._file_write(data)
        else:
            self.write(header)
            self.write(data)

    def memoize(self, obj, key=None):
        if self.fast:
            return
        n = len(self.memo)
        self.memo[id(obj) if key is None else key] = n, obj
        if self.proto >= 4:
            self.write(b"\x94")
        elif not self.bin:
            self.write(b"p%d\n" % n)
        elif n < 256:
            self.write(b"q" + bytes([n]))
        else:
            self.write(b"r" + pack("<I", n))

    def get(self, i):
        if not self.bin:
            return b"g%d\n" % i
        if i < 256:
            return b"h" + bytes([i])
        return b"j" + pack("<I", i)

    def save(self, obj, save_persistent_id=True):
        if self.proto >= 4 and self._size >= _FRAME_TARGET:
            self._end_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        t = type(obj)
        if t is int:
            self._save_int(obj)
        elif t is str:
            found = self.memo.get(id(obj))
            if found is not None:
                self.write(self.get(found[0]))
            else:
                self._save_str(obj)
        else:
            self._save_other(obj, t)

    def _save_other(self, obj, t):
        if obj is None:
            return self.write(b"N")
        if t is bool:
            if self.proto >= 2:
                return self.write(b"\x88" if obj else b"\x89")
            return self.write(b"I01\n" if obj else b"I00\n")
        if t is float:
            if self.bin:
                return self.write(b"G" + pack(">d", obj))
            return self.write(b"F" + repr(obj).encode("ascii") + b"\n")
        found = self.memo.get(id(obj))
        if found is not None:
            return self.write(self.get(found[0]))
        saver = _SAVERS.get(t)
        if saver is not None:
            return saver(self, obj)
        rv = NotImplemented
        reduce = getattr(self, "reducer_override", _ABSENT)
        if reduce is not _ABSENT:
            rv = reduce(obj)
        if rv is NotImplemented:
            if t is type:
                return self._save_type(obj)
            if issubclass(t, type) and t not in (self.dispatch_table or dispatch_table):
                return self.save_global(obj)
            if t is _function:
                return self.save_global(obj)
            table = self.dispatch_table
            reduce = (dispatch_table if table is None else table).get(t, _ABSENT)
            if reduce is not _ABSENT:
                rv = reduce(obj)
            else:
                if obj is NotImplemented or obj is ...:
                    return self.save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")
                reduce = getattr(obj, "__reduce_ex__", _ABSENT)
                if reduce is not _ABSENT:
                    rv = reduce(self.proto)
                else:
                    reduce = getattr(obj, "__reduce__", _ABSENT)
                    if reduce is _ABSENT:
                        raise PicklingError("can't pickle %r object: %r" % (t.__name__, obj))
                    rv = reduce()
        if isinstance(rv, str):
            return self.save_global(obj, rv)
        if not isinstance(rv, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(rv) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self.save_reduce(*rv, obj=obj)

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(b"Q")
        else:
            try:
                self.write(b"P" + str(pid).encode("ascii") + b"\n")
            except UnicodeEncodeError:
                raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        for which, items in (("fourth", listitems), ("fifth", dictitems)):
            if items is not None and not hasattr(type(items), "__next__"):
                raise PicklingError(
                    f"{which} element of the tuple returned by __reduce__ must be an iterator, not {type(items).__name__}"
                )
        if state_setter is not None and not callable(state_setter):
            raise PicklingError(
                "sixth element of the tuple returned by __reduce__ must be a function, "
                f"not {type(state_setter).__name__}"
            )
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, args, kwargs = args
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj_ex__ args has no __new__")
            if self.proto >= 4:
                self.save(cls)
                self.save(args)
                self.save(kwargs)
                self.write(b"\x92")
            else:
                from functools import partial
                self.save(partial(cls.__new__, cls, *args, **kwargs))
                self.save(())
                self.write(b"R")
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self.save(cls)
            self.save(args[1:])
            self.write(b"\x81")
        else:
            self.save(func)
            self.save(args)
            self.write(b"R")
        if obj is not None:
            found = self.memo.get(id(obj))
            if found is not None:
                self.write(b"0" + self.get(found[0]))
            else:
                self.memoize(obj)
        if listitems is not None:
            self._append_some(listitems)
        if dictitems is not None:
            self._set_some(dictitems)
        if state is not None:
            if state_setter is None:
                self.save(state)
                self.write(b"b")
            else:
                self.save(state_setter)
                self.save(obj)
                self.save(state)
                self.write(b"\x86R0")

    def _save_int(self, obj):
        if -0x80000000 <= obj <= 0x7fffffff:
            if not self.bin:
                self.write(b"I%d\n" % obj)
            elif 0 <= obj <= 0xff:
                self.write(b"K" + bytes([obj]))
            elif 0 <= obj <= 0xffff:
                self.write(b"M" + pack("<H", obj))
            else:
                self.write(b"J" + pack("<i", obj))
            return
        if self.proto >= 2:
            data = encode_long(obj)
            if len(data) < 256:
                self.write(b"\x8a" + bytes([len(data)]) + data)
            else:
                self.write(b"\x8b" + pack("<i", len(data)) + data)
            return
        self.write(b"L" + repr(obj).encode("ascii") + b"L\n")

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            n = len(data)
            if n <= 0xff and self.proto >= 4:
                self.write(b"\x8c" + bytes([n]) + data)
            elif n > 0xffffffff and self.proto >= 4:
                self._write_large(b"\x8d" + pack("<Q", n), data)
            else:
                self._write_large(b"X" + pack("<I", n), data)
        else:
            text = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a")
            text = text.replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            data = bytearray()
            for c in text:
                n = ord(c)
                if n < 256:
                    data.append(n)
                elif n < 0x10000:
                    data += b"\\u%04x" % n
                else:
                    data += b"\\U%08x" % n
            self.write(b"V" + bytes(data) + b"\n")
        self.memoize(obj)

    def _save_bytes(self, obj):
        n = len(obj)
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                self._save_encoded(obj)
            return
        if n <= 0xff:
            self.write(b"C" + bytes([n]) + obj)
        elif n > 0xffffffff and self.proto >= 4:
            self._write_large(b"\x8e" + pack("<Q", n), obj)
        else:
            self._write_large(b"B" + pack("<I", n), obj)
        self.memoize(obj)

    def _save_encoded(self, obj):
        # `_codecs.encode` takes the text back to bytes.
        self._write_name("_codecs", "encode", "_codecs.encode")
        self.save((str(obj, "latin1"), "latin1"))
        self.write(b"R")
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            if not obj:
                self.save_reduce(bytearray, (), obj=obj)
            else:
                self.save_reduce(bytearray, (bytes(obj),), obj=obj)
            return
        self._write_large(b"\x96" + pack("<Q", len(obj)), bytes(obj))
        self.memoize(obj)

    def _save_tuple(self, obj):
        if not obj:
            self.write(b")" if self.bin else b"(t")
            return
        n = len(obj)
        memo = self.memo
        if n <= 3 and self.proto >= 2:
            for element in obj:
                self.save(element)
            if id(obj) in memo:
                self.write(b"0" * n + self.get(memo[id(obj)][0]))
            else:
                self.write((b"", b"\x85", b"\x86", b"\x87")[n])
                self.memoize(obj)
            return
        self.write(b"(")
        for element in obj:
            self.save(element)
        if id(obj) in memo:
            get = self.get(memo[id(obj)][0])
            self.write(b"1" + get if self.bin else b"0" * (n + 1) + get)
            return
        self.write(b"t")
        self.memoize(obj)

    def _save_list(self, obj):
        self.write(b"]" if self.bin else b"(l")
        self.memoize(obj)
        n = len(obj)
        if not self.bin or n == 1:
            for x in obj:
                self.save(x)
                self.write(b"a")
            return
        i = 0
        while i < len(obj):
            self.write(b"(")
            for x in obj[i:i + _BATCH]:
                self.save(x)
            self.write(b"e")
            i += _BATCH

    def _append_some(self, items):
        """Append what an iterator gives."""
        items = iter(items)
        if not self.bin:
            for x in items:
                self.save(x)
                self.write(b"a")
            return
        while True:
            batch = _take(items)
            if len(batch) > 1:
                self.write(b"(")
                for x in batch:
                    self.save(x)
                self.write(b"e")
            elif batch:
                self.save(batch[0])
                self.write(b"a")
            if len(batch) < _BATCH:
                return

    def _save_dict(self, obj):
        self.write(b"}" if self.bin else b"(d")
        self.memoize(obj)
        if not self.bin or len(obj) == 1:
            for k, v in obj.items():
                self.save(k)
                self.save(v)
                self.write(b"s")
            return
        items = iter(obj.items())
        left = len(obj)
        while left > 0:
            self.write(b"(")
            for k, v in _take(items):
                self.save(k)
                self.save(v)
            self.write(b"u")
            left -= _BATCH

    def _set_some(self, items):
        items = iter(items)
        if not self.bin:
            for k, v in items:
                self.save(k)
                self.save(v)
                self.write(b"s")
            return
        while True:
            batch = _take(items)
            if len(batch) > 1:
                self.write(b"(")
                for k, v in batch:
                    self.save(k)
                    self.save(v)
                self.write(b"u")
            elif batch:
                k, v = batch[0]
                self.save(k)
                self.save(v)
                self.write(b"s")
            if len(batch) < _BATCH:
                return

    def _save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(b"\x8f")
        self.memoize(obj)
        items = list(obj)
        for i in range(0, len(items), _BATCH):
            self.write(b"(")
            for item in items[i:i + _BATCH]:
                self.save(item)
            self.write(b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(b"(")
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(b"1" + self.get(self.memo[id(obj)][0]))
            return
        self.write(b"\x91")
        self.memoize(obj)

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        try:
            raw = obj.raw()
        except BufferError:
            raise PicklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer") from None
        with raw:
            if self._buffer_callback is None or self._buffer_callback(obj):
                if raw.readonly:
                    self._save_bytes(raw.tobytes())
                else:
                    self._save_bytearray(bytearray(raw))
            else:
                self.write(b"\x97\x98" if raw.readonly else b"\x97")

    def _save_type(self, obj):
        if obj is _none:
            return self.save_reduce(type, (None,), obj=obj)
        if obj is type(NotImplemented):
            return self.save_reduce(type, (NotImplemented,), obj=obj)
        if obj is type(...):
            return self.save_reduce(type, (...,), obj=obj)
        return self.save_global(obj)

    def save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        if obj is ... or obj is NotImplemented:
            module_name = "builtins"
        try:
            __import__(module_name)
            module = sys.modules[module_name]
        except (ImportError, KeyError, ValueError):
            raise PicklingError(
                "Can't pickle %r: import of module %r failed" % (obj, module_name)) from None
        parts = name.split(".")
        if "<locals>" in parts:
            raise AttributeError("Can't get local object %r" % name)
        try:
            parent = module
            found = module
            for part in parts:
                parent = found
                found = getattr(found, part)
        except AttributeError:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module_name)) from None
        if found is not obj and not (type(found) is _builtin and found == obj):
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" % (obj, module_name, name))
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code is not None:
                if code <= 0xff:
                    self.write(b"\x82" + bytes([code]))
                elif code <= 0xffff:
                    self.write(b"\x83" + pack("<H", code))
                else:
                    self.write(b"\x84" + pack("<i", code))
                return
        if self.proto >= 4 or len(parts) == 1:
            # A function of a module and a class of it do not share the text of the module's name.
            key = ("module", module_name) if type(obj) is _builtin else None
            self._write_name(module_name, name, key)
            self.memoize(obj)
        else:
            self.save_reduce(getattr, (parent, parts[-1]), obj=obj)

    def _write_name(self, module_name, name, key=None):
        if self.proto >= 4:
            if key is None:
                self.save(module_name)
            elif key in self.memo:
                self.write(self.get(self.memo[key][0]))
            else:
                data = module_name.encode()
                self.write(b"\x8c" + bytes([len(data)]) + data)
                self.memoize(module_name, key)
            if name == module_name:
                data = name.encode()
                self.write(b"\x8c" + bytes([len(data)]) + data)
                self.memoize(name, ("name", name))
            else:
                self.save(name)
            self.write(b"\x93")
            return
        if self.fix_imports:
            if (module_name, name) in _OLD_NAMES:
                module_name, name = _OLD_NAMES[module_name, name]
            elif module_name in _OLD_MODULES:
                if module_name == "builtins" and (old := _old_exception(name)):
                    module_name, name = "exceptions", old
                else:
                    module_name = _OLD_MODULES[module_name]
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self.write(b"c" + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
        except UnicodeEncodeError:
            raise PicklingError(
                "can't pickle global identifier '%s.%s' using pickle protocol %i"
                % (module_name, name, self.proto)) from None
        if key == "_codecs.encode":
            self.memoize(name, key)


def _old_exception(name):
    """Returns what version 2 called an exception of `builtins`; None if it had none."""
    found = getattr(sys.modules["builtins"], name, None)
    if name in _NEW_EXCEPTIONS or not isinstance(found, type) or not issubclass(found, BaseException):
        return None
    for general in (OSError, ImportError):
        if issubclass(found, general):
            return general.__name__
    return name


def _take(items):
    batch = []
    for x in items:
        batch.append(x)
        if len(batch) == _BATCH:
            break
    return batch


_SAVERS = {
    bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple,
    list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
    PickleBuffer: Pickler._save_buffer,
}


class Unpickler:
    """Reads pickles from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._buffers = None if buffers is None else iter(buffers)
        self._file = file
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def _read(self, n):
        data = self._file.read(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        data = self._file.readline()
        if data[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return data[:-1]

    def load(self):
        self.stack = []
        self.metastack = []
        self.append = self.stack.append
        self.proto = 0
        read = self._file.read
        steps = _STEPS
        try:
            while True:
                key = read(1)
                if not key:
                    raise EOFError("Ran out of input")
                step = steps.get(key[0])
                if step is None:
                    shown = repr(bytes(key))[1:]
                    raise UnpicklingError("invalid load key, %s." % shown)
                step(self)
        except _Stop as stop:
            return stop.value
        except IndexError:
            raise UnpicklingError("unexpected MARK found" if self.metastack else "unpickling stack underflow") from None

    def pop_mark(self):
        items = self.stack
        if not self.metastack:
            raise UnpicklingError("could not find MARK")
        self.stack = self.metastack.pop()
        self.append = self.stack.append
        return items

    def _proto(self):
        proto = self._read(1)[0]
        if not 0 <= proto <= HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % proto)
        self.proto = proto

    def _frame(self):
        size = int.from_bytes(self._read(8), "little")
        file = self._file
        if type(file) is io.BytesIO and size > file.getbuffer().nbytes - file.tell():
            raise UnpicklingError("pickle data was truncated")

    def _int(self):
        data = self._line()
        if data == b"00":
            return self.append(False)
        if data == b"01":
            return self.append(True)
        try:
            self.append(int(data, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _index(self):
        """Reads the number of something remembered."""
        data = self._line()
        if not data:
            raise UnpicklingError("pickle data was truncated")
        try:
            return int(data)
        except ValueError:
            raise ValueError(f"invalid literal for int() with base 10: {data.decode('latin-1')!r}"[:-1] + "\\n'") from None

    def _long(self):
        data = self._line()
        if data[-1:] == b"L":
            data = data[:-1]
        self.append(int(data, 0))

    def _long4(self):
        n = unpack("<i", self._read(4))[0]
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self._read(n) if n else b""))

    def _string(self):
        data = self._line()
        if len(data) >= 2 and data[:1] == data[-1:] and data[:1] in b"\"'":
            data = data[1:-1]
        else:
            raise UnpicklingError("the STRING opcode argument must be quoted")
        import codecs
        data = codecs.escape_decode(data)[0]
        self.append(self._decoded(data))

    def _decoded(self, data):
        if self.encoding == "bytes":
            return data
        return data.decode(self.encoding, self.errors)

    def _counted(self, form, size, make):
        n = unpack(form, self._read(size))[0]
        if n > sys.maxsize:
            what = {bytes: "BINBYTES", bytearray: "BYTEARRAY8"}.get(make, "BINUNICODE")
            raise OverflowError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
        self.append(make(self._read(n) if n else b""))

    def _unicode(self):
        data = self._line()
        out = []
        i = 0
        while i < len(data):
            if data[i] == 92 and i + 1 < len(data) and data[i + 1] in b"uU":
                width = 4 if data[i + 1] == 117 else 8
                out.append(chr(int(data[i + 2:i + 2 + width], 16)))
                i += 2 + width
            else:
                out.append(chr(data[i]))
                i += 1
        self.append("".join(out))

    def _tuple(self):
        self.stack_value(tuple(self.pop_mark()))

    def stack_value(self, value):
        self.append(value)

    def _tuple_n(self, n):
        if len(self.stack) < n:
            raise IndexError
        self.stack[-n:] = [tuple(self.stack[-n:])]

    def _dict(self):
        items = self.pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _list(self):
        items = self.pop_mark()
        self.append(items)

    def _instantiate(self, klass, args):
        if args or not isinstance(klass, type) or hasattr(klass, "__getinitargs__"):
            value = klass(*args)
        else:
            value = klass.__new__(klass)
        self.append(value)

    def _inst(self):
        module = self._line().decode("ascii")
        name = self._line().decode("ascii")
        if not module or not name:
            raise UnpicklingError("pickle data was truncated")
        klass = self.find_class(module, name)
        self._instantiate(klass, self.pop_mark())

    def _obj(self):
        args = self.pop_mark()
        cls = args.pop(0)
        self._instantiate(cls, args)

    def _newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ expected an arg tuple, got {type(args).__name__}")
        self.append(cls.__new__(cls, *args))

    def _newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    def _global(self):
        module = self._line().decode("utf-8")
        name = self._line().decode("utf-8")
        if not module or not name:
            raise UnpicklingError("pickle data was truncated")
        self.append(self.find_class(module, name))

    def _stack_global(self):
        name = self.stack.pop()
        module = self.stack.pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(module, name))

    def _extension(self, form, size):
        code = unpack(form, self._read(size))[0]
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        key = copyreg._inverted_registry.get(code)
        if key is None:
            raise ValueError("unregistered extension code %d" % code)
        self.append(self.find_class(*key))

    def find_class(self, module, name):
        if self.proto < 3 and self.fix_imports:
            if (module, name) in _NEW_NAMES:
                module, name = _NEW_NAMES[module, name]
            elif module in _NEW_MODULES:
                module = _NEW_MODULES[module]
        if module == "_codecs" and name == "encode":
            return _encode
        __import__(module)
        module = sys.modules[module]
        try:
            if self.proto >= 4:
                return _dotted(module, name)
            return getattr(module, name)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, module)) from None

    def _reduce(self):
        args = self.stack.pop()
        func = self.stack[-1]
        self.stack[-1] = func(*args)

    def _pop(self):
        if self.metastack and not self.stack:
            self.pop_mark()
        else:
            del self.stack[-1]

    def _get(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError("Memo value not found at index %d" % i) from None

    def _put(self, i):
        if i < 0:
            raise ValueError("negative PUT argument")
        self.memo[i] = self.stack[-1]

    def _append(self):
        value = self.stack.pop()
        target = self.stack[-1]
        if type(target) is list:
            target.append(value)
        else:
            self._extend(target, [value])

    def _appends(self):
        items = self.pop_mark()
        self._extend(self.stack[-1], items)

    def _extend(self, target, items):
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        for item in items:
            target.append(item)

    def _setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    def _setitems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _additems(self):
        items = self.pop_mark()
        target = self.stack[-1]
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state = self.stack.pop()
        inst = self.stack[-1]
        setstate = getattr(inst, "__setstate__", _ABSENT)
        if setstate is not _ABSENT:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            inst_dict = inst.__dict__
            for k, v in state.items():
                inst_dict[sys.intern(k) if type(k) is str else k] = v
        if slots is not None:
            if not isinstance(slots, dict):
                raise UnpicklingError("slot state is not a dictionary")
            for k, v in slots.items():
                setattr(inst, k, v)

    def _mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    def _stop(self):
        raise _Stop(self.stack.pop())

    def _buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self.append(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _readonly_buffer(self):
        buffer = self.stack[-1]
        with memoryview(buffer) as view:
            if not view.readonly:
                self.stack[-1] = view.toreadonly()


def _text(data):
    return data.decode("utf-8", "surrogatepass")


def _encode(text, encoding="utf-8", errors="strict"):
    return text.encode(encoding, errors)


_U = Unpickler
_STEPS = {
    0x80: _U._proto, 0x95: _U._frame, ord("N"): lambda u: u.append(None), 0x88: lambda u: u.append(True),
    0x89: lambda u: u.append(False), ord("I"): _U._int, ord("J"): lambda u: u.append(unpack("<i", u._read(4))[0]),
    ord("K"): lambda u: u.append(u._read(1)[0]), ord("M"): lambda u: u.append(unpack("<H", u._read(2))[0]),
    ord("L"): _U._long, 0x8a: lambda u: u._counted("<B", 1, decode_long), 0x8b: _U._long4,
    ord("F"): lambda u: u.append(float(u._line())), ord("G"): lambda u: u.append(unpack(">d", u._read(8))[0]),
    ord("S"): _U._string, ord("T"): lambda u: u._counted("<i", 4, u._decoded),
    ord("U"): lambda u: u._counted("<B", 1, u._decoded), ord("B"): lambda u: u._counted("<I", 4, bytes),
    ord("C"): lambda u: u._counted("<B", 1, bytes), 0x8e: lambda u: u._counted("<Q", 8, bytes),
    0x96: lambda u: u._counted("<Q", 8, bytearray), ord("V"): _U._unicode,
    ord("X"): lambda u: u._counted("<I", 4, _text), 0x8c: lambda u: u._counted("<B", 1, _text),
    0x8d: lambda u: u._counted("<Q", 8, _text), ord("P"): lambda u: u.append(u.persistent_load(u._line().decode("ascii"))),
    ord("Q"): lambda u: u.append(u.persistent_load(u.stack.pop())), ord("t"): _U._tuple,
    ord(")"): lambda u: u.append(()), 0x85: lambda u: u._tuple_n(1), 0x86: lambda u: u._tuple_n(2),
    0x87: lambda u: u._tuple_n(3), ord("]"): lambda u: u.append([]), ord("}"): lambda u: u.append({}),
    0x8f: lambda u: u.append(set()), 0x91: lambda u: u.stack_value(frozenset(u.pop_mark())), ord("l"): _U._list,
    ord("d"): _U._dict, ord("i"): _U._inst, ord("o"): _U._obj, 0x81: _U._newobj, 0x92: _U._newobj_ex,
    ord("c"): _U._global, 0x93: _U._stack_global, 0x82: lambda u: u._extension("<B", 1),
    0x83: lambda u: u._extension("<H", 2), 0x84: lambda u: u._extension("<i", 4), ord("R"): _U._reduce, ord("0"): _U._pop,
    ord("1"): lambda u: u.pop_mark() and None, ord("2"): lambda u: u.append(u.stack[-1]), ord("g"): lambda u: u._get(u._index()),
    ord("h"): lambda u: u._get(u._read(1)[0]), ord("j"): lambda u: u._get(unpack("<I", u._read(4))[0]),
    ord("p"): lambda u: u._put(u._index()), ord("q"): lambda u: u._put(u._read(1)[0]),
    ord("r"): lambda u: u._put(unpack("<I", u._read(4))[0]), 0x94: lambda u: u._put(len(u.memo)), ord("a"): _U._append,
    ord("e"): _U._appends, ord("s"): _U._setitem, ord("u"): _U._setitems, 0x90: _U._additems, ord("b"): _U._build,
    ord("("): _U._mark, ord("."): _U._stop, 0x97: _U._buffer, 0x98: _U._readonly_buffer,
}


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a value to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Give a value as bytes.

    >>> dumps(None)
    b'\\x80\\x04N.'
    """
    if buffer_callback is None:
        quick = _pickled.dumps(obj, DEFAULT_PROTOCOL if protocol is None else protocol)
        if quick is not None:
            return quick
    f = io.BytesIO()
    Pickler(f, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return f.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a value from a file."""
    return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Give the value of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError("a bytes-like object is required, not %r" % type(data).__name__)
    if buffers is None and (quick := _pickled.loads(data)) is not None:
        return quick[0]
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()


_Pickler = Pickler
_Unpickler = Unpickler
_dumps, _loads, _dump, _load = dumps, loads, dump, load


from _functools import builtin as _as_builtin
_as_builtin(dump, dumps, load, loads)
del _as_builtin

from _functools import freeze as _freeze
_freeze(PickleBuffer)
del _freeze
