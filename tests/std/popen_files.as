# What `Popen` gives for its pipes follows `bufsize` and text mode: raw, buffered, or text that a line end sends off.
# clock: real
import select
import subprocess

P = subprocess.PIPE
for kwargs in {}, {"bufsize": 0}, {"bufsize": None}, {"text": True}, {"bufsize": 1, "text": True}, {"errors": "replace"}:
    with subprocess.Popen(["cat"], stdin=P, stdout=P, **kwargs) as p:
        kinds = type(p.stdin).__name__, type(p.stdout).__name__, type(p.stdin.name).__name__
        print(kwargs, *kinds, getattr(p.stdin, "line_buffering", None), p.text_mode, p.errors)

with subprocess.Popen(["cat"], stdin=P, stdout=P, bufsize=1, text=True) as p:
    p.stdin.write("sent\n")
    print(repr(p.stdout.readline()))
    p.stdin.write("also\nlater")
    print(repr(p.stdout.readline()))
    p.stdin.close()
    print(repr(p.stdout.read()), p.wait())

p = subprocess.Popen(["printf", "apple"], stdout=P, bufsize=0)
print(p.stdout.read(4), p.wait(), select.select([p.stdout], [], [], 0)[0] == [p.stdout])
print(p.stdout.read(4), p.stdout.read(4))
p.stdout.close()

# What is still to be written is lost with an error, and the child is waited for.
p = subprocess.Popen(["true"], stdin=P, bufsize=1_000_000)
p.wait()
p.stdin.write(b"x" * 100_000)
try:
    p.__exit__(None, None, None)
except BrokenPipeError as e:
    print(e, p.stdin.closed, p.returncode)

p = subprocess.Popen(["cat"], stdin=P, stdout=P)
p.stdin.write(b"early ")
p.stdin.flush()
print(p.communicate(b"late"), p.stdin.closed, p.stdout.closed)
p = subprocess.Popen(["cat"], stdin=P, stdout=P)
try:
    p.communicate(b"data", timeout=0)
except subprocess.TimeoutExpired as e:
    print(e)
try:
    p.communicate(b"more")
except ValueError as e:
    print(e)
p.kill()
p.wait()
p.stdin.close()
print(p.communicate())
p = subprocess.Popen(["cat"], stdin=P, stdout=P)
p.stdin.close()
try:
    p.communicate()
except ValueError as e:
    print("flushed:", type(e).__name__)
p.wait()
p.stdout.close()
p = subprocess.Popen(["echo", "x"], stdout=P)
out, p.stdout = p.stdout, None
print(p.communicate(), out.read())
out.close()
