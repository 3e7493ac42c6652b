"""One member of a tar archive: its header in the formats of ustar, GNU and POSIX. The archives are `tarfile`."""

import stat as _stat

NUL = b"\0"
BLOCKSIZE = 512
RECORDSIZE = BLOCKSIZE * 20
GNU_MAGIC = b"ustar  \0"
POSIX_MAGIC = b"ustar\x0000"
LENGTH_NAME, LENGTH_LINK, LENGTH_PREFIX = 100, 100, 155

REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, CHRTYPE, BLKTYPE = b"0", b"\0", b"1", b"2", b"3", b"4"
DIRTYPE, FIFOTYPE, CONTTYPE = b"5", b"6", b"7"
GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE = b"L", b"K", b"S"
XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE = b"x", b"g", b"X"
USTAR_FORMAT, GNU_FORMAT, PAX_FORMAT = 0, 1, 2
DEFAULT_FORMAT = PAX_FORMAT

REGULAR_TYPES = (REGTYPE, AREGTYPE, CONTTYPE, GNUTYPE_SPARSE)
SUPPORTED_TYPES = REGULAR_TYPES + (LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, CHRTYPE, BLKTYPE, GNUTYPE_LONGNAME, GNUTYPE_LONGLINK)
PAX_FIELDS = ("path", "linkpath", "size", "mtime", "uid", "gid", "uname", "gname")
PAX_NUMBER_FIELDS = {"atime": float, "ctime": float, "mtime": float, "uid": int, "gid": int, "size": int}


class TarError(Exception):
    """Something is wrong with an archive."""

    __module__ = "tarfile"


class ExtractError(TarError):
    """A member cannot be extracted as it should."""

    __module__ = "tarfile"


class ReadError(TarError):
    """An archive cannot be read."""

    __module__ = "tarfile"


class CompressionError(TarError):
    """A compression is not there."""

    __module__ = "tarfile"


class StreamError(TarError):
    """A stream was asked for what only a file can do."""

    __module__ = "tarfile"


class HeaderError(TarError):
    """A header is wrong."""

    __module__ = "tarfile"


class EmptyHeaderError(HeaderError):
    __module__ = "tarfile"


class TruncatedHeaderError(HeaderError):
    __module__ = "tarfile"


class EOFHeaderError(HeaderError):
    __module__ = "tarfile"


class InvalidHeaderError(HeaderError):
    __module__ = "tarfile"


class SubsequentHeaderError(HeaderError):
    __module__ = "tarfile"


def text_field(text, length, encoding, errors):
    """Returns a text as a field of a header."""
    if text is None:
        raise ValueError("metadata cannot contain None")
    data = text.encode(encoding, errors)
    return data[:length] + (length - len(data)) * NUL


def read_text(field, encoding, errors):
    """Returns the text of a field."""
    end = field.find(NUL)
    return (field if end < 0 else field[:end]).decode(encoding, errors)


def read_number(field):
    """Returns the number in a field: octal digits, or after a mark bytes."""
    if field[0] in (0o200, 0o377):
        number = int.from_bytes(field[1:], "big")
        return number - 256 ** (len(field) - 1) if field[0] == 0o377 else number
    try:
        return int(read_text(field, "ascii", "strict").strip() or "0", 8)
    except ValueError:
        raise InvalidHeaderError("invalid header") from None


def number_field(number, digits=8, format=DEFAULT_FORMAT):
    """Returns a number as a field of a header."""
    number = int(number)
    if 0 <= number < 8 ** (digits - 1):
        return b"%0*o" % (digits - 1, number) + NUL
    if format == GNU_FORMAT and -256 ** (digits - 1) <= number < 256 ** (digits - 1):
        mark = b"\x80" if number >= 0 else b"\xff"
        return mark + (number % 256 ** (digits - 1)).to_bytes(digits - 1, "big")
    raise ValueError("overflow in number field")


def checksums(block):
    """Returns the checksum of a header, of bytes without and with sign."""
    rest = block[:148] + b" " * 8 + block[156:512]
    plain = sum(rest)
    return plain, plain - 256 * sum([byte > 127 for byte in rest])


