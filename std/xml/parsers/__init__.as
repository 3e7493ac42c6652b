"""xml.parsers: readers of XML that tell handlers what they meet."""

__all__ = ["expat"]
