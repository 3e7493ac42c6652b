"""Trees of elements: `ElementTree`."""
