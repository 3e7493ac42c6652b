"""email.mime.image: pictures."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEImage"]


class MIMEImage(MIMENonMultipart):
    """A picture; its kind is seen from its first bytes."""

    def __init__(self, _imagedata, _subtype=None, _encoder=encoders.encode_base64, *, policy=None, **_params):
        kind = _kind(_imagedata) if _subtype is None else _subtype
        if kind is None:
            raise TypeError("Could not guess image MIME subtype")
        MIMENonMultipart.__init__(self, "image", kind, policy=policy, **_params)
        self.set_payload(_imagedata)
        _encoder(self)


def _kind(data):
    """Names a kind of picture by its signature."""
    if data[6:10] in (b"JFIF", b"Exif") or data[:4] == b"\xff\xd8\xff\xdb":
        return "jpeg"
    if data[:1] == b"P" and data[2:3] in (b" ", b"\t", b"\n", b"\r"):
        found = {b"1": "pbm", b"4": "pbm", b"2": "pgm", b"5": "pgm", b"3": "ppm", b"6": "ppm"}.get(data[1:2])
        if found:
            return found
    for start, name in (
        (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"), (b"MM", "tiff"), (b"II", "tiff"),
        (b"\x01\xda", "rgb"), (b"\x59\xa6\x6a\x95", "rast"), (b"#define ", "xbm"), (b"BM", "bmp"), (b"v/1\x01", "exr"),
        (b"\x76\x2f\x31\x01", "exr"),
    ):
        if data.startswith(start):
            return name
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None
