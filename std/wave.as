"""Sound in WAV files: samples of 8 to 32 bits, not compressed.

    >>> import io
    >>> file = io.BytesIO()
    >>> with open(file, "wb") as sound:
    ...     sound.setparams((1, 2, 8000, 0, "NONE", ""))
    ...     sound.writeframes(bytes(8))
    >>> open(io.BytesIO(file.getvalue())).getnframes()
    4
"""

import builtins
from collections import namedtuple
import struct

__all__ = ["open", "Error", "Wave_read", "Wave_write"]

WAVE_FORMAT_PCM = 0x0001
WAVE_FORMAT_EXTENSIBLE = 0xFFFE
# The extended format that means plain samples all the same.
KSDATAFORMAT_SUBTYPE_PCM = bytes.fromhex("0100000000001000800000aa00389b71")

_wave_params = namedtuple("_wave_params", "nchannels sampwidth framerate nframes comptype compname")


class Error(Exception):
    """A file is no sound, or what is asked cannot be done."""


def _deprecated(name):
    import warnings
    warnings._deprecated(name, remove=(3, 15))


class _Chunk:
    """A part of a file: its name, its size, its bytes."""

    def __init__(self, file):
        head = file.read(4)
        size = file.read(4) if len(head) == 4 else b""
        if len(size) < 4:
            raise EOFError
        self.name = head
        self.size = int.from_bytes(size, "little")
        self.at = 0
        self._file = file
        try:
            self._start = file.tell()
        except (AttributeError, OSError):
            self._start = None

    def read(self, size):
        size = min(size, self.size - self.at) if size >= 0 else self.size - self.at
        if size <= 0:
            return b""
        data = self._file.read(size)
        self.at += len(data)
        if self.at == self.size and self.size & 1:
            # Chunks begin at even places.
            self.at += len(self._file.read(1))
        return data

    def tell(self):
        return self.at

    def seek(self, to, whence=0):
        if self._start is None:
            raise OSError("cannot seek")
        if not 0 <= to <= self.size:
            raise RuntimeError
        self._file.seek(self._start + to)
        self.at = to

    def skip(self):
        """Goes behind its end."""
        if self._start is not None:
            try:
                self._file.seek(self._start + self.size + (self.size & 1))
                self.at = self.size
                return
            except OSError:
                pass
        while self.at < self.size:
            if not self.read(min(8192, self.size - self.at)):
                raise EOFError


