from ..consts import PI
from ... import shapes as top
depth = PI * 2
