# Which of several wrong arguments is told, and in which words.

calls = """
sorted()
sorted(1, 2, key=len)
sorted(1, size=3)
sorted([], size=3)
max(size=3)
min([], size=3)
enumerate()
enumerate(start=1)
enumerate([], begin=1)
enumerate(begin=1)
enumerate([], 1, 2)
zip([], a=1, b=2)
zip([], a=1)
type(1, name=2)
str(1, 2, 3, 4)
int(1, 2, 3)
int(1, 2, 3, size=4)
memoryview(b'', 1, 2)
b''.hex(None)
b''.hex(b'', 'x')
b''.hex(b'')
b''.index(None, 'x')
b''.index(None)
bytes.rjust(1, None)
str.maketrans(1, 2, 3)
str.maketrans(1, 'a')
memoryview(b'').tobytes(1)
float(bytearray(b'x'))
float(b'x')
"""
for call in calls.split("\n"):
    try:
        print(call, eval(call or "None"))
    except (TypeError, ValueError) as error:
        print(call, "->", error)

print({}.pop([], "nothing is hashed"))
print(str(b"", "no such codec") == "")
print(b"%d".__rmod__(3), bytearray(b"a").__rmod__(b"b"))
print(b"b".__rmod__(b"a%s"))
print(range(10)[2 :: 10**20], range(10, 0, -3)[:: 10**20])
print(type(iter("a")), type(iter("é")))
print(type(iter(bytearray())), type(iter(memoryview(b""))))

from collections import deque

queue = deque([1, 2, 3])
iterator = iter(queue)
queue.append(4)
try:
    next(iterator)
except RuntimeError as error:
    print(error, iterator.__length_hint__())
