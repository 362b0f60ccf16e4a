"""What machine, system and Python this is."""

import collections
import os
import re
import sys

__copyright__ = ""
__version__ = "1.0.8"

_uname = collections.namedtuple("uname_result_base", "system node release version machine")


class uname_result(_uname):
    """os.uname with the processor, which is found when it is asked for."""

    __slots__ = ()
    _fields = ("system", "node", "release", "version", "machine", "processor")

    @property
    def processor(self):
        return ""

    def __iter__(self):
        yield from super().__iter__()
        yield self.processor

    @classmethod
    def _make(cls, iterable):
        return cls(*list(iterable)[:5])

    def __getitem__(self, key):
        return tuple(self)[key]

    def __len__(self):
        return 6

    def __reduce__(self):
        return uname_result, tuple(self)[:5]

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __hash__(self):
        return hash(tuple(self))


_cache = None


def uname():
    global _cache
    if _cache is None:
        _cache = uname_result(*os.uname())
    return _cache


def system():
    return uname().system


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return uname().processor


def architecture(executable=sys.executable, bits="", linkage=""):
    return bits or ("64bit" if sys.maxsize > 2**32 else "32bit"), linkage or "ELF"


def python_implementation():
    return "CPython"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(python_version().split("."))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    m = re.search(r"\(([^,]*), ([^)]*)\)", sys.version)
    return m.groups() if m else ("", "")


def python_compiler():
    m = re.search(r"\[([^\]]*)\]", sys.version)
    return m.group(1) if m else ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return lib, version


def platform(aliased=False, terse=False):
    u = uname()
    parts = [u.system, u.release] if terse else [u.system, u.release, u.machine]
    libc = "".join(libc_ver())
    text = "-".join(p.strip() for p in parts if p)
    if libc and not terse:
        text += "-with-" + libc
    return text.replace(" ", "_")


def system_alias(system, release, version):
    return system, release, version


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


_os_release = None
_os_release_line = re.compile("^(?P<name>[a-zA-Z0-9_]+)=(?P<quote>[\"']?)(?P<value>.*)(?P=quote)$")


def freedesktop_os_release():
    global _os_release
    if _os_release is None:
        for candidate in ("/etc/os-release", "/usr/lib/os-release"):
            try:
                with open(candidate, encoding="utf-8") as f:
                    info = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
                    for line in f:
                        m = _os_release_line.match(line)
                        if m is not None:
                            info[m["name"]] = re.sub(r"\\([\\\$\"\'`])", r"\1", m["value"])
                    _os_release = info
                    break
            except OSError:
                pass
        else:
            raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")
    return _os_release.copy()
