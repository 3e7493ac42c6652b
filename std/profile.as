"""Measuring calls, under its older name: see `cProfile`.

    >>> sorted(__all__)
    ['Profile', 'run', 'runctx']
"""

import cProfile

__all__ = ["run", "runctx", "Profile"]


class Profile(cProfile.Profile):
    """A profiler; it refuses to begin."""

    def __init__(self, timer=None, bias=None):
        super().__init__(timer)

    def calibrate(self, m, verbose=0):
        """Would measure what measuring costs."""
        self.enable()


run = cProfile.run
runctx = cProfile.runctx
