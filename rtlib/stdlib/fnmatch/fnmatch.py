"""File names and patterns with *, ? and [...]."""

import functools
import os
import posixpath
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Whether name matches pat, with the case of letters as the system regards it."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


@functools.lru_cache(maxsize=32768, typed=True)
def _compile_pattern(pat):
    if isinstance(pat, bytes):
        return re.compile(bytes(translate(str(pat, "ISO-8859-1")), "ISO-8859-1")).match
    return re.compile(translate(pat)).match


def filter(names, pat):
    """The names that match pat."""
    match = _compile_pattern(os.path.normcase(pat))
    if os.path is posixpath:
        return [name for name in names if match(name)]
    return [name for name in names if match(os.path.normcase(name))]


def fnmatchcase(name, pat):
    """Whether name matches pat exactly."""
    return _compile_pattern(pat)(name) is not None


def _set(chars):
    """The regular expression of what stands between [ and ]; ranges that run backwards hold nothing."""
    if "-" not in chars:
        chars = chars.replace("\\", r"\\")
    else:
        chunks = []
        start, k = 0, 2 if chars[0] == "!" else 1
        while (k := chars.find("-", k)) >= 0:
            chunks.append(chars[start:k])
            start, k = k + 1, k + 3
        if chars[start:]:
            chunks.append(chars[start:])
        else:
            chunks[-1] += "-"
        for k in range(len(chunks) - 1, 0, -1):
            if chunks[k - 1][-1] > chunks[k][0]:
                chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
                del chunks[k]
        chars = "-".join(c.replace("\\", r"\\").replace("-", r"\-") for c in chunks)
    chars = re.sub(r"([&~|])", r"\\\1", chars)
    if not chars:
        return "(?!)"
    if chars == "!":
        return "."
    if chars[0] == "!":
        chars = "^" + chars[1:]
    elif chars[0] in ("^", "["):
        chars = "\\" + chars
    return f"[{chars}]"


def translate(pat):
    """The regular expression that matches what pat matches."""
    star = object()
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] is not star:
                parts.append(star)
        elif c == "?":
            parts.append(".")
        elif c == "[":
            j = i
            if pat[j:j + 1] == "!":
                j += 1
            if pat[j:j + 1] == "]":
                j += 1
            j = pat.find("]", j)
            if j < 0:
                parts.append("\\[")
            else:
                parts.append(_set(pat[i:j]))
                i = j + 1
        else:
            parts.append(re.escape(c))
    # Between two stars the shortest match will do: there is no need to try longer ones.
    stars = [k for k, part in enumerate(parts) if part is star]
    text = []
    k = 0
    while k < len(parts):
        if parts[k] is not star:
            text.append(parts[k])
            k += 1
            continue
        following = next((s for s in stars if s > k), None)
        if following is None:
            text.append(".*")
            k += 1
        else:
            text.append("(?>.*?" + "".join(parts[k + 1:following]) + ")")
            k = following
    return "(?s:" + "".join(text) + r")\Z"
