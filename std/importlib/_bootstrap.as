"""importlib._bootstrap: another name of `_frozen_importlib`."""

import sys
import _frozen_importlib

sys.modules[__name__] = _frozen_importlib
