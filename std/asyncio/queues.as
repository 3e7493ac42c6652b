"""asyncio.queues: queues, under the name that CPython's package has for them."""

from asyncio import Queue, PriorityQueue, LifoQueue, QueueEmpty, QueueFull, QueueShutDown

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty", "QueueShutDown")
