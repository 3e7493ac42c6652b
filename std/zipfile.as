"""Archives in the ZIP format: read, written and added to; files are stored, deflated or packed by bzip2.

    >>> import io
    >>> file = io.BytesIO()
    >>> with ZipFile(file, "w", ZIP_DEFLATED) as archive:
    ...     archive.writestr("notes/a.txt", "text")
    >>> ZipFile(file).namelist(), ZipFile(file).read("notes/a.txt")
    (['notes/a.txt'], b'text')
"""

import io
import os
import shutil
import stat
import struct
import sys
import time
import zlib

__all__ = [
    "BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile", "ZipInfo",
    "ZipFile", "LargeZipFile", "Path",
]


def __getattr__(name):
    if name in ("Path", "CompleteDirs"):
        import _zipfile_path
        value = globals()[name] = getattr(_zipfile_path, name)
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


ZIP_STORED = 0
ZIP_DEFLATED = 8
ZIP_BZIP2 = 12
ZIP_LZMA = 14
DEFAULT_VERSION = 20
BZIP2_VERSION = 46
LZMA_VERSION = 63

_METHODS = {ZIP_STORED: "store", ZIP_DEFLATED: "deflate", ZIP_BZIP2: "bzip2", ZIP_LZMA: "lzma"}

_END = struct.Struct("<4s4H2LH")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_UTF8 = 0x800
_AFTERWARDS = 0x8
_ENCRYPTED = 0x1
_LZMA_ENDS = 0x2
_LIMIT = 0x7FFFFFFF


class BadZipFile(Exception):
    """What is no archive, or a broken one."""


class LargeZipFile(Exception):
    """What would need the extensions for large archives."""


error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Says whether a file, named or open, ends like an archive."""
    try:
        if hasattr(filename, "read"):
            at = filename.tell()
            found = _find_end(filename)
            filename.seek(at)
            return found is not None
        with io.open(filename, "rb") as file:
            return _find_end(file) is not None
    except OSError:
        return False


def _find_end(file):
    """Returns the record at the end, its place and the comment."""
    file.seek(0, 2)
    size = file.tell()
    start = max(size - _END.size - 65535, 0)
    file.seek(start)
    data = file.read()
    place = data.rfind(b"PK\5\6")
    while place >= 0:
        if len(data) - place >= _END.size:
            record = _END.unpack_from(data, place)
            return record, start + place, data[place + _END.size:place + _END.size + record[7]]
        place = data.rfind(b"PK\5\6", 0, place)
    return None


class ZipInfo:
    """What an archive says of one of its files."""

    __slots__ = (
        "orig_filename", "filename", "date_time", "compress_type", "compress_level", "comment", "extra", "create_system",
        "create_version", "extract_version", "reserved", "flag_bits", "volume", "internal_attr", "external_attr",
        "header_offset", "CRC", "compress_size", "file_size",
    )

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        cut = filename.find("\0")
        if cut >= 0:
            filename = filename[:cut]
        self.filename = filename
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type = ZIP_STORED
        self.compress_level = None
        self.comment = b""
        self.extra = b""
        self.create_system = 3
        self.create_version = self.extract_version = 20
        self.reserved = 0
        self.flag_bits = 0
        self.volume = 0
        self.internal_attr = 0
        self.external_attr = 0
        self.header_offset = 0
        self.CRC = 0
        self.compress_size = 0
        self.file_size = 0

    def __repr__(self):
        result = [f"<{self.__class__.__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            result.append(f" compress_type={_METHODS.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            result.append(f" filemode={stat.filemode(high)!r}")
        if low:
            result.append(f" external_attr={low:#x}")
        is_dir = self.is_dir()
        if not is_dir or self.file_size:
            result.append(f" file_size={self.file_size!r}")
        if (not is_dir or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            result.append(f" compress_size={self.compress_size!r}")
        result.append(">")
        return "".join(result)

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Makes one of a file of the file system."""
        filename = os.fspath(filename)
        st = os.stat(filename)
        date_time = time.localtime(st.st_mtime)[:6]
        if not strict_timestamps:
            date_time = min(max(date_time, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        name = os.path.normpath(filename if arcname is None else arcname).lstrip("/")
        if stat.S_ISDIR(st.st_mode):
            name += "/"
        made = cls(name, date_time)
        made.external_attr = (st.st_mode & 0xFFFF) << 16
        if stat.S_ISDIR(st.st_mode):
            made.file_size = 0
            made.external_attr |= 0x10
        else:
            made.file_size = st.st_size
        return made

    def is_dir(self):
        """Says whether it is a folder."""
        return self.filename.endswith("/")

    def _stamp(self):
        year, month, day, hour, minute, second = self.date_time[:6]
        return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

    def _encoded(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits & ~_UTF8
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8

    def FileHeader(self, zip64=None):
        """Returns what stands before the content."""
        name, flags = self._encoded()
        date, moment = self._stamp()
        crc, size, compressed = (0, 0, 0) if flags & _AFTERWARDS else (self.CRC, self.file_size, self.compress_size)
        return _LOCAL.pack(
            b"PK\3\4", self.extract_version, self.reserved, flags, self.compress_type, moment, date, crc, compressed, size,
            len(name), len(self.extra),
        ) + name + self.extra

    def _central(self):
        name, flags = self._encoded()
        date, moment = self._stamp()
        return _CENTRAL.pack(
            b"PK\1\2", self.create_version, self.create_system, self.extract_version, self.reserved, flags, self.compress_type,
            moment, date, self.CRC, self.compress_size, self.file_size, len(name), len(self.extra), len(self.comment), 0,
            self.internal_attr, self.external_attr, self.header_offset,
        ) + name + self.extra + self.comment


def _supported(method):
    if method not in _METHODS:
        raise NotImplementedError("That compression method is not supported")


def _with_lzma(data):
    """Compresses with LZMA as zip archives have it: the version of the compressor, and settings with their length, come first."""
    import lzma
    settings = lzma._encode_filter_properties({"id": lzma.FILTER_LZMA1})
    chain = [lzma._decode_filter_properties(lzma.FILTER_LZMA1, settings)]
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=chain)
    return b"\x09\x04" + len(settings).to_bytes(2, "little") + settings + packed


def _without_lzma(data):
    import lzma
    end = 4 + int.from_bytes(data[2:4], "little")
    chain = [lzma._decode_filter_properties(lzma.FILTER_LZMA1, data[4:end])]
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain).decompress(data[end:])


class ZipExtFile(io.BytesIO):
    """The content of a file of an archive."""

    def __init__(self, data, info, mode):
        super().__init__(data)
        self.name = info.filename
        self.mode = mode
        self.newlines = None

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} name={self.name!r} mode={self.mode!r}>"

    def writable(self):
        return False

    def write(self, data):
        raise io.UnsupportedOperation("write")


