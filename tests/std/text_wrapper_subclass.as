# A class derived from TextIOWrapper with arguments of its own.
import io


class Capture(io.TextIOWrapper):
    def __init__(self, text=""):
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8", newline="\n", write_through=True)
        self.note = "kept"

    def getvalue(self):
        self.flush()
        return self.buffer.getvalue().decode()


given = Capture("one\ntwo\nthree\n")
print(given.readline(), list(given), given.note, given.encoding)
written = Capture()
print("printed", 3, file=written)
print(repr(written.getvalue()), isinstance(written, io.TextIOBase))
for make in (
    lambda: io.TextIOWrapper(),
    lambda: io.TextIOWrapper(io.BytesIO(), nonsense=1),
    lambda: io.TextIOWrapper(3),
):
    try:
        make()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
