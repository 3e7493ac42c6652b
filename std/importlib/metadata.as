"""importlib.metadata: what is known of installed packages, read from the `dist-info` folders on `sys.path`."""

import os
import re
import sys

__all__ = ["Distribution", "PackageNotFoundError", "distribution", "distributions", "metadata", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """No package of that name is installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def _plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


class Distribution:
    """An installed package."""

    def __init__(self, folder):
        self._folder = folder

    @classmethod
    def from_name(cls, name):
        """Returns the package of a name."""
        if not name:
            raise ValueError("A distribution name is required.")
        for found in distributions():
            if _plain(os.path.basename(found._folder).partition("-")[0]) == _plain(name):
                return found
        raise PackageNotFoundError(name)

    def read_text(self, filename):
        """Returns the text of one of its files, or None."""
        try:
            with open(os.path.join(self._folder, filename), encoding="utf-8") as file:
                return file.read()
        except OSError:
            return None

    @property
    def metadata(self):
        from email import message_from_string
        return message_from_string(self.read_text("METADATA") or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")


def distributions(**kwargs):
    """Yields the installed packages."""
    for place in sys.path:
        try:
            names = sorted(os.listdir(place or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                yield Distribution(os.path.join(place or ".", name))


def distribution(distribution_name):
    """Returns the package of a name."""
    return Distribution.from_name(distribution_name)


def metadata(distribution_name):
    """Returns what a package says of itself, as a message with headers."""
    return distribution(distribution_name).metadata


def version(distribution_name):
    """Returns the version of a package."""
    return distribution(distribution_name).version


def requires(distribution_name):
    """Returns what a package needs, or None."""
    return distribution(distribution_name).requires
