"""Paths as objects; what there is, is in `_local`."""

from pathlib._local import *
from pathlib._local import __all__
