"""What `robots.txt` of a site lets a program read."""

import collections
import time
import urllib.error
import urllib.parse
import urllib.request

__all__ = ["RobotFileParser"]

RequestRate = collections.namedtuple("RequestRate", "requests seconds")


class RobotFileParser:
    """The rules of one site."""

    def __init__(self, url=""):
        self.entries = []
        self.sitemaps = []
        self.default_entry = None
        self.disallow_all = False
        self.allow_all = False
        self.set_url(url)
        self.last_checked = 0

    def mtime(self):
        """Returns when the rules were read."""
        return self.last_checked

    def modified(self):
        """Says that the rules were read now."""
        self.last_checked = time.time()

    def set_url(self, url):
        """Sets where the rules are."""
        self.url = url
        self.host, self.path = urllib.parse.urlparse(url)[1:3]

    def read(self):
        """Reads the rules of the site."""
        try:
            source = urllib.request.urlopen(self.url)
        except urllib.error.HTTPError as problem:
            if problem.code in (401, 403):
                self.disallow_all = True
            elif 400 <= problem.code < 500:
                self.allow_all = True
            problem.close()
        else:
            self.parse(source.read().decode("utf-8").splitlines())

    def _add_entry(self, entry):
        if "*" not in entry.useragents:
            self.entries.append(entry)
        elif self.default_entry is None:
            self.default_entry = entry

    def parse(self, lines):
        """Reads the rules from lines."""
        # What the entry has so far: nothing, programs, rules.
        state = 0
        entry = Entry()
        self.modified()
        for line in lines:
            if not line:
                if state == 1:
                    entry = Entry()
                elif state == 2:
                    self._add_entry(entry)
                    entry = Entry()
                state = 0
            line = line.partition("#")[0].strip()
            key, colon, value = line.partition(":")
            if not line or not colon:
                continue
            key, value = key.strip().lower(), urllib.parse.unquote(value.strip())
            if key == "user-agent":
                if state == 2:
                    self._add_entry(entry)
                    entry = Entry()
                entry.useragents.append(value)
                state = 1
            elif key == "sitemap":
                self.sitemaps.append(value)
            elif state and key in ("disallow", "allow"):
                entry.rulelines.append(RuleLine(value, key == "allow"))
                state = 2
            elif state and key == "crawl-delay":
                if value.isdigit():
                    entry.delay = int(value)
                state = 2
            elif state and key == "request-rate":
                numbers = value.split("/")
                if len(numbers) == 2 and all([number.strip().isdigit() for number in numbers]):
                    entry.req_rate = RequestRate(int(numbers[0]), int(numbers[1]))
                state = 2
        if state == 2:
            self._add_entry(entry)

    def can_fetch(self, useragent, url):
        """Says whether a program may read an address."""
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        if not self.last_checked:
            return False
        parts = urllib.parse.urlparse(urllib.parse.unquote(url))
        url = urllib.parse.quote(urllib.parse.urlunparse(("", "", parts.path, parts.params, parts.query, parts.fragment))) or "/"
        for entry in self.entries:
            if entry.applies_to(useragent):
                return entry.allowance(url)
        return self.default_entry.allowance(url) if self.default_entry else True

    def _entry_of(self, useragent):
        for entry in self.entries:
            if entry.applies_to(useragent):
                return entry
        return self.default_entry

    def crawl_delay(self, useragent):
        """Returns how many seconds a program should wait between readings."""
        if not self.mtime():
            return None
        entry = self._entry_of(useragent)
        return entry.delay if entry else None

    def request_rate(self, useragent):
        """Returns how many readings in how many seconds a program may make."""
        if not self.mtime():
            return None
        entry = self._entry_of(useragent)
        return entry.req_rate if entry else None

    def site_maps(self):
        """Returns the addresses of the maps of the site."""
        return self.sitemaps or None

    def __str__(self):
        entries = self.entries if self.default_entry is None else self.entries + [self.default_entry]
        return "\n\n".join(map(str, entries))


class RuleLine:
    """One rule: addresses that start so may or may not be read."""

    def __init__(self, path, allowance):
        if path == "" and not allowance:
            allowance = True
        self.path = urllib.parse.quote(urllib.parse.urlunparse(urllib.parse.urlparse(path)))
        self.allowance = allowance

    def applies_to(self, filename):
        return self.path == "*" or filename.startswith(self.path)

    def __str__(self):
        return ("Allow" if self.allowance else "Disallow") + ": " + self.path


class Entry:
    """The rules for some programs."""

    def __init__(self):
        self.useragents = []
        self.rulelines = []
        self.delay = None
        self.req_rate = None

    def __str__(self):
        lines = [f"User-agent: {agent}" for agent in self.useragents]
        if self.delay is not None:
            lines.append(f"Crawl-delay: {self.delay}")
        if self.req_rate is not None:
            lines.append(f"Request-rate: {self.req_rate.requests}/{self.req_rate.seconds}")
        return "\n".join(lines + list(map(str, self.rulelines)))

    def applies_to(self, useragent):
        """Says whether the rules are for a program."""
        useragent = useragent.split("/")[0].lower()
        return any([agent == "*" or agent.lower() in useragent for agent in self.useragents])

    def allowance(self, filename):
        for line in self.rulelines:
            if line.applies_to(filename):
                return line.allowance
        return True
