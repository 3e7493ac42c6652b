"""Comparing files and folders."""

import os
import stat
from itertools import filterfalse

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]

_cache = {}
_CHUNK = 8 * 1024


def clear_cache():
    """Forgets what was found out about files."""
    _cache.clear()


def cmp(f1, f2, shallow=True):
    """Says whether two files are equal; shallow: by kind, size and time alone where those are equal."""
    s1, s2 = _signature(os.stat(f1)), _signature(os.stat(f2))
    if s1[0] != stat.S_IFREG or s2[0] != stat.S_IFREG:
        return False
    if shallow and s1 == s2:
        return True
    if s1[1] != s2[1]:
        return False
    key = f1, f2, s1, s2
    found = _cache.get(key)
    if found is None:
        found = _same_content(f1, f2)
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = found
    return found


def _signature(st):
    return stat.S_IFMT(st.st_mode), st.st_size, st.st_mtime


def _same_content(f1, f2):
    with open(f1, "rb") as first, open(f2, "rb") as second:
        while True:
            one = first.read(_CHUNK)
            if one != second.read(_CHUNK):
                return False
            if not one:
                return True


def cmpfiles(a, b, common, shallow=True):
    """Sorts names that two folders share into equal, different and uncomparable ones."""
    equal, different, errors = [], [], []
    for name in common:
        try:
            place = equal if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else different
        except (OSError, ValueError):
            place = errors
        place.append(name)
    return equal, different, errors


class dircmp:
    """What two folders have in common, and what not; each part is worked out when it is asked for."""

    __class_getitem__ = classmethod(type(list[int]))

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left = a
        self.right = b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def phase0(self):
        """Lists both folders."""
        skip = self.hide + list(self.ignore)
        self.left_list = sorted(filterfalse(skip.__contains__, os.listdir(self.left)))
        self.right_list = sorted(filterfalse(skip.__contains__, os.listdir(self.right)))

    def phase1(self):
        """Finds the names that both have."""
        left = {os.path.normcase(name): name for name in self.left_list}
        right = {os.path.normcase(name): name for name in self.right_list}
        self.common = [left[key] for key in left if key in right]
        self.left_only = [left[key] for key in left if key not in right]
        self.right_only = [right[key] for key in right if key not in left]

    def phase2(self):
        """Tells files, folders and others among them apart."""
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = []
            for folder in (self.left, self.right):
                try:
                    kinds.append(stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode))
                except (OSError, ValueError):
                    kinds.append(None)
            if None in kinds or kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif kinds[0] == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif kinds[0] == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def phase3(self):
        """Compares the files that both have."""
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        """Makes a comparison of each folder that both have."""
        self.subdirs = {}
        for name in self.common_dirs:
            self.subdirs[name] = self.__class__(
                os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide, shallow=self.shallow,
            )

    def phase4_closure(self):
        """Does so all the way down."""
        self.phase4()
        for inner in self.subdirs.values():
            inner.phase4_closure()

    def report(self):
        """Prints what differs."""
        print("diff", self.left, self.right)
        for names, title in (
            (self.left_only, f"Only in {self.left}"), (self.right_only, f"Only in {self.right}"),
            (self.same_files, "Identical files"), (self.diff_files, "Differing files"),
            (self.funny_files, "Trouble with common files"), (self.common_dirs, "Common subdirectories"),
            (self.common_funny, "Common funny cases"),
        ):
            if names:
                names.sort()
                print(title, ":", names)

    def report_partial_closure(self):
        """Prints what differs here and in the folders right below."""
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        """Prints what differs all the way down."""
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()

    _phases = {
        "left_list": phase0, "right_list": phase0, "common": phase1, "left_only": phase1, "right_only": phase1,
        "common_dirs": phase2, "common_files": phase2, "common_funny": phase2,
        "same_files": phase3, "diff_files": phase3, "funny_files": phase3, "subdirs": phase4,
    }
    methodmap = _phases

    def __getattr__(self, attr):
        if attr not in self._phases:
            raise AttributeError(attr)
        self._phases[attr](self)
        return getattr(self, attr)
