"""Reading and writing tar archives. A member and its header are `_tarfile_info`; of compressions there is gzip.

    >>>     >>> target = io.BytesIO()
    >>> with open(fileobj=target, mode="w") as archive:
    ...     member = TarInfo("a.txt")
    ...     member.size = 2
    ...     archive.addfile(member, io.BytesIO(b"hi"))
    >>> target.seek(0)
    0
    >>> open(fileobj=target).getnames()
    ['a.txt']
"""

import io
import os
import stat
import sys
import time
from builtins import open as bltn_open
from _tarfile_streams import Forward as _Forward, Part as _Part, copyfileobj, stream as _stream
from _tarfile_info import (
    AREGTYPE, BLKTYPE, BLOCKSIZE, CHRTYPE, CONTTYPE, DEFAULT_FORMAT, DIRTYPE, FIFOTYPE, GNU_FORMAT, GNU_MAGIC, GNUTYPE_LONGLINK,
    GNUTYPE_LONGNAME, GNUTYPE_SPARSE, LENGTH_LINK, LENGTH_NAME, LENGTH_PREFIX, LNKTYPE, NUL, PAX_FIELDS, PAX_FORMAT,
    PAX_NUMBER_FIELDS, POSIX_MAGIC, RECORDSIZE, REGTYPE, REGULAR_TYPES, SOLARIS_XHDTYPE, SUPPORTED_TYPES, SYMTYPE, USTAR_FORMAT,
    XGLTYPE, XHDTYPE, CompressionError, EmptyHeaderError, EOFHeaderError, ExtractError, HeaderError, InvalidHeaderError, ReadError,
    StreamError, SubsequentHeaderError, TarError, TarInfo, TruncatedHeaderError, shown_mode as _shown_mode,
)

__all__ = [
    "TarFile", "TarInfo", "is_tarfile", "TarError", "ReadError", "CompressionError", "StreamError", "ExtractError", "HeaderError",
    "ENCODING", "USTAR_FORMAT", "GNU_FORMAT", "PAX_FORMAT", "DEFAULT_FORMAT", "open", "fully_trusted_filter", "data_filter",
    "tar_filter", "FilterError", "AbsoluteLinkError", "OutsideDestinationError", "SpecialFileError", "AbsolutePathError",
    "LinkOutsideDestinationError",
]
version = "0.9.0"
ENCODING = sys.getfilesystemencoding()


# Filters: what a member may do when it is extracted.

class FilterError(TarError):
    """A filter refuses a member."""


class AbsolutePathError(FilterError):
    """The name of a member is an absolute path."""

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"member {tarinfo.name!r} has an absolute path")


class OutsideDestinationError(FilterError):
    """A member would lie outside of the folder."""

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would be extracted to {path!r}, which is outside the destination")


class SpecialFileError(FilterError):
    """A member is a device or a pipe."""

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a special file")


class AbsoluteLinkError(FilterError):
    """A link leads to an absolute path."""

    def __init__(self, tarinfo):
        self.tarinfo = tarinfo
        super().__init__(f"{tarinfo.name!r} is a link to an absolute path")


class LinkOutsideDestinationError(FilterError):
    """A link leads outside of the folder."""

    def __init__(self, tarinfo, path):
        self.tarinfo = tarinfo
        self._path = path
        super().__init__(f"{tarinfo.name!r} would link to {path!r}, which is outside the destination")


def _inside(path, folder):
    return os.path.commonpath([path, folder]) == folder


