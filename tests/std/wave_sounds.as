# Sounds written and read back; heads that are wrong or cut off.
import io
import os
import struct
import tempfile
import wave


def sound(*settings, data=b"", raw=False):
    file = io.BytesIO()
    with wave.open(file, "wb") as made:
        made.setparams((*settings, "NONE", "words"))
        print(made.getparams(), made.tell())
        (made.writeframesraw if raw else made.writeframes)(data)
        print(made.getnframes(), made.tell())
    return file.getvalue()


for settings in ((1, 1, 8000, 0), (2, 2, 44100.4, 5), (1, 3, 1, 0), (3, 4, 96000, 99)):
    data = sound(*settings, data=bytes(range(24)), raw=settings[0] == 2)
    print(data)
    with wave.open(io.BytesIO(data)) as read:
        print(read.getparams(), read.readframes(2), read.tell(), read.readframes(-1), read.readframes(1), read.tell())
        read.setpos(1)
        print(read.readframes(1), read.rewind(), read.readframes(0), read.readframes(1), read.getnchannels())
        try:
            read.setpos(1000)
        except wave.Error as e:
            print(e)
good = sound(1, 2, 8000, 0, data=b"abcdef")
extended = struct.pack("<4sL4s4sLHHLLHHHHL16s4sL", b"RIFF", 60 + 4, b"WAVE", b"fmt ", 40, 0xFFFE, 1, 8, 16, 2, 16, 22, 16, 4, wave.KSDATAFORMAT_SUBTYPE_PCM, b"data", 4) + b"wxyz"
other = good[:36] + struct.pack("<4sL", b"odd ", 3) + b"123\0" + good[36:]
for data in (good, extended, other, b"", b"RIFF", b"RIFX" + good[4:], good[:8] + b"WAXE" + good[12:], good[:20], good[:36], good[:20] + b"\7\0" + good[22:], good[:22] + b"\0\0" + good[24:],
             good[:34] + b"\0\0" + good[36:], good[:12] + good[36:], good[:-3], extended.replace(wave.KSDATAFORMAT_SUBTYPE_PCM, bytes(16))):
    try:
        with wave.open(io.BytesIO(data), "rb") as read:
            print(read.getparams(), read.readframes(10))
    except (wave.Error, EOFError) as e:
        print(type(e).__name__, e)
made = wave.open(io.BytesIO(), "w")
for bad in (lambda: made.setnchannels(0), lambda: made.setsampwidth(5), lambda: made.setframerate(0), lambda: made.setcomptype("ULAW", ""), made.getnchannels, made.getsampwidth, made.getframerate, made.getparams,
            lambda: made.writeframes(b"a"), lambda: wave.open(io.BytesIO(), "a"), made.close):
    try:
        bad()
    except wave.Error as e:
        print(e)
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "s.wav")
    with wave.open(name, "w") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(memoryview(b"abcd"))
        try:
            made.setsampwidth(1)
        except wave.Error as e:
            print(e)
    with wave.open(name) as read:
        print(read.getparams(), read.readframes(9), os.path.getsize(name))
