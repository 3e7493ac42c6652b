"""Showing pages in a browser: the one that BROWSER names, or one that is installed.

    >>> register("mine", None, GenericBrowser("true"))
    >>> get("mine").open("https://example.org")
    True
"""

import copy
import os
import shlex
import shutil
import subprocess
import sys

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    """There is no browser."""


# Classes and instances by names in lower case; and the names in the order in which they are tried, once it is known.
_browsers = {}
_tryorder = None


def register(name, klass, instance=None, *, preferred=False):
    """Makes a browser known, by its class or an instance; a preferred one is tried first."""
    if _tryorder is None:
        _register_all()
    _browsers[name.lower()] = [klass, instance]
    _tryorder.insert(0 if preferred else len(_tryorder), name)


def get(using=None):
    """Returns a browser by name or command line, or the first one. Errors: Error if there is none."""
    if _tryorder is None:
        _register_all()
    for name in _tryorder if using is None else [using]:
        if "%s" in name:
            words = shlex.split(name)
            return BackgroundBrowser(words[:-1]) if words[-1] == "&" else GenericBrowser(words)
        klass, instance = _browsers.get(name.lower()) or _synthesize(name)
        if instance is not None:
            return instance
        if klass is not None:
            return klass()
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Shows a page; 1 asks for a new window and 2 for a new tab. Returns whether a browser was found that does."""
    if _tryorder is None:
        _register_all()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Shows a page in a new window."""
    return open(url, 1)


def open_new_tab(url):
    """Shows a page in a new tab."""
    return open(url, 2)


def _synthesize(browser, *, preferred=False):
    """Makes a browser known that is another program of a kind that is known."""
    command = browser.split()[0]
    if not shutil.which(command):
        return [None, None]
    known = os.path.basename(command).lower()
    instance = _browsers.get(known, (None, None))[1]
    if instance is None or instance.basename != known:
        return [None, None]
    instance = copy.copy(instance)
    instance.name = browser
    instance.basename = os.path.basename(browser)
    register(browser, None, instance, preferred=preferred)
    return [None, instance]


class BaseBrowser:
    """What browsers have in common."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = self.basename = name

    def open(self, url, new=0, autoraise=True):
        """Shows a page."""
        raise NotImplementedError

    def open_new(self, url):
        """Shows a page in a new window."""
        return self.open(url, 1)

    def open_new_tab(self, url):
        """Shows a page in a new tab."""
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    """A program that is run with the address and waited for."""

    def __init__(self, name):
        if isinstance(name, str):
            self.name = name
            self.args = ["%s"]
        else:
            self.name, *self.args = name
        self.basename = os.path.basename(self.name)

    def _line(self, url):
        return [self.name] + [word.replace("%s", url) for word in self.args]

    def open(self, url, new=0, autoraise=True):
        """Shows a page and waits until the program ends."""
        sys.audit("webbrowser.open", url)
        try:
            return not subprocess.Popen(self._line(url)).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A program that is run with the address and goes on by itself."""

    def open(self, url, new=0, autoraise=True):
        """Shows a page."""
        sys.audit("webbrowser.open", url)
        try:
            return subprocess.Popen(self._line(url), start_new_session=True).poll() is None
        except OSError:
            return False


def _register_all():
    global _tryorder
    _tryorder = []
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        for name in ("xdg-open", "gvfs-open", "x-www-browser", "firefox", "google-chrome", "chromium", "chromium-browser"):
            if shutil.which(name):
                register(name, None, BackgroundBrowser(name))
    if os.environ.get("TERM"):
        for name in ("www-browser", "links", "elinks", "lynx", "w3m"):
            if shutil.which(name):
                register(name, None, GenericBrowser(name))
    for line in reversed(os.environ.get("BROWSER", "").split(os.pathsep)):
        if line and _synthesize(line, preferred=True)[1] is None:
            register(line, None, GenericBrowser(line), preferred=True)
