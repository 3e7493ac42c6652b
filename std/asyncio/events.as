"""asyncio.events: event loops and how they are found, under the name that CPython's package has for them."""

from asyncio import AbstractEventLoop, Handle, TimerHandle, get_event_loop, get_running_loop, _get_running_loop, new_event_loop, set_event_loop
