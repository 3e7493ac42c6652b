"""concurrent: the package of concurrent.futures."""


def __getattr__(name):
    # Submodules that something else has brought.
    from _submodules import find
    return find("concurrent", name)
