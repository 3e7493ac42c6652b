"""mimetypes: types of files by the endings of their names.

    >>> guess_type("site/index.html"), guess_type("a.tar.gz"), guess_extension("image/png")
    (('text/html', None), ('application/x-tar', 'gzip'), '.png')
"""

import os
import posixpath

__all__ = [
    "knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions", "guess_extension",
    "add_type", "init", "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types",
]

knownfiles = [
    "/etc/mime.types", "/etc/httpd/mime.types", "/etc/httpd/conf/mime.types", "/etc/apache/mime.types",
    "/etc/apache2/mime.types", "/usr/local/etc/httpd/conf/mime.types", "/usr/local/lib/netscape/mime.types",
    "/usr/local/etc/httpd/conf/mime.types", "/usr/local/etc/mime.types",
]
inited = False
_db = None

# A type a line, with the endings that mean it; the first is the one that is guessed for the type.
_TYPES = """\
text/javascript js mjs
application/json json
application/manifest+json webmanifest
application/msword doc dot wiz
application/n-quads nq
application/n-triples nt
application/octet-stream bin a dll exe o obj so
application/oda oda
application/pdf pdf
application/pkcs7-mime p7c
application/postscript ps ai eps
application/trig trig
application/vnd.apple.mpegurl m3u m3u8
application/vnd.ms-excel xls xlb
application/vnd.ms-powerpoint ppt pot ppa pps pwz
application/wasm wasm
application/x-bcpio bcpio
application/x-cpio cpio
application/x-csh csh
application/x-dvi dvi
application/x-gtar gtar
application/x-hdf hdf
application/x-hdf5 h5
application/x-latex latex
application/x-mif mif
application/x-netcdf cdf nc
application/x-pkcs12 p12 pfx
application/x-pn-realaudio ram
application/x-python-code pyc pyo
application/x-sh sh
application/x-shar shar
application/x-shockwave-flash swf
application/x-sv4cpio sv4cpio
application/x-sv4crc sv4crc
application/x-tar tar
application/x-tcl tcl
application/x-tex tex
application/x-texinfo texi texinfo
application/x-troff roff t tr
application/x-troff-man man
application/x-troff-me me
application/x-troff-ms ms
application/x-ustar ustar
application/x-wais-source src
application/xml xsl rdf wsdl xpdl
application/zip zip
audio/3gpp 3gp 3gpp
audio/3gpp2 3g2 3gpp2
audio/aac aac adts loas ass
audio/basic au snd
audio/mpeg mp3 mp2
audio/opus opus
audio/x-aiff aif aifc aiff
audio/x-pn-realaudio ra
audio/x-wav wav
image/avif avif
image/bmp bmp
image/gif gif
image/ief ief
image/jpeg jpg jpe jpeg
image/heic heic
image/heif heif
image/png png
image/svg+xml svg
image/tiff tiff tif
image/vnd.microsoft.icon ico
image/webp webp
image/x-cmu-raster ras
image/x-portable-anymap pnm
image/x-portable-bitmap pbm
image/x-portable-graymap pgm
image/x-portable-pixmap ppm
image/x-rgb rgb
image/x-xbitmap xbm
image/x-xpixmap xpm
image/x-xwindowdump xwd
message/rfc822 eml mht mhtml nws
text/css css
text/csv csv
text/html html htm
text/markdown md markdown
text/n3 n3
text/plain txt bat c h ksh pl srt
text/richtext rtx
text/rtf rtf
text/tab-separated-values tsv
text/vtt vtt
text/x-python py
text/x-rst rst
text/x-setext etx
text/x-sgml sgm sgml
text/x-vcard vcf
text/xml xml
video/mp4 mp4
video/mpeg mpeg m1v mpa mpe mpg
video/quicktime mov qt
video/webm webm
video/x-msvideo avi
video/x-sgi-movie movie
"""

# Types in use that nobody has registered.
_COMMON = """\
application/rtf rtf
audio/midi midi
audio/midi mid
image/jpg jpg
image/pict pict
image/pict pct
image/pict pic
text/xul xul
"""

suffix_map = _SUFFIXES = {
    ".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz",
}
encodings_map = _ENCODINGS = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}


def _table(text):
    """Returns ending -> type of lines as above."""
    table = {}
    for line in text.splitlines():
        words = line.split("#")[0].split()
        for suffix in words[1:]:
            table["." + suffix] = words[0]
    return table


types_map = _TYPES_MAP = _table(_TYPES)
common_types = _COMMON_TYPES = _table(_COMMON)


