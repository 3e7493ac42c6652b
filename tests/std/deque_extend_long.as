# A long deque that is extended by little, many times: the time is that of what is added.
from collections import deque


def below(n):
    if n < 60_000:
        yield 2 * n
        yield 2 * n + 1


waiting = deque([1])
seen = 0
while waiting:
    waiting.extend(below(waiting.popleft()))
    seen += 1
print(seen)
