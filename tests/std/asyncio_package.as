# asyncio is a package: modules it does not have are missed as those of packages are.

import asyncio
import asyncio.events

print(hasattr(asyncio, "__path__"), asyncio.__package__, asyncio.__spec__.parent, asyncio.events.__package__)
for name in "asyncio.nope", "asyncio.nope.more", "asyncio.mixins.nope", "os.nope":
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error, error.name)
try:
    from asyncio import nope
except ImportError as error:
    print(type(error).__name__, error.name)
from asyncio import locks, Queue, events
print(locks.__name__, Queue.__name__, events is asyncio.events)