class MimeTypes:
    """A set of tables: endings, types, encodings; pairs of tables are (common, registered)."""

    def __init__(self, filenames=(), strict=True):
        if not inited:
            init()
        self.encodings_map = dict(_ENCODINGS)
        self.suffix_map = dict(_SUFFIXES)
        self.types_map = ({}, {})
        self.types_map_inv = ({}, {})
        for table, registered in ((_TYPES_MAP, True), (_COMMON_TYPES, False)):
            for suffix, kind in table.items():
                self.add_type(kind, suffix, registered)
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        """Notes that an ending means a type."""
        if not type:
            return
        self.types_map[strict][ext] = type
        endings = self.types_map_inv[strict].setdefault(type, [])
        if ext not in endings:
            endings.append(ext)

    def guess_type(self, url, strict=True):
        """Returns the type and the encoding that a URL's ending means, or None for each."""
        from urllib.parse import urlparse
        url = os.fspath(url)
        parsed = urlparse(url)
        if not parsed.scheme or len(parsed.scheme) <= 1:
            return self.guess_file_type(url, strict=strict)
        url = parsed.path
        if parsed.scheme == "data":
            comma = url.find(",")
            if comma < 0:
                return None, None
            semicolon = url.find(";", 0, comma)
            kind = url[:semicolon] if semicolon >= 0 else url[:comma]
            return kind if "=" not in kind and "/" in kind else "text/plain", None
        return self._guess(url, strict, posixpath.splitext)

    def guess_file_type(self, path, *, strict=True):
        """Returns the type and the encoding that a path's ending means."""
        path = os.fsdecode(path)
        return self._guess(os.path.splitdrive(path)[1], strict, os.path.splitext)

    def _guess(self, path, strict, splitext):
        base, suffix = splitext(path)
        while (whole := suffix.lower()) in self.suffix_map:
            base, suffix = splitext(base + self.suffix_map[whole])
        encoding = self.encodings_map.get(suffix)
        if encoding is not None:
            base, suffix = splitext(base)
        suffix = suffix.lower()
        for table in (self.types_map[True], *(() if strict else (self.types_map[False],))):
            if suffix in table:
                return table[suffix], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        """Returns every ending that means a type."""
        type = type.lower()
        found = list(self.types_map_inv[True].get(type, []))
        if not strict:
            found += [suffix for suffix in self.types_map_inv[False].get(type, []) if suffix not in found]
        return found

    def guess_extension(self, type, strict=True):
        """Returns the first ending that means a type, or None."""
        found = self.guess_all_extensions(type, strict)
        return found[0] if found else None

    def read(self, filename, strict=True):
        """Adds the types of a file."""
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        """Adds the types of an open file: a type a line, with its endings."""
        for line in fp:
            words = line.split()
            for at, word in enumerate(words):
                if word[0] == "#":
                    del words[at:]
                    break
            for suffix in words[1:]:
                self.add_type(words[0], "." + suffix, strict)


def _ready():
    if _db is None:
        init()
    return _db


def guess_type(url, strict=True):
    """Returns the type and the encoding that a URL's ending means, or None for each."""
    return _ready().guess_type(url, strict)


def guess_file_type(path, *, strict=True):
    """Returns the type and the encoding that a path's ending means, or None for each."""
    return _ready().guess_file_type(path, strict=strict)


def guess_all_extensions(type, strict=True):
    """Returns every ending that means a type."""
    return _ready().guess_all_extensions(type, strict)


def guess_extension(type, strict=True):
    """Returns the first ending that means a type, or None."""
    return _ready().guess_extension(type, strict)


def add_type(type, ext, strict=True):
    """Notes that an ending means a type."""
    return _ready().add_type(type, ext, strict)


def init(files=None):
    """Makes the tables anew, of those built in and of the system's files, or of the files given."""
    global suffix_map, types_map, encodings_map, common_types, inited, _db
    inited = True
    if files is None or _db is None:
        db = MimeTypes()
        files = knownfiles if files is None else knownfiles + list(files)
    else:
        db = _db
    for file in files:
        if os.path.isfile(file):
            db.read(file)
    encodings_map = db.encodings_map
    suffix_map = db.suffix_map
    types_map = db.types_map[True]
    common_types = db.types_map[False]
    _db = db


def read_mime_types(file):
    """Returns the types that a file lists, by ending; None if it cannot be read."""
    try:
        with open(file, encoding="utf-8") as opened:
            db = MimeTypes()
            db.readfp(opened, True)
            return db.types_map[True]
    except OSError:
        return None
