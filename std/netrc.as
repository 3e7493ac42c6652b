"""Reading `.netrc`: names and passwords for hosts."""

import os
import stat

__all__ = ["netrc", "NetrcParseError"]


class NetrcParseError(Exception):
    """The file says something that is no entry."""

    def __init__(self, msg, filename=None, lineno=None):
        self.filename = filename
        self.lineno = lineno
        self.msg = msg
        Exception.__init__(self, msg)

    def __str__(self):
        return f"{self.msg} ({self.filename}, line {self.lineno})"


class _Words:
    """The words of a text; quotes and backslashes keep what they hold."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.lineno = 1
        self.pushed = []

    def _char(self):
        if self.at >= len(self.text):
            return ""
        char = self.text[self.at]
        self.at += 1
        if char == "\n":
            self.lineno += 1
        return char

    def line(self):
        """Reads to the end of the line."""
        start = self.at
        while self._char() not in ("", "\n"):
            pass
        return self.text[start:self.at]

    def next(self):
        """Reads a word; empty at the end."""
        if self.pushed:
            return self.pushed.pop(0)
        char = self._char()
        while char and char in "\n\t\r ":
            char = self._char()
        if char == '"':
            return self._until('"', self._char())
        word = ""
        while char and char not in "\n\t\r ":
            word += self._char() if char == "\\" else char
            char = self._char()
        return word

    def _until(self, end, char):
        word = ""
        while char and char != end:
            word += self._char() if char == "\\" else char
            char = self._char()
        return word


class netrc:
    """The entries of a file: `hosts` maps to (login, account, password), `macros` to lines."""

    def __init__(self, file=None):
        default = file is None
        if default:
            file = os.path.join(os.path.expanduser("~"), ".netrc")
        self.hosts = {}
        self.macros = {}
        try:
            with open(file, encoding="utf-8") as source:
                self._parse(file, source, default)
        except UnicodeDecodeError:
            with open(file, encoding="locale") as source:
                self._parse(file, source, default)

    def _parse(self, file, source, default):
        words = _Words(source.read())
        while True:
            before = words.lineno
            top = word = words.next()
            if not word:
                return
            if word[0] == "#":
                if words.lineno == before and word == "#":
                    words.line()
                continue
            if word == "machine":
                entry = words.next()
            elif word == "default":
                entry = "default"
            elif word == "macdef":
                entry = words.next()
                self.macros[entry] = []
                while True:
                    line = words.line()
                    if not line:
                        raise NetrcParseError("Macro definition missing null line terminator.", file, words.lineno)
                    if line == "\n":
                        break
                    self.macros[entry].append(line)
                continue
            else:
                raise NetrcParseError(f"bad toplevel token {word!r}", file, words.lineno)
            if not entry:
                raise NetrcParseError(f"missing {top!r} name", file, words.lineno)
            self._parse_entry(words, file, source, entry, default)

    def _parse_entry(self, words, file, source, entry, default):
        login = account = password = ""
        while True:
            before = words.lineno
            word = words.next()
            if word.startswith("#"):
                # A word takes the end of its line with it: the comment may have ended.
                if words.lineno == before:
                    words.line()
                continue
            if word in ("", "machine", "default", "macdef"):
                words.pushed.append(word)
                self.hosts[entry] = (login, account, password)
                break
            if word in ("login", "user"):
                login = words.next()
            elif word == "account":
                account = words.next()
            elif word == "password":
                password = words.next()
            else:
                raise NetrcParseError(f"bad follower token {word!r}", file, words.lineno)
        self._security_check(source, default, login)

    def _security_check(self, source, default, login):
        """Refuses passwords in the default file that others could read or may have written."""
        if os.name != "posix" or not default or login == "anonymous":
            return
        about = os.fstat(source.fileno())
        if about.st_uid != os.getuid():
            import pwd
            names = []
            for uid in (about.st_uid, os.getuid()):
                try:
                    names.append(pwd.getpwuid(uid)[0])
                except KeyError:
                    names.append(f"uid {uid}")
            raise NetrcParseError(f"~/.netrc file owner ({names[0]}) does not match current user ({names[1]})")
        if about.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NetrcParseError("~/.netrc access too permissive: access permissions must restrict access to only the owner")

    def authenticators(self, host):
        """Returns (login, account, password) for a host, or the default's; None if there are none."""
        return self.hosts.get(host) or self.hosts.get("default")

    def __repr__(self):
        text = ""
        for host, (login, account, password) in self.hosts.items():
            text += f"machine {host}\n\tlogin {login}\n"
            if account:
                text += f"\taccount {account}\n"
            text += f"\tpassword {password}\n"
        for name, lines in self.macros.items():
            text += f"macdef {name}\n" + "".join(lines) + "\n"
        return text
