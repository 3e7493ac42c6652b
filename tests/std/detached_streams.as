# What a stream whose raw stream or buffer was detached still answers.
import io


def ask(stream):
    print(type(stream).__name__)
    stream.detach()
    for name in ("close", "flush", "readable", "writable", "seekable", "closed", "raw", "buffer", "name", "__enter__", "__exit__"):
        try:
            found = getattr(stream, name)
            print(name, found() if callable(found) else found)
        except (AttributeError, ValueError) as e:
            print(name, type(e).__name__, e)
    print(stream)


ask(io.BufferedReader(io.BytesIO(b"abc")))
ask(io.BufferedWriter(io.BytesIO(b"abc")))
ask(open("/dev/null", "rb"))
ask(open("/dev/null", "wb"))
ask(io.TextIOWrapper(io.BytesIO(b"abc")))
closed = open("/dev/null", "rb")
closed.close()
print(closed.writable())
