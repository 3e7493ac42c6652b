"""The classes of streams under the module name they carry, as pickles name them."""

from io import *
from io import DEFAULT_BUFFER_SIZE, text_encoding
