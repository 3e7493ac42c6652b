print("shapes init", __name__)
from .circle import area
from . import square
version = "1.0"
__all__ = ["area", "version"]
