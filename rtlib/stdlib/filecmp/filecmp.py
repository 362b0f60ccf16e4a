"""Compares files and directories."""

import os
import stat
from types import GenericAlias

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]
BUFSIZE = 8 * 1024
_cache = {}


def clear_cache():
    _cache.clear()


def cmp(f1, f2, shallow=True):
    s1, s2 = _signature(os.stat(f1)), _signature(os.stat(f2))
    kinds, sizes, _ = zip(s1, s2)
    if set(kinds) != {stat.S_IFREG} or sizes[0] != sizes[1]:
        return False
    return bool(shallow and s1 == s2) or _same_contents(f1, f2, s1, s2)


def _same_contents(f1, f2, *signatures):
    """Whether two files hold the same; it is remembered as long as neither seems to change."""
    key = f1, f2, *signatures
    if key not in _cache:
        if len(_cache) > 100:
            clear_cache()
        _cache[key] = _same(f1, f2)
    return _cache[key]


def _signature(st):
    return stat.S_IFMT(st.st_mode), st.st_size, st.st_mtime


def _same(f1, f2):
    with open(f1, "rb") as a, open(f2, "rb") as b:
        while True:
            x, y = a.read(BUFSIZE), b.read(BUFSIZE)
            if x != y:
                return False
            if not x:
                return True


def cmpfiles(a, b, common, shallow=True):
    same, different, failed = result = [], [], []
    for name in common:
        try:
            (same if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else different).append(name)
        except (OSError, ValueError):
            failed.append(name)
    return result


class dircmp:
    """What two directories have in common and where they differ; each part is found when it is asked for."""

    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        self.shallow = shallow

    def phase0(self):
        skip = self.hide + self.ignore
        self.left_list = sorted(n for n in os.listdir(self.left) if n not in skip)
        self.right_list = sorted(n for n in os.listdir(self.right) if n not in skip)

    def phase1(self):
        left, right = set(self.left_list), set(self.right_list)
        self.common = [n for n in self.left_list if n in right]
        self.left_only = [n for n in self.left_list if n not in right]
        self.right_only = [n for n in self.right_list if n not in left]

    def phase2(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for n in self.common:
            try:
                kinds = {stat.S_IFMT(os.stat(os.path.join(top, n)).st_mode) for top in (self.left, self.right)}
            except (OSError, ValueError):
                kinds = set()
            if kinds == {stat.S_IFDIR}:
                self.common_dirs.append(n)
            elif kinds == {stat.S_IFREG}:
                self.common_files.append(n)
            else:
                self.common_funny.append(n)

    def phase3(self):
        self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files, self.shallow)

    def phase4(self):
        self.subdirs = {}
        for n in self.common_dirs:
            left, right = os.path.join(self.left, n), os.path.join(self.right, n)
            self.subdirs[n] = self.__class__(left, right, self.ignore, self.hide, shallow=self.shallow)

    def phase4_closure(self):
        self.phase4()
        for sub in self.subdirs.values():
            sub.phase4_closure()

    def report(self):
        print("diff", self.left, self.right)
        for title, names in (
            (f"Only in {self.left}", self.left_only), (f"Only in {self.right}", self.right_only), ("Identical files", self.same_files),
            ("Differing files", self.diff_files), ("Trouble with common files", self.funny_files),
            ("Common subdirectories", self.common_dirs), ("Common funny cases", self.common_funny),
        ):
            if names:
                names.sort()
                print(title, ":", names)

    def report_partial_closure(self):
        self.report()
        for sub in self.subdirs.values():
            print()
            sub.report()

    def report_full_closure(self):
        self.report()
        for sub in self.subdirs.values():
            print()
            sub.report_full_closure()

    methodmap = dict(
        subdirs=phase4, same_files=phase3, diff_files=phase3, funny_files=phase3, common_dirs=phase2, common_files=phase2,
        common_funny=phase2, common=phase1, left_only=phase1, right_only=phase1, left_list=phase0, right_list=phase0)

    def __getattr__(self, attr):
        if attr not in self.methodmap:
            raise AttributeError(attr)
        self.methodmap[attr](self)
        return getattr(self, attr)

    __class_getitem__ = classmethod(GenericAlias)