def _allowed(member, folder, for_data):
    """Returns what is to be changed of a member."""
    changes = {}
    name = member.name
    folder = os.path.realpath(folder)
    if name.startswith(("/", os.sep)):
        name = changes["name"] = member.path.lstrip("/" + os.sep)
    if os.path.isabs(name):
        raise AbsolutePathError(member)
    target = os.path.realpath(os.path.join(folder, name))
    if not _inside(target, folder):
        raise OutsideDestinationError(member, target)
    mode = member.mode
    if mode is not None:
        mode &= 0o755
        if for_data:
            if member.isreg() or member.islnk():
                mode = (mode if mode & 0o100 else mode & ~0o111) | 0o600
            elif member.isdir() or member.issym():
                mode = None
            else:
                raise SpecialFileError(member)
        if mode != member.mode:
            changes["mode"] = mode
    if for_data:
        for field in ("uid", "gid", "uname", "gname"):
            if getattr(member, field) is not None:
                changes[field] = None
        if member.islnk() or member.issym():
            if os.path.isabs(member.linkname):
                raise AbsoluteLinkError(member)
            if member.issym():
                target = os.path.join(folder, os.path.dirname(name), member.linkname)
            else:
                target = os.path.join(folder, member.linkname)
            target = os.path.realpath(target)
            if not _inside(target, folder):
                raise LinkOutsideDestinationError(member, target)
    return changes


def fully_trusted_filter(member, dest_path):
    """Lets a member be as it is."""
    return member


def tar_filter(member, dest_path):
    """Keeps a member inside of the folder and takes the riskiest rights away."""
    changes = _allowed(member, dest_path, False)
    return member.replace(**changes, deep=False) if changes else member


def data_filter(member, dest_path):
    """Lets only plain files, folders and links inside of the folder through."""
    changes = _allowed(member, dest_path, True)
    return member.replace(**changes, deep=False) if changes else member


_FILTERS = {"fully_trusted": fully_trusted_filter, "tar": tar_filter, "data": data_filter}


class ExFileObject(io.BufferedReader):
    """The data of a member."""

    def __init__(self, tarfile, tarinfo):
        super().__init__(_Part(tarfile.fileobj, tarinfo.offset_data, tarinfo.size, tarinfo.name, tarinfo.sparse))


