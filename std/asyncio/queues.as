"""asyncio.queues: queues, under the name that CPython's package has for them."""

from asyncio import Queue, PriorityQueue, LifoQueue, QueueEmpty, QueueFull, QueueShutDown
