"""Texts of values in messages, and differences between collections."""

from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH, _PLACEHOLDER_LEN = 80, 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - _MIN_BEGIN_LEN - _MIN_COMMON_LEN - _MIN_END_LEN - 2 * _PLACEHOLDER_LEN


def _shorten(text, head, tail):
    left_out = len(text) - head - tail
    if left_out <= _PLACEHOLDER_LEN:
        return text
    return "%s[%d chars]%s" % (text[:head], left_out, text[len(text) - tail:])


def _common_prefix(texts):
    first, last = min(texts), max(texts)
    n = 0
    while n < len(first) and first[n] == last[n]:
        n += 1
    return first[:n]


def _common_shorten_repr(*values):
    """The reprs of values, shortened so that the place where they begin to differ stays in sight."""
    texts = tuple(safe_repr(v) for v in values)
    longest = max(len(t) for t in texts)
    if longest <= _MAX_LENGTH:
        return texts
    prefix = _common_prefix(texts)
    n = len(prefix)
    kept = _MAX_LENGTH - (longest - n + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if kept > _MIN_COMMON_LEN:
        prefix = _shorten(prefix, _MIN_BEGIN_LEN, kept)
        return tuple(prefix + t[n:] for t in texts)
    prefix = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple(prefix + _shorten(t[n:], _MIN_DIFF_LEN, _MIN_END_LEN) for t in texts)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _MAX_LENGTH:
        return text[:_MAX_LENGTH] + " [truncated]..."
    return text


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)




def _next_run(items, i):
    """The place after the run of equal items that begins at a place."""
    after = i + 1
    while after < len(items) and items[after] == items[i]:
        after += 1
    return after


def sorted_list_difference(expected, actual):
    """What only one of two sorted lists has: what is missing from the second, and what it has besides."""
    i = j = 0
    missing, unexpected = [], []
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = _next_run(expected, i)
        elif e > a:
            unexpected.append(a)
            j = _next_run(actual, j)
        else:
            i, j = _next_run(expected, i), _next_run(actual, j)
    return missing + expected[i:], unexpected + actual[j:]


def unorderable_list_difference(expected, actual):
    """The same for lists of what has no order; empties expected, and leaves in actual what it has besides."""
    missing = []
    while expected:
        item = expected.pop()
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1, as x is less than, equal to or greater than y."""
    return (x > y) - (x < y)


_Mismatch = namedtuple("Mismatch", "actual expected value")


def _count_diff_all_purpose(actual, expected):
    """How often each element occurs, where that differs; elements need not be hashable."""
    s, t = list(actual), list(expected)
    gone = object()

    def take(items, start, elem):
        n = 0
        for k in range(start, len(items)):
            if items[k] == elem:
                n += 1
                items[k] = gone
        return n

    result = []
    for i in range(len(s)):
        elem = s[i]
        if elem is not gone:
            cnt_s, cnt_t = take(s, i, elem), take(t, 0, elem)
            if cnt_s != cnt_t:
                result.append(_Mismatch(cnt_s, cnt_t, elem))
    for i in range(len(t)):
        elem = t[i]
        if elem is not gone:
            result.append(_Mismatch(0, take(t, i, elem), elem))
    return result


def _count_diff_hashable(actual, expected):
    """The same for hashable elements."""
    s, t = Counter(actual), Counter(expected)
    result = [_Mismatch(n, t.get(elem, 0), elem) for elem, n in s.items() if n != t.get(elem, 0)]
    result += [_Mismatch(0, n, elem) for elem, n in t.items() if elem not in s]
    return result