class TarFile:
    """An archive, open for reading, writing or appending."""

    debug = 0
    dereference = False
    ignore_zeros = False
    errorlevel = 1
    format = DEFAULT_FORMAT
    encoding = ENCODING
    errors = None
    tarinfo = TarInfo
    fileobject = ExFileObject
    extraction_filter = None

    def __init__(self, name=None, mode="r", fileobj=None, format=None, tarinfo=None, dereference=None, ignore_zeros=None,
                 encoding=None, errors="surrogateescape", pax_headers=None, debug=None, errorlevel=None, copybufsize=None,
                 stream=False):
        modes = {"r": "rb", "a": "r+b", "w": "wb", "x": "xb"}
        if mode not in modes:
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        self.mode = mode
        self._mode = modes[mode]
        if not fileobj:
            if mode == "a" and not os.path.exists(name):
                self.mode, self._mode = "w", "wb"
            fileobj = bltn_open(name, self._mode)
            self._extfileobj = False
        else:
            if name is None and hasattr(fileobj, "name") and isinstance(fileobj.name, (str, bytes)):
                name = fileobj.name
            if hasattr(fileobj, "mode"):
                self._mode = fileobj.mode
            self._extfileobj = True
        self.name = os.path.abspath(name) if name else None
        self.fileobj = fileobj
        for attribute, value in (("format", format), ("tarinfo", tarinfo), ("dereference", dereference),
                                 ("ignore_zeros", ignore_zeros), ("encoding", encoding), ("debug", debug),
                                 ("errorlevel", errorlevel)):
            if value is not None:
                setattr(self, attribute, value)
        self.errors = errors
        self.stream = stream
        self.pax_headers = pax_headers if pax_headers is not None and self.format == PAX_FORMAT else {}
        self.copybufsize = copybufsize
        self.closed = False
        self.members = []
        self._loaded = False
        self.offset = self.fileobj.tell()
        self.inodes = {}
        self._unames, self._gnames = {}, {}
        try:
            self.firstmember = None
            if self.mode == "r":
                self.firstmember = self.next()
            elif self.mode == "a":
                self._go_to_end()
            if self.mode in ("a", "w", "x"):
                self._loaded = True
                if self.pax_headers:
                    self._put(self.tarinfo.create_pax_global_header(self.pax_headers.copy()))
        except BaseException:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _go_to_end(self):
        while True:
            self.fileobj.seek(self.offset)
            try:
                self.members.append(self.tarinfo.fromtarfile(self))
            except EOFHeaderError:
                self.fileobj.seek(self.offset)
                return
            except HeaderError as problem:
                raise ReadError(str(problem)) from None

    def _put(self, data):
        self.fileobj.write(data)
        self.offset += len(data)

    @classmethod
    def open(cls, name=None, mode="r", fileobj=None, bufsize=RECORDSIZE, **kwargs):
        """Opens an archive; the mode names a compression behind a colon, or a stream with a bar."""
        if not name and not fileobj:
            raise ValueError("nothing to open")
        if mode in ("r", "r:*"):
            problems = []
            start = fileobj.tell() if fileobj is not None else None
            for kind in sorted(cls.OPEN_METH, key=lambda kind: kind == "tar"):
                try:
                    return getattr(cls, cls.OPEN_METH[kind])(name, "r", fileobj, **kwargs)
                except (ReadError, CompressionError) as problem:
                    problems.append(f"- method {kind}: {problem!r}")
                    if fileobj is not None:
                        fileobj.seek(start)
            raise ReadError("file could not be opened successfully:\n" + "\n".join(problems))
        if ":" in mode:
            mode, _, kind = mode.partition(":")
            kind = kind or "tar"
            if kind not in cls.OPEN_METH:
                raise CompressionError(f"unknown compression type {kind!r}")
            return getattr(cls, cls.OPEN_METH[kind])(name, mode or "r", fileobj, **kwargs)
        if "|" in mode:
            mode, _, kind = mode.partition("|")
            mode = mode or "r"
            if mode not in ("r", "w"):
                raise ValueError("mode must be 'r' or 'w'")
            level = kwargs.pop("compresslevel", 9)
            made = cls(name, mode, _stream(name, mode, kind or "tar", fileobj, level), **kwargs)
            made._extfileobj = False
            return made
        if mode in ("a", "w", "x"):
            return cls.taropen(name, mode, fileobj, **kwargs)
        raise ValueError("undiscernible mode")

    @classmethod
    def taropen(cls, name, mode="r", fileobj=None, **kwargs):
        """Opens an archive that is not compressed."""
        if mode not in ("r", "a", "w", "x"):
            raise ValueError("mode must be 'r', 'a', 'w' or 'x'")
        return cls(name, mode, fileobj, **kwargs)

    @classmethod
    def gzopen(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Opens an archive that gzip compresses."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from gzip import BadGzipFile, GzipFile
        try:
            fileobj = GzipFile(name, mode + "b", compresslevel, fileobj)
        except OSError as problem:
            if fileobj is not None and mode == "r":
                raise ReadError("not a gzip file") from problem
            raise
        try:
            made = cls.taropen(name, mode, fileobj, **kwargs)
        except (OSError, EOFError) as problem:
            fileobj.close()
            if mode == "r" and isinstance(problem, (BadGzipFile, EOFError)):
                raise ReadError("not a gzip file") from problem
            raise
        except BaseException:
            fileobj.close()
            raise
        made._extfileobj = False
        return made

    @classmethod
    def bz2open(cls, name, mode="r", fileobj=None, compresslevel=9, **kwargs):
        """Opens an archive that bzip2 compresses."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from bz2 import BZ2File
        fileobj = BZ2File(fileobj or name, mode, compresslevel=compresslevel)
        try:
            made = cls.taropen(name, mode, fileobj, **kwargs)
        except (OSError, EOFError) as problem:
            fileobj.close()
            if mode == "r":
                raise ReadError("not a bzip2 file") from problem
            raise
        except BaseException:
            fileobj.close()
            raise
        made._extfileobj = False
        return made

    @classmethod
    def xzopen(cls, name, mode="r", fileobj=None, preset=None, **kwargs):
        """Opens an archive that lzma compresses."""
        if mode not in ("r", "w", "x"):
            raise ValueError("mode must be 'r', 'w' or 'x'")
        from lzma import LZMAError, LZMAFile
        fileobj = LZMAFile(fileobj or name, mode, preset=preset)
        try:
            made = cls.taropen(name, mode, fileobj, **kwargs)
        except (LZMAError, EOFError) as problem:
            fileobj.close()
            if mode == "r":
                raise ReadError("not an lzma file") from problem
            raise
        except BaseException:
            fileobj.close()
            raise
        made._extfileobj = False
        return made

    OPEN_METH = {"tar": "taropen", "gz": "gzopen", "bz2": "bz2open", "xz": "xzopen"}

    def close(self):
        """Ends the archive; what was written gets its last blocks."""
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode in ("a", "w", "x"):
                self._put(NUL * (BLOCKSIZE * 2))
                rest = self.offset % RECORDSIZE
                if rest:
                    self.fileobj.write(NUL * (RECORDSIZE - rest))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    # Reading.

    def getmember(self, name):
        """Returns the last member of a name."""
        found = self._find(name.rstrip("/"))
        if found is None:
            raise KeyError(f"filename {name!r} not found")
        return found

    def _find(self, name, before=None):
        members = self.getmembers()
        if before is not None:
            for at, member in enumerate(members):
                if member is before or before.offset == member.offset:
                    members = members[:at]
                    break
        for member in reversed(members):
            if os.path.normpath(name) == os.path.normpath(member.name):
                return member
        return None

    def getmembers(self):
        """Returns all members."""
        self._check()
        if not self._loaded:
            self._load()
        return self.members

    def getnames(self):
        """Returns the names of all members."""
        return [member.name for member in self.getmembers()]

    def _load(self):
        while self.next() is not None:
            pass
        self._loaded = True

    def next(self):
        """Reads the next member; None at the end."""
        self._check("ra")
        if self.firstmember is not None:
            member, self.firstmember = self.firstmember, None
            return member
        if self.offset != self.fileobj.tell():
            if self.offset == 0:
                return None
            self.fileobj.seek(self.offset - 1)
            if not self.fileobj.read(1):
                raise ReadError("unexpected end of data")
        member = None
        while True:
            try:
                member = self.tarinfo.fromtarfile(self)
            except EOFHeaderError:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
            except InvalidHeaderError as problem:
                if self.ignore_zeros:
                    self.offset += BLOCKSIZE
                    continue
                if self.offset == 0:
                    raise ReadError(str(problem)) from None
            except EmptyHeaderError:
                if self.offset == 0:
                    raise ReadError("empty file") from None
            except TruncatedHeaderError as problem:
                if self.offset == 0:
                    raise ReadError(str(problem)) from None
            except SubsequentHeaderError as problem:
                raise ReadError(str(problem)) from None
            except Exception as problem:
                if type(problem).__module__ == "zlib":
                    raise ReadError(f"zlib error: {problem}") from None
                raise
            break
        if member is None:
            self._loaded = True
        elif not self.stream:
            self.members.append(member)
        return member

    def __iter__(self):
        if self._loaded:
            yield from self.members
            return
        at = 0
        if self.firstmember is not None:
            first = self.next()
            at += 1
            yield first
        while True:
            if at < len(self.members):
                member = self.members[at]
            elif not self._loaded:
                member = self.next()
                if member is None:
                    self._loaded = True
                    return
            else:
                return
            at += 1
            yield member

    def list(self, verbose=True, *, members=None):
        """Prints what is in the archive."""
        self._check()
        for member in self if members is None else members:
            words = []
            if verbose:
                words.append(_shown_mode(member) if member.mode is not None else "??????????")
                words.append(f"{member.uname or member.uid}/{member.gname or member.gid}")
                device = member.ischr() or member.isblk()
                words.append("%10s" % (f"{member.devmajor},{member.devminor}" if device else member.size))
                if member.mtime is None:
                    words.append("????-??-?? ??:??:??")
                else:
                    words.append("%d-%02d-%02d %02d:%02d:%02d" % time.localtime(member.mtime)[:6])
            words.append(member.name + ("/" if member.isdir() else ""))
            if verbose and member.issym():
                words.append(f"-> {member.linkname}")
            if verbose and member.islnk():
                words.append(f"link to {member.linkname}")
            text = " ".join(words) + " "
            encoding = getattr(sys.stdout, "encoding", None)
            if encoding is not None:
                text = text.encode(encoding, "backslashreplace").decode(encoding)
            print(text)

    def extractfile(self, member):
        """Returns the data of a member as a file object; None if it has none."""
        self._check("r")
        member = self.getmember(member) if isinstance(member, str) else member
        if member.isreg() or member.type not in SUPPORTED_TYPES:
            return self.fileobject(self, member)
        if member.islnk() or member.issym():
            if isinstance(self.fileobj, _Forward):
                raise StreamError("cannot extract (sym)link as file object")
            return self.extractfile(self._find_link_target(member))
        return None

    def _find_link_target(self, member):
        if member.issym():
            name = "/".join(filter(None, (os.path.dirname(member.name), member.linkname)))
            before = None
        else:
            name, before = member.linkname, member
        found = self._find(name, before)
        if found is None:
            raise KeyError(f"linkname {name!r} not found")
        return found

    # Extracting.

    def _filter_of(self, filter):
        if filter is None:
            filter = self.extraction_filter
            if filter is None:
                import warnings
                warnings.warn("Python 3.14 will, by default, filter extracted tar archives and reject files or modify their "
                              "metadata. Use the filter argument to control this behavior.", DeprecationWarning, stacklevel=3)
                return fully_trusted_filter
            if isinstance(filter, str):
                raise TypeError("String names are not supported for TarFile.extraction_filter. Use a function such as "
                                "tarfile.data_filter directly.")
            return filter
        if callable(filter):
            return filter
        try:
            return _FILTERS[filter]
        except KeyError:
            raise ValueError(f"filter {filter!r} not found") from None

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        """Extracts all members, or some, into a folder."""
        accept = self._filter_of(filter)
        folders = []
        for given in self if members is None else members:
            member = self._accepted(given, accept, path)
            if member is None:
                continue
            if member.isdir():
                folders.append(member)
            self._extract_one(member, path, not member.isdir(), numeric_owner)
        folders.sort(key=lambda folder: folder.name, reverse=True)
        for member in folders:
            target = os.path.join(path, member.name)
            try:
                self.chown(member, target, numeric_owner)
                self.utime(member, target)
                self.chmod(member, target)
            except ExtractError as problem:
                self._tolerate(problem)

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        """Extracts one member into a folder."""
        accept = self._filter_of(filter)
        member = self._accepted(member, accept, path)
        if member is not None:
            self._extract_one(member, path, set_attrs, numeric_owner)

    def _accepted(self, member, accept, path):
        if isinstance(member, str):
            member = self.getmember(member)
        given = member
        try:
            member = accept(given, path)
        except (OSError, FilterError):
            if self.errorlevel > 0:
                raise
            return None
        except ExtractError as problem:
            self._tolerate(problem)
            return None
        if member is None:
            return None
        if member.islnk():
            member = member.replace(deep=False)
            member._link_target = os.path.join(path, member.linkname)
        return member

    def _tolerate(self, problem):
        if self.errorlevel > 1:
            raise problem

    def _extract_one(self, member, path, set_attrs, numeric_owner):
        self._check("r")
        try:
            self._extract_member(member, os.path.join(path, member.name), set_attrs, numeric_owner)
        except OSError:
            if self.errorlevel > 0:
                raise
        except ExtractError as problem:
            self._tolerate(problem)

    def _extract_member(self, member, target, set_attrs=True, numeric_owner=False):
        target = target.rstrip("/")
        above = os.path.dirname(target)
        if above and not os.path.exists(above):
            os.makedirs(above, exist_ok=True)
        if member.isreg():
            self.makefile(member, target)
        elif member.isdir():
            self.makedir(member, target)
        elif member.isfifo():
            self.makefifo(member, target)
        elif member.ischr() or member.isblk():
            self.makedev(member, target)
        elif member.islnk() or member.issym():
            self.makelink(member, target)
        elif member.type not in SUPPORTED_TYPES:
            self.makefile(member, target)
        else:
            self.makefile(member, target)
        if set_attrs:
            self.chown(member, target, numeric_owner)
            if not member.issym():
                self.chmod(member, target)
                self.utime(member, target)

    def makedir(self, tarinfo, targetpath):
        """Makes a folder."""
        try:
            if tarinfo.mode is None:
                os.mkdir(targetpath)
            else:
                os.mkdir(targetpath, 0o700)
        except FileExistsError:
            if not os.path.isdir(targetpath):
                raise

    def makefile(self, tarinfo, targetpath):
        """Makes a file."""
        with bltn_open(targetpath, "wb") as target:
            if tarinfo.sparse is not None:
                source = _Part(self.fileobj, tarinfo.offset_data, tarinfo.size, tarinfo.name, tarinfo.sparse)
            else:
                source = self.fileobj
                source.seek(tarinfo.offset_data)
            copyfileobj(source, target, tarinfo.size, ReadError, self.copybufsize)

    def makefifo(self, tarinfo, targetpath):
        """Makes a pipe with a name."""
        os.mkfifo(targetpath)

    def makedev(self, tarinfo, targetpath):
        """Makes a device."""
        mode = 0o600 if tarinfo.mode is None else tarinfo.mode
        mode |= stat.S_IFBLK if tarinfo.isblk() else stat.S_IFCHR
        os.mknod(targetpath, mode, os.makedev(tarinfo.devmajor, tarinfo.devminor))

    def makelink(self, tarinfo, targetpath):
        """Makes a link; where that does not work, a copy of what it leads to."""
        if tarinfo.issym():
            if os.path.lexists(targetpath):
                os.unlink(targetpath)
            os.symlink(tarinfo.linkname, targetpath)
        elif os.path.exists(tarinfo._link_target):
            if os.path.lexists(targetpath):
                os.unlink(targetpath)
            os.link(tarinfo._link_target, targetpath)
        else:
            try:
                found = self._find_link_target(tarinfo)
            except KeyError:
                raise ExtractError("unable to resolve link inside archive") from None
            self._extract_member(found, targetpath)

    def chown(self, tarinfo, targetpath, numeric_owner):
        """Gives a file its owner, if this process may."""
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            return
        user = -1 if tarinfo.uid is None else tarinfo.uid
        group = -1 if tarinfo.gid is None else tarinfo.gid
        if not numeric_owner:
            import grp
            import pwd
            try:
                group = grp.getgrnam(tarinfo.gname).gr_gid if tarinfo.gname else group
            except KeyError:
                pass
            try:
                user = pwd.getpwnam(tarinfo.uname).pw_uid if tarinfo.uname else user
            except KeyError:
                pass
        try:
            if tarinfo.issym():
                os.lchown(targetpath, user, group)
            else:
                os.chown(targetpath, user, group)
        except (OSError, OverflowError) as problem:
            raise ExtractError("could not change owner") from problem

    def chmod(self, tarinfo, targetpath):
        """Gives a file its rights."""
        if tarinfo.mode is None:
            return
        try:
            os.chmod(targetpath, tarinfo.mode)
        except OSError as problem:
            raise ExtractError("could not change mode") from problem

    def utime(self, tarinfo, targetpath):
        """Gives a file its time."""
        if tarinfo.mtime is None:
            return
        try:
            os.utime(targetpath, (tarinfo.mtime, tarinfo.mtime))
        except OSError as problem:
            raise ExtractError("could not change modification time") from problem

    # Writing.

    def gettarinfo(self, name=None, arcname=None, fileobj=None):
        """Returns a member for a file."""
        self._check("awx")
        if fileobj is not None:
            name = fileobj.name
        arcname = name if arcname is None else arcname
        arcname = os.path.splitdrive(arcname)[1].replace(os.sep, "/").lstrip("/")
        member = self.tarinfo()
        member._tarfile = self
        if fileobj is not None:
            found = os.fstat(fileobj.fileno())
        else:
            found = os.stat(name) if self.dereference else os.lstat(name)
        mode = found.st_mode
        linkname = ""
        if stat.S_ISREG(mode):
            inode = (found.st_ino, found.st_dev)
            if not self.dereference and found.st_nlink > 1 and inode in self.inodes and arcname != self.inodes[inode]:
                kind, linkname = LNKTYPE, self.inodes[inode]
            else:
                kind = REGTYPE
                if inode[0]:
                    self.inodes[inode] = arcname
        elif stat.S_ISDIR(mode):
            kind = DIRTYPE
        elif stat.S_ISFIFO(mode):
            kind = FIFOTYPE
        elif stat.S_ISLNK(mode):
            kind, linkname = SYMTYPE, os.readlink(name)
        elif stat.S_ISCHR(mode):
            kind = CHRTYPE
        elif stat.S_ISBLK(mode):
            kind = BLKTYPE
        else:
            return None
        member.name, member.mode, member.uid, member.gid = arcname, mode, found.st_uid, found.st_gid
        member.size = found.st_size if kind == REGTYPE else 0
        member.mtime, member.type, member.linkname = found.st_mtime, kind, linkname
        member.uname, member.gname = self._owner(member.uid), self._group(member.gid)
        if kind in (CHRTYPE, BLKTYPE):
            member.devmajor, member.devminor = os.major(found.st_rdev), os.minor(found.st_rdev)
        return member

    def _owner(self, uid):
        if uid not in self._unames:
            import pwd
            try:
                self._unames[uid] = pwd.getpwuid(uid).pw_name
            except KeyError:
                self._unames[uid] = ""
        return self._unames[uid]

    def _group(self, gid):
        if gid not in self._gnames:
            import grp
            try:
                self._gnames[gid] = grp.getgrgid(gid).gr_name
            except KeyError:
                self._gnames[gid] = ""
        return self._gnames[gid]

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        """Adds a file, or a folder with what is in it."""
        self._check("awx")
        if arcname is None:
            arcname = name
        if self.name is not None and os.path.abspath(name) == self.name:
            return
        member = self.gettarinfo(name, arcname)
        if member is None:
            return
        if filter is not None:
            member = filter(member)
            if member is None:
                return
        if member.isreg():
            with bltn_open(name, "rb") as source:
                self.addfile(member, source)
        elif member.isdir():
            self.addfile(member)
            if recursive:
                for entry in sorted(os.listdir(name)):
                    self.add(os.path.join(name, entry), os.path.join(arcname, entry), recursive, filter=filter)
        else:
            self.addfile(member)

    def addfile(self, tarinfo, fileobj=None):
        """Adds a member; its data are read from a file object."""
        self._check("awx")
        if fileobj is None and tarinfo.isreg() and tarinfo.size != 0:
            raise ValueError("fileobj not provided for non zero-size regular file")
        import copy
        tarinfo = copy.copy(tarinfo)
        self._put(tarinfo.tobuf(self.format, self.encoding, self.errors))
        if fileobj is not None:
            copyfileobj(fileobj, self.fileobj, tarinfo.size, bufsize=self.copybufsize)
            rest = -tarinfo.size % BLOCKSIZE
            if rest:
                self.fileobj.write(NUL * rest)
            self.offset += tarinfo.size + rest
        self.members.append(tarinfo)

    def _check(self, mode=None):
        if self.closed:
            raise OSError(f"{type(self).__name__} is closed")
        if mode is not None and self.mode not in mode:
            raise OSError(f"bad operation for mode {self.mode!r}")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            self.close()
        else:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True


def is_tarfile(name):
    """Says whether a file is an archive that can be read."""
    try:
        if hasattr(name, "read"):
            at = name.tell()
            archive = open(fileobj=name)
            name.seek(at)
        else:
            archive = open(name)
        archive.close()
        return True
    except TarError:
        return False


open = TarFile.open
