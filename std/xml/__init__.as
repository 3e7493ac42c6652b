"""XML: `xml.etree` has trees of elements."""
