"""_warnings: what `warnings` has from C in CPython."""

import warnings
from warnings import filters, warn, warn_explicit

_defaultaction = warnings.defaultaction
_onceregistry = warnings.onceregistry
