"""urllib: what is there of it is `urllib.parse`."""


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("urllib", name)
