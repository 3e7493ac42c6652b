# BytesIO.getbuffer lends its memory: views change it, and nothing changes its size while there is one.
import io

file = io.BytesIO(b"hello world")
view = file.getbuffer()
print(type(view).__name__, len(view), view.readonly, bytes(view[:5]))
view[0:5] = b"HELLO"
print(file.getvalue())
for change in (lambda: file.write(b"x"), lambda: file.truncate(2), lambda: file.close()):
    try:
        change()
    except BufferError as error:
        print(error)
view.release()
print(file.truncate(5), file.getvalue())
with file.getbuffer() as part:
    print(part.tobytes(), part.nbytes, part.format)
file.seek(0, 2)
print(file.write(b"!"), file.getvalue())
