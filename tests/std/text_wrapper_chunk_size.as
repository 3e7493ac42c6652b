# `_CHUNK_SIZE` takes what fits and is above zero; a wrapper whose __init__ did not run says so.
import io


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


text = io.TextIOWrapper(io.BytesIO(b"abc"))
print(text._CHUNK_SIZE)
for size in 16, True, Index(32), 0, -1, 2**100, 1.5, "4", Index(2**80), Index("x"), type("é" * 150, (Index,), {})(2**70):
    print(told(lambda: setattr(text, "_CHUNK_SIZE", size)), text._CHUNK_SIZE)
print(told(lambda: delattr(text, "_CHUNK_SIZE")), text.read())
text.detach()
print(told(lambda: text._CHUNK_SIZE), told(lambda: setattr(text, "_CHUNK_SIZE", 5)))

bare = io.TextIOWrapper.__new__(io.TextIOWrapper)
for call in bare.read, bare.close, bare.flush, bare.detach, bare.fileno, lambda: bare.write("a"), lambda: repr(bare), lambda: bare._CHUNK_SIZE:
    print(told(call))
