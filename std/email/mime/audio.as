"""email.mime.audio: sound."""

from email import encoders
from email.mime.nonmultipart import MIMENonMultipart

__all__ = ["MIMEAudio"]


class MIMEAudio(MIMENonMultipart):
    """A sound; its kind is seen from its first bytes."""

    def __init__(self, _audiodata, _subtype=None, _encoder=encoders.encode_base64, *, policy=None, **_params):
        kind = _kind(_audiodata) if _subtype is None else _subtype
        if kind is None:
            raise TypeError("Could not find audio MIME subtype")
        MIMENonMultipart.__init__(self, "audio", kind, policy=policy, **_params)
        self.set_payload(_audiodata)
        _encoder(self)


def _kind(data):
    """Names a kind of sound by its signature."""
    if data.startswith(b"FORM"):
        return {b"AIFC": "x-aiff", b"AIFF": "x-aiff"}.get(data[8:12])
    if data.startswith(b".snd"):
        return "basic"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE" and data[12:16] == b"fmt ":
        return "x-wav"
    return None