class Wave_read:
    """A sound that is read."""

    def __init__(self, f):
        self._own = None
        if isinstance(f, str):
            f = self._own = builtins.open(f, "rb")
        try:
            self.initfp(f)
        except:
            if self._own:
                f.close()
            raise

    def initfp(self, file):
        """Reads what stands before the samples."""
        self._soundpos = 0
        self._file = _Chunk(file)
        if self._file.name != b"RIFF":
            raise Error("file does not start with RIFF id")
        if self._file.read(4) != b"WAVE":
            raise Error("not a WAVE file")
        self._data = None
        has_format = False
        while True:
            try:
                chunk = _Chunk(self._file)
            except EOFError:
                break
            if chunk.name == b"fmt ":
                self._read_format(chunk)
                has_format = True
            elif chunk.name == b"data":
                if not has_format:
                    raise Error("data chunk before fmt chunk")
                self._data = chunk
                self._nframes = chunk.size // self._framesize
                self._must_seek = False
                break
            chunk.skip()
        if self._data is None:
            raise Error("fmt chunk and/or data chunk missing")

    def _read_format(self, chunk):
        head = chunk.read(16)
        if len(head) < 14:
            raise EOFError
        kind, self._nchannels, self._framerate, _, _ = struct.unpack_from("<HHLLH", head)
        if kind not in (WAVE_FORMAT_PCM, WAVE_FORMAT_EXTENSIBLE):
            raise Error(f"unknown format: {kind!r}")
        if len(head) < 16:
            raise EOFError
        if kind == WAVE_FORMAT_EXTENSIBLE:
            more = chunk.read(24)
            if len(more) < 24:
                raise EOFError
            if more[8:] != KSDATAFORMAT_SUBTYPE_PCM:
                import uuid
                raise Error(f"unknown extended format: {uuid.UUID(bytes_le=more[8:])}")
        self._sampwidth = (int.from_bytes(head[14:], "little") + 7) // 8
        if not self._sampwidth:
            raise Error("bad sample width")
        if not self._nchannels:
            raise Error("bad # of channels")
        self._framesize = self._nchannels * self._sampwidth

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def getfp(self):
        """Returns the part of the file that is read."""
        return self._file

    def rewind(self):
        """Goes to the beginning."""
        self._must_seek = True
        self._soundpos = 0

    def close(self):
        """Lets go of the file; closes it if it was opened here."""
        self._file = None
        own, self._own = self._own, None
        if own:
            own.close()

    def tell(self):
        """Returns the number of the next frame."""
        return self._soundpos

    def getnchannels(self):
        """Returns how many channels there are."""
        return self._nchannels

    def getnframes(self):
        """Returns how many frames there are."""
        return self._nframes

    def getsampwidth(self):
        """Returns how many bytes a sample has."""
        return self._sampwidth

    def getframerate(self):
        """Returns how many frames a second has."""
        return self._framerate

    def getcomptype(self):
        """Returns the kind of compression: none."""
        return "NONE"

    def getcompname(self):
        """Returns the kind of compression in words."""
        return "not compressed"

    def getparams(self):
        """Returns all of that."""
        return _wave_params(
            self.getnchannels(), self.getsampwidth(), self.getframerate(), self.getnframes(), self.getcomptype(), self.getcompname(),
        )

    def getmarkers(self):
        _deprecated("Wave_read.getmarkers")

    def getmark(self, id):
        _deprecated("Wave_read.getmark")
        raise Error("no marks")

    def setpos(self, pos):
        """Goes to a frame."""
        if not 0 <= pos <= self._nframes:
            raise Error("position not in range")
        self._soundpos = pos
        self._must_seek = True

    def readframes(self, nframes):
        """Reads so many frames."""
        if self._must_seek:
            self._data.seek(self._soundpos * self._framesize)
            self._must_seek = False
        if nframes == 0:
            return b""
        data = self._data.read(nframes * self._framesize)
        self._soundpos += len(data) // self._framesize
        return data


