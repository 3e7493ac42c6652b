"""asyncio.log: the logger of asyncio, under the name that CPython's package has for it."""

import logging

logger = logging.getLogger(__package__)