class _Written(io.BufferedIOBase):
    """Takes the content of a file that is written."""

    def __init__(self, archive, info):
        self._archive = archive
        self._info = info
        self._parts = []
        self.name = info.filename
        self.mode = "wb"

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        data = bytes(data)
        self._parts.append(data)
        return len(data)

    def close(self):
        if self.closed:
            return
        super().close()
        self._archive._writing = False
        self._archive._put(self._info, b"".join(self._parts))


class ZipFile:
    """An archive; it can be used in a `with` statement."""

    fp = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _supported(compression)
        self.mode = mode
        self.compression = compression
        self.compresslevel = compresslevel
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.pwd = None
        self._comment = b""
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        self._changed = False
        self._writing = False
        self._passed = hasattr(file, "read") or hasattr(file, "write")
        if self._passed:
            self.fp = file
            self.filename = getattr(file, "name", None)
        else:
            self.filename = os.fspath(file)
            self.fp = self._opened(self.filename, mode)
        try:
            self._begin()
        except BaseException:
            self._let_go()
            raise

    def _opened(self, name, mode):
        if mode == "a":
            try:
                return io.open(name, "r+b")
            except FileNotFoundError:
                return io.open(name, "w+b")
        return io.open(name, {"r": "rb", "w": "w+b", "x": "x+b"}[mode])

    def _begin(self):
        if self.mode == "r":
            self._read_directory()
        elif self.mode in ("w", "x"):
            self._changed = True
            try:
                self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self.fp = _Counted(self.fp)
                self.start_dir = 0
        else:
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                self.fp.seek(0, 2)
                self.start_dir = self.fp.tell()
                self._changed = True

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        result = [f"<{self.__class__.__module__}.{self.__class__.__qualname__}"]
        if self.fp is None:
            result.append(" [closed]")
        else:
            if self._passed:
                result.append(f" file={self.fp!r}")
            elif self.filename is not None:
                result.append(f" filename={self.filename!r}")
            result.append(f" mode={self.mode!r}")
        result.append(">")
        return "".join(result)

    def _read_directory(self):
        try:
            found = _find_end(self.fp)
        except OSError:
            raise BadZipFile("File is not a zip file") from None
        if found is None:
            raise BadZipFile("File is not a zip file")
        record, place, self._comment = found
        size, offset = record[5], record[6]
        # Something may stand before the archive.
        before = place - size - offset
        self.start_dir = offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        self.fp.seek(self.start_dir)
        data = self.fp.read(size)
        at = 0
        while at < size:
            entry = data[at:at + _CENTRAL.size]
            if len(entry) != _CENTRAL.size:
                raise BadZipFile("Truncated central directory")
            fields = _CENTRAL.unpack(entry)
            if fields[0] != b"PK\1\2":
                raise BadZipFile("Bad magic number for central directory")
            at = self._note(fields, data, at + _CENTRAL.size, before)

    def _note(self, fields, data, at, before):
        names, extras, comments = fields[12:15]
        name = data[at:at + names]
        flags = fields[5]
        name = name.decode("utf-8" if flags & _UTF8 else self.metadata_encoding or "cp437" if not name.isascii() else "ascii")
        info = ZipInfo(name)
        info.extra = data[at + names:at + names + extras]
        info.comment = data[at + names + extras:at + names + extras + comments]
        (_, info.create_version, info.create_system, info.extract_version, info.reserved, info.flag_bits, info.compress_type,
         moment, date, info.CRC, info.compress_size, info.file_size) = fields[:12]
        info.volume, info.internal_attr, info.external_attr, info.header_offset = fields[15:]
        info.header_offset += before
        info.date_time = (
            (date >> 9) + 1980, date >> 5 & 0xF, date & 0x1F, moment >> 11, moment >> 5 & 0x3F, (moment & 0x1F) * 2,
        )
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        return at + names + extras + comments

    @property
    def comment(self):
        """The comment of the archive."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError(f"comment: expected bytes, got {type(comment).__name__}")
        self._comment = comment[:65535]
        self._changed = True

    def namelist(self):
        """Returns the names of the files."""
        return [info.filename for info in self.filelist]

    def infolist(self):
        """Returns what is known of the files."""
        return self.filelist

    def getinfo(self, name):
        """Returns what is known of one file."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError(f"There is no item named {name!r} in the archive")
        return info

    def printdir(self, file=None):
        """Prints a table of the files."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            print("%-46s %s %12d" % (info.filename, "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6], info.file_size), file=file)

    def testzip(self):
        """Reads everything; returns the name of the first file that is broken."""
        for info in self.filelist:
            try:
                self.read(info)
            except BadZipFile:
                return info.filename
        return None

    def setpassword(self, pwd):
        if pwd and not isinstance(pwd, bytes):
            raise TypeError(f"pwd: expected bytes, got {type(pwd).__name__}")
        self.pwd = pwd or None

    def read(self, name, pwd=None):
        """Returns the content of a file."""
        with self.open(name, "r", pwd) as file:
            return file.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """Opens a file of the archive, to read or to write."""
        if mode not in ("r", "w"):
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name)
            info.compress_type = self.compression
            info.compress_level = self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == "r":
            return ZipExtFile(self._content(info), info, mode)
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. Close the first handle before opening another.")
        self._may_write(info)
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        self._writing = True
        return _Written(self, info)

    def _content(self, info):
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. Close the writing handle before trying to read.")
        self.fp.seek(info.header_offset)
        header = self.fp.read(_LOCAL.size)
        if len(header) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        fields = _LOCAL.unpack(header)
        if fields[0] != b"PK\3\4":
            raise BadZipFile("Bad magic number for file header")
        name = self.fp.read(fields[10])
        self.fp.read(fields[11])
        shown = name.decode("utf-8" if info.flag_bits & _UTF8 else "latin-1")
        if info.flag_bits & _UTF8 | name.isascii() and shown != info.orig_filename:
            raise BadZipFile(f"File name in directory {info.orig_filename!r} and header {name!r} differ.")
        if info.flag_bits & _ENCRYPTED:
            raise RuntimeError(f"File {info.filename!r} is encrypted, password required for extraction")
        _supported(info.compress_type)
        data = self.fp.read(info.compress_size)
        if len(data) < info.compress_size:
            raise EOFError
        if info.compress_type == ZIP_DEFLATED:
            data = zlib.decompress(data, -15)
        elif info.compress_type == ZIP_BZIP2:
            import bz2
            data = bz2.BZ2Decompressor().decompress(data)
        elif info.compress_type == ZIP_LZMA:
            data = _without_lzma(data)
        if zlib.crc32(data) != info.CRC:
            raise BadZipFile(f"Bad CRC-32 for file {info.filename!r}")
        return data

    def _may_write(self, info):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn(f"Duplicate name: {info.filename!r}", stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _supported(info.compress_type)

    def _put(self, info, data):
        """Writes a file at the end of those there are."""
        info.file_size = len(data)
        info.CRC = zlib.crc32(data)
        if info.compress_type == ZIP_DEFLATED and not info.is_dir():
            level = zlib.Z_DEFAULT_COMPRESSION if info.compress_level is None else info.compress_level
            packer = zlib.compressobj(level, zlib.DEFLATED, -15)
            data = packer.compress(data) + packer.flush()
        elif info.compress_type == ZIP_BZIP2:
            if not info.is_dir():
                import bz2
                data = bz2.compress(data, 9 if info.compress_level is None else info.compress_level)
            info.create_version = max(info.create_version, BZIP2_VERSION)
            info.extract_version = max(info.extract_version, BZIP2_VERSION)
        elif info.compress_type == ZIP_LZMA:
            if not info.is_dir():
                data = _with_lzma(data)
                info.flag_bits |= _LZMA_ENDS
            info.create_version = max(info.create_version, LZMA_VERSION)
            info.extract_version = max(info.extract_version, LZMA_VERSION)
        info.compress_size = len(data)
        if isinstance(self.fp, _Counted):
            self.start_dir = self.fp.tell()
        else:
            self.fp.seek(self.start_dir)
        info.header_offset = self.start_dir
        if max(info.file_size, info.compress_size, info.header_offset) > _LIMIT:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        header = info.FileHeader()
        self.fp.write(header)
        self.fp.write(data)
        self.start_dir += len(header) + len(data)
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        self._changed = True

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Adds a file of the file system."""
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = info.CRC = 0
            return self.mkdir(info)
        info.compress_type = self.compression if compress_type is None else compress_type
        info.compress_level = self.compresslevel if compresslevel is None else compresslevel
        self._may_write(info)
        with io.open(filename, "rb") as source:
            self._put(info, source.read())

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Adds a file whose content is given."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
            if not info.external_attr:
                info.external_attr = 0o600 << 16
        else:
            info = ZipInfo(zinfo_or_arcname, time.localtime(time.time())[:6])
            info.compress_type = self.compression
            info.compress_level = self.compresslevel
            info.external_attr = 0o40775 << 16 | 0x10 if info.is_dir() else 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info.compress_level = compresslevel
        self._may_write(info)
        self._put(info, bytes(data))

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Adds a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            info = ZipInfo(name if name.endswith("/") else name + "/")
            info.external_attr = ((stat.S_IFDIR | mode) & 0xFFFF) << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        self._may_write(info)
        self._put(info, b"")

    def extract(self, member, path=None, pwd=None):
        """Writes a file of the archive into a folder; returns where."""
        return self._extract(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Writes all files, or some, into a folder."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract(member, path, pwd)

    def _extract(self, member, path, pwd):
        info = member if isinstance(member, ZipInfo) else self.getinfo(member)
        # Nothing is written above the folder.
        parts = [part for part in info.filename.split("/") if part not in ("", os.curdir, os.pardir)]
        target = os.path.normpath(os.path.join(path, os.path.join("", *parts)))
        above = os.path.dirname(target)
        if above:
            os.makedirs(above, exist_ok=True)
        if info.is_dir():
            os.makedirs(target, exist_ok=True)
            return target
        with self.open(info, pwd=pwd) as source, io.open(target, "wb") as out:
            shutil.copyfileobj(source, out)
        return target

    def close(self):
        """Writes the directory, if anything changed, and closes the file."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._changed:
                self._write_directory()
        finally:
            self._let_go()

    def _let_go(self):
        file, self.fp = self.fp, None
        if not self._passed and file is not None:
            file.close()

    def _write_directory(self):
        if not isinstance(self.fp, _Counted):
            self.fp.seek(self.start_dir)
        directory = b"".join([info._central() for info in self.filelist])
        count = len(self.filelist)
        if count > 65535 or self.start_dir > _LIMIT:
            raise LargeZipFile("Files count would require ZIP64 extensions")
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), self.start_dir, len(self._comment))
        self.fp.write(directory + end + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    def __del__(self):
        self.close()


class _Counted:
    """A file that cannot tell where it stands."""

    def __init__(self, file):
        self.file = file
        self.offset = 0

    def write(self, data):
        written = self.file.write(data)
        self.offset += written
        return written

    def tell(self):
        return self.offset

    def flush(self):
        self.file.flush()

    def close(self):
        self.file.close()
