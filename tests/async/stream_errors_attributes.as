# The errors of streams keep what they know as attributes of their own, which are copied, pickled and deleted with them.
import asyncio
import copy
import pickle

e = asyncio.IncompleteReadError(b"ab", 5)
print(vars(e), e.args, e.partial, e.expected)  # expect: {'partial': b'ab', 'expected': 5} ('2 bytes read on a total of 5 expected bytes',) b'ab' 5
e.partial = b"x"
again = pickle.loads(pickle.dumps(e))
print(vars(again), again)  # expect: {'partial': b'x', 'expected': 5} 1 bytes read on a total of 5 expected bytes
e.more = 1
print(vars(copy.copy(e)), e.__reduce__()[1])  # expect: {'partial': b'x', 'expected': 5} (b'x', 5)
try:
    asyncio.IncompleteReadError()
except TypeError as problem:
    print(problem)  # expect: IncompleteReadError.__init__() missing 2 required positional arguments: 'partial' and 'expected'
over = asyncio.LimitOverrunError("too long", 3)
print(vars(over), over.args, over.__reduce__()[1])  # expect: {'consumed': 3} ('too long',) ('too long', 3)
del over.consumed
print(hasattr(over, "consumed"), hasattr(asyncio.IncompleteReadError, "partial"))  # expect: False False


class Own(asyncio.IncompleteReadError):
    def __init__(self):
        super().__init__(b"q", 9)
        self.more = 1


print(vars(Own()))  # expect: {'partial': b'q', 'expected': 9, 'more': 1}


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"abc")
    reader.feed_eof()
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(vars(e), e)
    reader = asyncio.StreamReader(limit=4)
    reader.feed_data(b"abcdefgh")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as e:
        print(vars(e), e)


# expect: {'partial': b'abc', 'expected': 5} 3 bytes read on a total of 5 expected bytes
# expect: {'consumed': 8} Separator is not found, and chunk exceed the limit
asyncio.run(main())
