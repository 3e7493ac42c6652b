"""urllib: what is there of it is `urllib.parse`."""