def padded(data):
    """Returns data filled up to whole blocks."""
    return data + NUL * (-len(data) % BLOCKSIZE)


class TarInfo:
    """What an archive knows of a member; the data lie in the archive."""

    __module__ = "tarfile"
    __slots__ = {
        "name": "Name of the archive member.", "mode": "Permission bits.",
        "uid": "User ID of the user who originally stored this member.",
        "gid": "Group ID of the user who originally stored this member.", "size": "Size in bytes.",
        "mtime": "Time of last modification.", "chksum": "Header checksum.",
        "type": "File type. type is usually one of these constants: REGTYPE, AREGTYPE, LNKTYPE, SYMTYPE, DIRTYPE, FIFOTYPE, "
                "CONTTYPE, CHRTYPE, BLKTYPE, GNUTYPE_SPARSE.",
        "linkname": "Name of the target file name, which is only present in TarInfo objects of type LNKTYPE and SYMTYPE.",
        "uname": "User name.", "gname": "Group name.", "devmajor": "Device major number.", "devminor": "Device minor number.",
        "offset": "The tar header starts here.", "offset_data": "The file's data starts here.",
        "pax_headers": "A dictionary containing key-value pairs of an associated pax extended header.",
        "sparse": "Sparse member information.", "_tarfile": None, "_sparse_structs": None, "_link_target": None,
    }

    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = self.gid = self.size = self.mtime = self.chksum = 0
        self.type = REGTYPE
        self.linkname = self.uname = self.gname = ""
        self.devmajor = self.devminor = self.offset = self.offset_data = 0
        self.sparse = None
        self.pax_headers = {}
        self._tarfile = None

    @property
    def tarfile(self):
        import warnings
        warnings.warn("The undocumented \"tarfile\" attribute of TarInfo objects is deprecated and will be removed in Python 3.16",
                      DeprecationWarning, stacklevel=2)
        return self._tarfile

    @property
    def path(self):
        """In pax headers, "name" is called "path"."""
        return self.name

    @path.setter
    def path(self, name):
        self.name = name

    @property
    def linkpath(self):
        """In pax headers, "linkname" is called "linkpath"."""
        return self.linkname

    @linkpath.setter
    def linkpath(self, name):
        self.linkname = name

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r} at {id(self):#x}>"

    def replace(self, *, name=..., mtime=..., mode=..., linkname=..., uid=..., gid=..., uname=..., gname=..., deep=True):
        """Returns another with some things changed."""
        import copy
        made = copy.deepcopy(self) if deep else copy.copy(self)
        for attribute, value in (("name", name), ("mtime", mtime), ("mode", mode), ("linkname", linkname), ("uid", uid),
                                 ("gid", gid), ("uname", uname), ("gname", gname)):
            if value is not ...:
                setattr(made, attribute, value)
        return made

    def __deepcopy__(self, memo):
        made = type(self).__new__(type(self))
        for attribute in TarInfo.__slots__:
            if hasattr(self, attribute):
                value = getattr(self, attribute)
                setattr(made, attribute, dict(value) if attribute == "pax_headers" else value)
        return made

    def get_info(self):
        """Returns what goes into the header as a dict."""
        info = {
            "name": self.name, "mode": None if self.mode is None else self.mode & 0o7777, "uid": self.uid, "gid": self.gid,
            "size": self.size, "mtime": self.mtime, "chksum": self.chksum, "type": self.type, "linkname": self.linkname,
            "uname": self.uname, "gname": self.gname, "devmajor": self.devmajor, "devminor": self.devminor,
        }
        if info["type"] == DIRTYPE and not info["name"].endswith("/"):
            info["name"] += "/"
        return info

    def tobuf(self, format=DEFAULT_FORMAT, encoding="utf-8", errors="surrogateescape"):
        """Returns the header as bytes of whole blocks."""
        info = self.get_info()
        for name, value in info.items():
            if value is None:
                raise ValueError(f"{name} may not be None")
        if format == USTAR_FORMAT:
            return self.create_ustar_header(info, encoding, errors)
        if format == GNU_FORMAT:
            return self.create_gnu_header(info, encoding, errors)
        if format == PAX_FORMAT:
            return self.create_pax_header(info, encoding)
        raise ValueError("invalid format")

    def create_ustar_header(self, info, encoding, errors):
        """Returns the header in the ustar format."""
        info["magic"] = POSIX_MAGIC
        if len(info["linkname"].encode(encoding, errors)) > LENGTH_LINK:
            raise ValueError("linkname is too long")
        if len(info["name"].encode(encoding, errors)) > LENGTH_NAME:
            info["prefix"], info["name"] = self._posix_split_name(info["name"], encoding, errors)
        return self._create_header(info, USTAR_FORMAT, encoding, errors)

    def create_gnu_header(self, info, encoding, errors):
        """Returns the header in the format of GNU, after a member for each name that is too long."""
        info["magic"] = GNU_MAGIC
        before = b""
        for field, length, kind in (("linkname", LENGTH_LINK, GNUTYPE_LONGLINK), ("name", LENGTH_NAME, GNUTYPE_LONGNAME)):
            if len(info[field].encode(encoding, errors)) > length:
                name = info[field].encode(encoding, errors) + NUL
                about = {"name": "././@LongLink", "type": kind, "size": len(name), "magic": GNU_MAGIC}
                before += self._create_header(about, USTAR_FORMAT, encoding, errors) + padded(name)
        return before + self._create_header(info, GNU_FORMAT, encoding, errors)

    def create_pax_header(self, info, encoding):
        """Returns the header in the POSIX format, after a member for what does not fit."""
        info["magic"] = POSIX_MAGIC
        more = self.pax_headers.copy()
        for field, key, length in (("name", "path", LENGTH_NAME), ("linkname", "linkpath", LENGTH_LINK), ("uname", "uname", 32),
                                   ("gname", "gname", 32)):
            if key in more:
                continue
            if not info[field].isascii() or len(info[field]) > length:
                more[key] = info[field]
        for field, digits in (("uid", 8), ("gid", 8), ("size", 12), ("mtime", 12)):
            value = info[field]
            if not 0 <= value < 8 ** (digits - 1):
                info[field] = 0
            elif isinstance(value, float):
                info[field] = round(value)
            else:
                continue
            more.setdefault(field, str(value))
        before = self._create_pax_generic_header(more, XHDTYPE, encoding) if more else b""
        return before + self._create_header(info, USTAR_FORMAT, "ascii", "replace")

    @classmethod
    def create_pax_global_header(cls, pax_headers):
        """Returns a member with what holds for all that follow."""
        return cls._create_pax_generic_header(pax_headers, XGLTYPE, "utf-8")

    def _posix_split_name(self, name, encoding, errors):
        parts = name.split("/")
        for i in range(1, len(parts)):
            prefix, rest = "/".join(parts[:i]), "/".join(parts[i:])
            if len(prefix.encode(encoding, errors)) <= LENGTH_PREFIX and len(rest.encode(encoding, errors)) <= LENGTH_NAME:
                return prefix, rest
        raise ValueError("name is too long")

    @staticmethod
    def _create_header(info, format, encoding, errors):
        device = info.get("type") in (CHRTYPE, BLKTYPE)
        block = b"".join([
            text_field(info.get("name", ""), 100, encoding, errors),
            number_field(info.get("mode", 0) & 0o7777, 8, format),
            number_field(info.get("uid", 0), 8, format),
            number_field(info.get("gid", 0), 8, format),
            number_field(info.get("size", 0), 12, format),
            number_field(info.get("mtime", 0), 12, format),
            b" " * 8,
            info.get("type", REGTYPE),
            text_field(info.get("linkname", ""), 100, encoding, errors),
            info.get("magic", POSIX_MAGIC),
            text_field(info.get("uname", ""), 32, encoding, errors),
            text_field(info.get("gname", ""), 32, encoding, errors),
            number_field(info.get("devmajor", 0), 8, format) if device else text_field("", 8, encoding, errors),
            number_field(info.get("devminor", 0), 8, format) if device else text_field("", 8, encoding, errors),
            text_field(info.get("prefix", ""), 155, encoding, errors),
        ])
        block += NUL * (BLOCKSIZE - len(block))
        return block[:148] + b"%06o\0" % checksums(block)[0] + block[155:]

    @classmethod
    def _create_pax_generic_header(cls, headers, kind, encoding):
        records = b""
        for key, value in headers.items():
            key, value = key.encode("utf-8"), value.encode("utf-8", "surrogateescape")
            # The length counts its own digits too.
            rest = len(key) + len(value) + 3
            length = rest + len(str(rest))
            length = rest + len(str(length))
            records += b"%d %s=%s\n" % (length, key, value)
        about = {"name": "././@PaxHeader", "type": kind, "size": len(records), "magic": POSIX_MAGIC}
        return cls._create_header(about, USTAR_FORMAT, "ascii", "replace") + padded(records)

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        """Returns what a header of one block says."""
        if len(buf) == 0:
            raise EmptyHeaderError("empty header")
        if len(buf) != BLOCKSIZE:
            raise TruncatedHeaderError("truncated header")
        if buf.count(NUL) == BLOCKSIZE:
            raise EOFHeaderError("end of file header")
        checksum = read_number(buf[148:156])
        if checksum not in checksums(buf):
            raise InvalidHeaderError("bad checksum")
        made = cls()
        made.name = read_text(buf[0:100], encoding, errors)
        made.mode, made.uid, made.gid = read_number(buf[100:108]), read_number(buf[108:116]), read_number(buf[116:124])
        made.size, made.mtime, made.chksum = read_number(buf[124:136]), read_number(buf[136:148]), checksum
        made.type = buf[156:157]
        made.linkname = read_text(buf[157:257], encoding, errors)
        made.uname, made.gname = read_text(buf[265:297], encoding, errors), read_text(buf[297:329], encoding, errors)
        if made.type == GNUTYPE_SPARSE:
            made._sparse_structs = buf[386:495]
        made.devmajor, made.devminor = read_number(buf[329:337]), read_number(buf[337:345])
        prefix = read_text(buf[345:500], encoding, errors)
        if made.type == AREGTYPE and made.name.endswith("/"):
            made.type = DIRTYPE
        if made.isdir():
            made.name = made.name.rstrip("/")
        if prefix and made.type not in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK, GNUTYPE_SPARSE):
            made.name = prefix + "/" + made.name
        return made

    @classmethod
    def fromtarfile(cls, tarfile):
        """Reads the next header of an archive."""
        made = cls.frombuf(tarfile.fileobj.read(BLOCKSIZE), tarfile.encoding, tarfile.errors)
        made.offset = tarfile.fileobj.tell() - BLOCKSIZE
        return made._proc_member(tarfile)

    def _proc_member(self, tarfile):
        """Reads what belongs to the header: a long name, more fields, or nothing."""
        if self.type in (GNUTYPE_LONGNAME, GNUTYPE_LONGLINK):
            name = read_text(self._payload(tarfile), tarfile.encoding, tarfile.errors)
            following = self._following(tarfile)
            if self.type == GNUTYPE_LONGNAME:
                following.name = name.rstrip("/") if following.isdir() else name
            else:
                following.linkname = name
            return following
        if self.type in (XHDTYPE, XGLTYPE, SOLARIS_XHDTYPE):
            return self._proc_pax(tarfile)
        stored = self.size
        if self.type == GNUTYPE_SPARSE:
            self._read_sparse(tarfile)
        self.offset_data = tarfile.fileobj.tell()
        offset = self.offset_data
        if self.isreg() or self.type not in SUPPORTED_TYPES:
            offset += self._block(stored)
        tarfile.offset = offset
        self._apply_pax_info(tarfile.pax_headers, tarfile.encoding, tarfile.errors)
        return self

    def _read_sparse(self, tarfile):
        """Reads where the data of a file with holes belong; more of that may follow the header."""
        where, count = self._sparse_structs, 4
        more, self.size = where[96], read_number(where[97:109])
        self.sparse = []
        while True:
            for at in range(0, count * 24, 24):
                try:
                    start, size = read_number(where[at:at + 12]), read_number(where[at + 12:at + 24])
                except InvalidHeaderError:
                    break
                if size:
                    self.sparse.append((start, size))
            if not more:
                return
            where, count = tarfile.fileobj.read(BLOCKSIZE), 21
            more = where[504]

    def _payload(self, tarfile):
        return tarfile.fileobj.read(self._block(self.size))[:self.size]

    def _following(self, tarfile):
        try:
            following = self.fromtarfile(tarfile)
        except HeaderError as problem:
            raise SubsequentHeaderError(str(problem)) from None
        following.offset = self.offset
        return following

    def _proc_pax(self, tarfile):
        data = self._payload(tarfile)
        headers = tarfile.pax_headers if self.type == XGLTYPE else tarfile.pax_headers.copy()
        at = 0
        while at < len(data) and data[at] != 0:
            space = data.find(b" ", at)
            length = data[at:space]
            if space < 0 or not length.isdigit() or int(length) < 5 or at + int(length) > len(data):
                raise InvalidHeaderError("invalid header")
            record = data[space + 1:at + int(length)]
            key, equals, value = record.partition(b"=")
            if not key or not equals or not value.endswith(b"\n"):
                raise InvalidHeaderError("invalid header")
            try:
                key, value = key.decode("utf-8"), value[:-1].decode("utf-8")
            except UnicodeDecodeError:
                key, value = key.decode("utf-8", "replace"), value[:-1].decode(tarfile.encoding, tarfile.errors)
            headers[key] = value
            at += int(length)
        following = self._following(tarfile)
        if self.type in (XHDTYPE, SOLARIS_XHDTYPE):
            following._apply_pax_info(headers, tarfile.encoding, tarfile.errors)
            if "size" in headers:
                offset = following.offset_data
                if following.isreg() or following.type not in SUPPORTED_TYPES:
                    offset += following._block(following.size)
                tarfile.offset = offset
        return following

    def _apply_pax_info(self, pax_headers, encoding, errors):
        for key, value in pax_headers.items():
            if key in PAX_NUMBER_FIELDS and key in PAX_FIELDS:
                try:
                    value = PAX_NUMBER_FIELDS[key](value)
                except ValueError:
                    value = 0
                setattr(self, key, value)
            elif key in PAX_FIELDS:
                setattr(self, key, value.rstrip("/") if key == "path" else value)
        self.pax_headers = pax_headers.copy()

    def _block(self, count):
        if count < 0:
            raise InvalidHeaderError("invalid offset")
        return -(-count // BLOCKSIZE) * BLOCKSIZE

    def isreg(self):
        """Return True if the Tarinfo object is a regular file."""
        return self.type in REGULAR_TYPES

    def isfile(self):
        """Return True if the Tarinfo object is a regular file."""
        return self.isreg()

    def isdir(self):
        """Return True if it is a directory."""
        return self.type == DIRTYPE

    def issym(self):
        """Return True if it is a symbolic link."""
        return self.type == SYMTYPE

    def islnk(self):
        """Return True if it is a hard link."""
        return self.type == LNKTYPE

    def ischr(self):
        """Return True if it is a character device."""
        return self.type == CHRTYPE

    def isblk(self):
        """Return True if it is a block device."""
        return self.type == BLKTYPE

    def isfifo(self):
        """Return True if it is a FIFO."""
        return self.type == FIFOTYPE

    def issparse(self):
        return self.sparse is not None

    def isdev(self):
        """Return True if it is one of character device, block device or FIFO."""
        return self.type in (CHRTYPE, BLKTYPE, FIFOTYPE)


_LETTERS = {
    REGTYPE: _stat.S_IFREG, SYMTYPE: _stat.S_IFLNK, DIRTYPE: _stat.S_IFDIR, FIFOTYPE: _stat.S_IFIFO, CHRTYPE: _stat.S_IFCHR,
    BLKTYPE: _stat.S_IFBLK,
}


def shown_mode(member):
    """Returns kind and rights as `ls` shows them."""
    return _stat.filemode((member.mode or 0) | _LETTERS.get(member.type, 0))
