"""_collections_abc: `collections.abc` under the name it is loaded by at the start."""

import sys
import collections.abc

sys.modules[__name__] = collections.abc
