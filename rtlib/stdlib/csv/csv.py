"""Tables in text files, a line for every row."""

import io
import itertools
import re
import types
from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, Dialect as _Dialect, Error, __version__,
    field_size_limit, get_dialect, list_dialects, reader, register_dialect, unregister_dialect, writer,
)

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
    "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer",
    "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]

__doc__ = "CSV parsing and writing.\n"


class Dialect:
    """What a subclass's attributes say about a format; making one checks them."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if type(self) is not Dialect:
            self._valid = True
        self._validate()

    def _validate(self):
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(*e.args) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


register_dialect("excel", excel)


class excel_tab(excel):
    delimiter = "\t"


register_dialect("excel-tab", excel_tab)


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("unix", unix_dialect)


def _kept(names):
    """Names of fields that can be gone through again."""
    return list(names) if names is not None and iter(names) is names else names


class DictReader:
    """Reads rows as dictionaries. The names of the fields are given, or are those of the first row."""

    line_num = 0

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = _kept(fieldnames)
        self.restkey, self.restval = restkey, restval
        self.dialect = dialect
        self.reader = reader(f, dialect, *args, **kwds)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, names):
        self._fieldnames = names

    def __iter__(self):
        return self

    def __next__(self):
        """The next row that is not empty."""
        if not self.line_num:
            self.fieldnames
        row, self.line_num = next(self.reader), self.reader.line_num
        while row == []:
            row = next(self.reader)
        return self._record(row)

    def _record(self, row):
        names = self.fieldnames
        record = dict(zip(names, row))
        missing = len(names) - len(row)
        if missing < 0:
            record[self.restkey] = row[missing:]
        elif missing > 0:
            record.update(dict.fromkeys(names[-missing:], self.restval))
        return record

    __class_getitem__ = classmethod(types.GenericAlias)


class DictWriter:
    """Writes dictionaries as rows, their values in the order of the names of the fields."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval, self.extrasaction = _kept(fieldnames), restval, extrasaction.lower()
        if self.extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({self.extrasaction}) must be 'raise' or 'ignore'")
        self.writer = writer(f, dialect, *args, **kwds)

    def _dict_to_list(self, rowdict):
        if self.extrasaction == "raise" and (unknown := rowdict.keys() - self.fieldnames):
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, unknown)))
        return (rowdict.get(name, self.restval) for name in self.fieldnames)

    def writeheader(self):
        return self.writerow({name: name for name in self.fieldnames})

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(self._dict_to_list(rowdict) for rowdict in rowdicts)

    __class_getitem__ = classmethod(types.GenericAlias)


# A field in quotes: between two delimiters, at the beginning of a line, at the end of one, and alone in one.
_QUOTED_FIELDS = (
    r"(?P<delim>[^\w\n\"\'])(?P<space> ?)(?P<quote>[\"\']).*?(?P=quote)(?P=delim)",
    r"(?:^|\n)(?P<quote>[\"\']).*?(?P=quote)(?P<delim>[^\w\n\"\'])(?P<space> ?)",
    r"(?P<delim>[^\w\n\"\'])(?P<space> ?)(?P<quote>[\"\']).*?(?P=quote)(?:$|\n)",
    r"(?:^|\n)(?P<quote>[\"\']).*?(?P=quote)(?:$|\n)",
)


def _tally(items):
    """How often each item occurs, in the order in which they first do."""
    counts = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    return counts


def _most(counts):
    return max(counts, key=counts.get)


class _Frequencies:
    """In how many lines a character stands how often."""

    def __init__(self):
        self.lines = 0
        self.counts = {}

    def add(self, line):
        self.lines += 1
        for char, n in _tally(line).items():
            if char < "\x7f":
                by_number = self.counts.setdefault(char, {})
                by_number[n] = by_number.get(n, 0) + 1

    def regular(self, allowed):
        """The characters that stand equally often in nearly all lines, at least nine of ten, with that number and by how many more
        lines have it than have another. The more regular a character is, the more regular the others must be."""
        found = {}
        for char, by_number in self.counts.items():
            n = _most(by_number)
            lead = 2 * by_number[n] - self.lines
            if lead > 0 and (allowed is None or char in allowed):
                found[char] = n, lead
        demanded = 1.0
        while demanded >= 0.9:
            enough = {char: how for char, how in found.items() if how[1] / self.lines >= demanded}
            if enough:
                return enough
            demanded -= 0.01
        return {}


def _is_number(text):
    try:
        complex(text)
    except (ValueError, OverflowError):
        return False
    return True


class Sniffer:
    """Guesses the dialect of a sample."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        quote, doubled, separator, spaced = self._guess_quote_and_delimiter(sample, delimiters)
        if not separator:
            separator, spaced = self._guess_delimiter(sample, delimiters)
        if not separator:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            delimiter, skipinitialspace = separator, spaced
            quotechar, doublequote = quote or '"', doubled
            lineterminator, quoting = "\r\n", QUOTE_MINIMAL

        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """From fields in quotes, if there are any: quotechar, doublequote, delimiter, skipinitialspace."""
        for pattern in _QUOTED_FIELDS:
            fields = [m.groupdict() for m in re.finditer(pattern, data, re.DOTALL | re.MULTILINE)]
            if fields:
                break
        else:
            return "", False, None, 0
        quote = _most(_tally(field["quote"] for field in fields))
        separators = [field["delim"] for field in fields if "delim" in field]
        separators = _tally(separator for separator in separators if delimiters is None or separator in delimiters)
        separator, spaced = "", 0
        if separators:
            separator = _most(separators)
            spaced = separators[separator] == sum(field["space"] == " " for field in fields)
        end = re.escape(separator)
        part = rf"[^{end}\n]*"
        doubled = rf"(({end})|^)\W*{quote}{part}{quote}{part}{quote}\W*(({end})|$)"
        return quote, re.search(doubled, data, re.MULTILINE) is not None, separator, spaced

    def _guess_delimiter(self, data, delimiters):
        """From characters that stand equally often in nearly all lines, looked for after every ten: delimiter, skipinitialspace."""
        lines = [line for line in data.split("\n") if line]
        frequencies, found = _Frequencies(), {}
        for start in range(0, len(lines), 10):
            for line in lines[start:start + 10]:
                frequencies.add(line)
            if found := frequencies.regular(delimiters):
                break
        if not found:
            return "", 0
        liked = [char for char in self.preferred if char in found] if len(found) > 1 else list(found)
        separator = liked[0] if liked else max(found, key=lambda char: (found[char], char))
        return separator, lines[0].count(separator) == lines[0].count(separator + " ")

    def has_header(self, sample):
        """Whether the first row differs from those below it: in columns of numbers, or of texts of one length."""
        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        body = [row for row in list(itertools.islice(rows, 22))[:21] if len(row) == len(header)]
        votes = 0
        for column, title in enumerate(header):
            kinds = {"number" if _is_number(row[column]) else len(row[column]) for row in body}
            if len(kinds) > 1:
                continue
            alike = _is_number(title) if "number" in kinds else len(title) in kinds
            votes += -1 if alike else 1
        return votes > 0
