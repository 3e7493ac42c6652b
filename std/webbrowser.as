"""Showing pages in a browser: the one that BROWSER names, or one that is found.

    >>> isinstance(GenericBrowser("cat"), BaseBrowser)
    True
"""

import os
import shlex
import shutil
import subprocess
import sys
import threading

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    """There is no browser."""


_lock = threading.RLock()
# Name: class, object.
_browsers = {}
# Names in the order in which they are tried; None before they were looked for.
_tryorder = None
_os_preferred_browser = None


def register(name, klass, instance=None, *, preferred=False):
    """Makes a browser known; a `preferred` one is tried first."""
    with _lock:
        if _tryorder is None:
            register_standard_browsers()
        _browsers[name.lower()] = [klass, instance]
        # The system's own choice counts as preferred.
        if preferred or _os_preferred_browser and f"{name}.desktop" == _os_preferred_browser:
            _tryorder.insert(0, name)
        else:
            _tryorder.append(name)


def get(using=None):
    """Returns a browser, by name or the first that is there."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    for name in _tryorder if using is None else [using]:
        if "%s" in name:
            # A command line of the user's.
            words = shlex.split(name)
            return BackgroundBrowser(words[:-1]) if words[-1] == "&" else GenericBrowser(words)
        try:
            klass, instance = _browsers[name.lower()]
        except KeyError:
            made = _synthesize(name)
            klass, instance = made
        if instance is not None:
            return instance
        if klass is not None:
            return klass()
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Shows a page: in the window that is there, a new one (1) or a new tab (2); tells whether a browser took it."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Shows a page in a new window."""
    return open(url, 1)


def open_new_tab(url):
    """Shows a page in a new tab."""
    return open(url, 2)


def _synthesize(browser, *, preferred=False):
    """Makes a browser known by the path of a program whose name is that of a known one."""
    command = browser.split()[0]
    if not shutil.which(command):
        return [None, None]
    name = os.path.basename(command)
    known = _browsers.get(name.lower())
    if known and known[1] is not None and known[1].basename == name:
        import copy
        made = copy.copy(known[1])
        made.name = browser
        made.basename = os.path.basename(browser)
        register(browser, None, instance=made, preferred=preferred)
        return [None, made]
    return [None, None]


class BaseBrowser:
    """What all browsers have."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        raise NotImplementedError

    def open_new(self, url):
        """Shows a page in a new window."""
        return self.open(url, 1)

    def open_new_tab(self, url):
        """Shows a page in a new tab."""
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    """A program that shows a page and ends."""

    def __init__(self, name):
        if isinstance(name, str):
            self.name, self.args = name, ["%s"]
        else:
            self.name, self.args = name[0], name[1:]
        self.basename = os.path.basename(self.name)

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        words = [self.name] + [word.replace("%s", url) for word in self.args]
        try:
            return not subprocess.Popen(words).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A program that goes on beside this one."""

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        words = [self.name] + [word.replace("%s", url) for word in self.args]
        try:
            return subprocess.Popen(words, close_fds=True, start_new_session=True).poll() is None
        except OSError:
            return False


class UnixBrowser(BaseBrowser):
    """A browser that passes pages on to one that runs already."""

    raise_opts = None
    background = False
    redirect_stdout = True
    remote_args = ["%action", "%s"]
    remote_action = None
    remote_action_newwin = None
    remote_action_newtab = None

    def _invoke(self, args, remote, autoraise, url=None):
        more = [self.raise_opts[int(autoraise)]] if remote and self.raise_opts else []
        silent = subprocess.DEVNULL if remote or self.background else None
        program = subprocess.Popen(
            [self.name, *[word for word in more if word], *args], close_fds=True, stdin=silent,
            stdout=self.redirect_stdout and silent or None, stderr=silent, start_new_session=True,
        )
        if not remote:
            return program.poll() is None if self.background else not program.wait()
        try:
            # Five seconds are what CPython gives it, too.
            return not program.wait(5)
        except subprocess.TimeoutExpired:
            return True

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        actions = {0: self.remote_action, 1: self.remote_action_newwin}
        actions[2] = self.remote_action_newwin if self.remote_action_newtab is None else self.remote_action_newtab
        if new not in actions:
            raise Error(f"Bad 'new' parameter to open(); expected 0, 1, or 2, got {new}")
        words = [word.replace("%s", url).replace("%action", actions[new]) for word in self.remote_args]
        words = [word for word in words if word]
        if self._invoke(words, True, autoraise, url):
            return True
        return self._invoke([word.replace("%s", url) for word in self.args], False, False)


class Mozilla(UnixBrowser):
    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "-new-window"
    remote_action_newtab = "-new-tab"
    background = True


class Epiphany(UnixBrowser):
    raise_opts = ["-noraise", ""]
    remote_args = ["%action", "%s"]
    remote_action = "-n"
    remote_action_newwin = "-w"
    background = True


class Chrome(UnixBrowser):
    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


Chromium = Chrome


class Opera(UnixBrowser):
    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


class Elinks(UnixBrowser):
    remote_args = ["-remote", "openURL(%s%action)"]
    remote_action = ""
    remote_action_newwin = ",new-window"
    remote_action_newtab = ",new-tab"
    background = False
    redirect_stdout = False


class Edge(UnixBrowser):
    remote_args = ["%action", "%s"]
    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


def register_X_browsers():
    """Makes the browsers known that need a screen."""
    for name in ("xdg-open", "gvfs-open", "gio"):
        if shutil.which(name):
            register(name, None, BackgroundBrowser([name, "open", "--", "%s"] if name == "gio" else name))
    if shutil.which("x-www-browser"):
        register("x-www-browser", None, BackgroundBrowser("x-www-browser"))
    for name in ("firefox", "iceweasel", "seamonkey", "mozilla-firefox", "mozilla"):
        if shutil.which(name):
            register(name, None, Mozilla(name))
    if shutil.which("epiphany"):
        register("epiphany", None, Epiphany("epiphany"))
    for name in ("google-chrome", "chrome", "chromium", "chromium-browser"):
        if shutil.which(name):
            register(name, None, Chrome(name))
    if shutil.which("opera"):
        register("opera", None, Opera("opera"))
    if shutil.which("microsoft-edge"):
        register("microsoft-edge", None, Edge("microsoft-edge"))


def register_standard_browsers():
    """Looks for the browsers that are there."""
    global _tryorder, _os_preferred_browser
    _tryorder = []
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        try:
            words = "xdg-settings get default-web-browser".split()
            _os_preferred_browser = subprocess.check_output(words, stderr=subprocess.DEVNULL).decode().strip()
        except (OSError, subprocess.CalledProcessError):
            pass
        register_X_browsers()
    if os.environ.get("TERM"):
        if shutil.which("www-browser"):
            register("www-browser", None, GenericBrowser("www-browser"))
        for name, klass in (("links", GenericBrowser), ("elinks", Elinks), ("lynx", GenericBrowser), ("w3m", GenericBrowser)):
            if shutil.which(name):
                register(name, None, klass(name))
    if "BROWSER" in os.environ:
        for command in reversed(os.environ["BROWSER"].split(os.pathsep)):
            if command:
                klass, instance = _synthesize(command, preferred=True)
                if instance is None:
                    register(command, None, GenericBrowser(command), preferred=True)