class Wave_write:
    """A sound that is written; the numbers in its head are put right at the end."""

    def __init__(self, f):
        self._own = None
        if isinstance(f, str):
            f = self._own = builtins.open(f, "wb")
        try:
            self.initfp(f)
        except:
            if self._own:
                f.close()
            raise

    def initfp(self, file):
        """Takes the file that is written to."""
        self._file = file
        self._nchannels = self._sampwidth = self._framerate = self._nframes = 0
        self._nframeswritten = self._datawritten = self._datalength = 0
        self._headerwritten = False

    def __del__(self):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def _check_unwritten(self):
        if self._datawritten:
            raise Error("cannot change parameters after starting to write")

    def setnchannels(self, nchannels):
        """Sets how many channels there are."""
        self._check_unwritten()
        if nchannels < 1:
            raise Error("bad # of channels")
        self._nchannels = nchannels

    def getnchannels(self):
        if not self._nchannels:
            raise Error("number of channels not set")
        return self._nchannels

    def setsampwidth(self, sampwidth):
        """Sets how many bytes a sample has."""
        self._check_unwritten()
        if sampwidth < 1 or sampwidth > 4:
            raise Error("bad sample width")
        self._sampwidth = sampwidth

    def getsampwidth(self):
        if not self._sampwidth:
            raise Error("sample width not set")
        return self._sampwidth

    def setframerate(self, framerate):
        """Sets how many frames a second has."""
        self._check_unwritten()
        if framerate <= 0:
            raise Error("bad frame rate")
        self._framerate = int(round(framerate))

    def getframerate(self):
        if not self._framerate:
            raise Error("frame rate not set")
        return self._framerate

    def setnframes(self, nframes):
        """Sets how many frames there will be."""
        self._check_unwritten()
        self._nframes = nframes

    def getnframes(self):
        return self._nframeswritten

    def setcomptype(self, comptype, compname):
        """Sets the kind of compression: none."""
        self._check_unwritten()
        if comptype not in ("NONE",):
            raise Error("unsupported compression type")
        self._comptype = comptype
        self._compname = compname

    def getcomptype(self):
        return self._comptype

    def getcompname(self):
        return self._compname

    def setparams(self, params):
        """Sets all of that."""
        nchannels, sampwidth, framerate, nframes, comptype, compname = params
        self._check_unwritten()
        self.setnchannels(nchannels)
        self.setsampwidth(sampwidth)
        self.setframerate(framerate)
        self.setnframes(nframes)
        self.setcomptype(comptype, compname)

    def getparams(self):
        if not (self._nchannels and self._sampwidth and self._framerate):
            raise Error("not all parameters set")
        return _wave_params(self._nchannels, self._sampwidth, self._framerate, self._nframes, self._comptype, self._compname)

    def setmark(self, id, pos, name):
        _deprecated("Wave_write.setmark")
        raise Error("setmark() not supported")

    def getmark(self, id):
        _deprecated("Wave_write.getmark")
        raise Error("no marks")

    def getmarkers(self):
        _deprecated("Wave_write.getmarkers")

    def tell(self):
        """Returns how many frames were written."""
        return self._nframeswritten

    def writeframesraw(self, data):
        """Writes frames, and leaves the head as it is."""
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data).cast("B")
        self._ensure_header_written(len(data))
        self._file.write(data)
        self._datawritten += len(data)
        self._nframeswritten += len(data) // (self._sampwidth * self._nchannels)

    def writeframes(self, data):
        """Writes frames, and puts the head right."""
        self.writeframesraw(data)
        self._patchheader()

    def close(self):
        """Puts the head right; closes the file if it was opened here."""
        try:
            if self._file:
                self._ensure_header_written(0)
                self._patchheader()
                self._file.flush()
        finally:
            self._file = None
            own, self._own = self._own, None
            if own:
                own.close()

    def _ensure_header_written(self, size):
        if self._headerwritten:
            return
        for value, name in ((self._nchannels, "# channels"), (self._sampwidth, "sample width"), (self._framerate, "sampling rate")):
            if not value:
                raise Error(f"{name} not specified")
        framesize = self._nchannels * self._sampwidth
        self._file.write(b"RIFF")
        if not self._nframes:
            self._nframes = size // framesize
        self._datalength = self._nframes * framesize
        try:
            self._place = self._file.tell()
        except (AttributeError, OSError):
            self._place = None
        self._file.write(struct.pack(
            "<L4s4sLHHLLHH4s", 36 + self._datalength, b"WAVE", b"fmt ", 16, WAVE_FORMAT_PCM, self._nchannels, self._framerate,
            framesize * self._framerate, framesize, self._sampwidth * 8, b"data",
        ))
        if self._place is not None:
            self._data_place = self._file.tell()
        self._file.write(struct.pack("<L", self._datalength))
        self._headerwritten = True

    def _patchheader(self):
        if self._datawritten == self._datalength:
            return
        here = self._file.tell()
        self._file.seek(self._place, 0)
        self._file.write(struct.pack("<L", 36 + self._datawritten))
        self._file.seek(self._data_place, 0)
        self._file.write(struct.pack("<L", self._datawritten))
        self._file.seek(here, 0)
        self._datalength = self._datawritten


def open(f, mode=None):
    """Opens a sound, given by name or as a file, to read or to write."""
    if mode is None:
        mode = getattr(f, "mode", "rb")
    if mode in ("r", "rb"):
        return Wave_read(f)
    if mode in ("w", "wb"):
        return Wave_write(f)
    raise Error("mode must be 'r', 'rb', 'w', or 'wb'")
