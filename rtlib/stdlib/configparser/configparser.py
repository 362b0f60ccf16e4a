"""Configuration files of sections and options."""

import collections
import functools
import io
import itertools
import os
import re
import sys
from collections.abc import MutableMapping

__all__ = (
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError", "InterpolationDepthError",
    "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError",
    "MultilineContinuationError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation", "ExtendedInterpolation",
    "SectionProxy", "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH", "UNNAMED_SECTION",
)

_default_dict = dict
DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """The base of this module's errors; str and repr are the message alone."""

    def __init__(self, msg=""):
        super().__init__(msg)
        self.message = msg

    def __str__(self):
        return self.message

    __repr__ = __str__

    def _describe(self, message, *args, **details):
        """Sets the message, an attribute for each detail, and as args, for pickling, what the class was called with."""
        Error.__init__(self, message)
        self.__dict__.update(details)
        self.args = args or tuple(details.values())


class NoSectionError(Error):
    def __init__(self, section):
        self._describe("No section: %r" % (section,), section=section)


class NoOptionError(Error):
    def __init__(self, option, section):
        self._describe("No option %r in section: %r" % (option, section), option=option, section=section)


def _already_exists(kind, what, source, lineno):
    """The message about a section or an option that is there twice, with the place in the file where that is known."""
    if source is None:
        return f"{kind.capitalize()} {what} already exists"
    line = "" if lineno is None else f" [line {lineno:2d}]"
    return f"While reading from {source!r}{line}: {kind} {what} already exists"


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        message = _already_exists("section", repr(section), source, lineno)
        self._describe(message, section=section, source=source, lineno=lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        message = _already_exists("option", f"{option!r} in section {section!r}", source, lineno)
        self._describe(message, section=section, option=option, source=source, lineno=lineno)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        self._describe(msg, option, section, msg, option=option, section=section)


class InterpolationSyntaxError(InterpolationError):
    """A mark that begins no reference."""


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        message = (f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} which is "
                   f"not a valid option name. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, reference, option=option, section=section, reference=reference)


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        message = (f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an interpolation key "
                   f"which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self._describe(message, option, section, rawval, option=option, section=section)


class ParsingError(Error):
    """Lines that are neither header nor option, gathered over the whole source."""

    def __init__(self, source, *args):
        self._describe(f"Source contains parsing errors: {source!r}", source=source)
        self.errors = []
        if args:
            self.append(*args)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"

    def combine(self, others):
        for lineno, line in itertools.chain.from_iterable(other.errors for other in others):
            self.append(lineno, line)
        return self


class _FatalLine(ParsingError):
    """A line at which reading ends."""

    def __init__(self, filename, lineno, line):
        self._describe(f"{self._COMPLAINT}\nfile: {filename!r}, line: {lineno:d}\n{line!r}", filename, lineno, line,
                       source=filename, lineno=lineno, line=line)


class MissingSectionHeaderError(_FatalLine):
    _COMPLAINT = "File contains no section headers."


class MultilineContinuationError(_FatalLine):
    _COMPLAINT = "Key without value continued with an indented line."


class _UnnamedSection:
    """The class of the key for options before the first header."""

    def __repr__(self):
        return "<UNNAMED_SECTION>"


UNNAMED_SECTION = _UnnamedSection()
_UNSET = object()


class Interpolation:
    """What becomes of a value on its four ways; here it stays as it is."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class _References(Interpolation):
    """A notation of references: _MARK begins one, and doubled stands for itself; _KEYCRE is a reference, whose second character is
    _OPENING; _find says what it refers to."""

    def before_get(self, parser, section, option, value, defaults):
        return "".join(self._expand(parser, section, option, value, defaults, 1))

    def before_set(self, parser, section, option, value):
        remainder = self._KEYCRE.sub("", value.replace(2 * self._MARK, ""))
        at = remainder.find(self._MARK)
        if at >= 0:
            raise ValueError("invalid interpolation syntax in %r at position %d" % (value, at))
        return value

    def _expand(self, parser, section, option, text, scope, depth):
        """Yields the pieces of text, those that it refers to expanded in turn."""
        raw = parser.get(section, option, raw=True, fallback=text)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        if not text:
            return
        mark, done = self._MARK, 0
        while (at := text.find(mark, done)) >= 0:
            if at > done:
                yield text[done:at]
            reference = self._KEYCRE.match(text, at)
            if reference:
                done = reference.end()
                place, value = self._find(parser, section, option, reference, scope, raw)
                if mark in value:
                    yield from self._expand(parser, *place, value, self._scope_at(parser, place, scope), depth + 1)
                else:
                    yield value
            elif text.startswith(mark, at + 1):
                yield mark
                done = at + 2
            elif text.startswith(self._OPENING, at + 1):
                raise InterpolationSyntaxError(option, section, "bad interpolation variable reference %r" % text[at:])
            else:
                raise InterpolationSyntaxError(option, section,
                                               f"'{mark}' must be followed by '{mark}' or '{self._OPENING}', found: {text[at:]!r}")
        if done < len(text):
            yield text[done:]


class BasicInterpolation(_References):
    """%(name)s stands for another option of the section, or a default."""

    _MARK, _OPENING = "%("
    _KEYCRE = re.compile(r"%\(([^)]+)\)s")

    def _find(self, parser, section, option, reference, scope, raw):
        name = parser.optionxform(reference[1])
        try:
            return (section, option), scope[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None

    def _scope_at(self, parser, place, scope):
        return scope


class ExtendedInterpolation(_References):
    """${name} and ${section:name}."""

    _MARK, _OPENING = "${"
    _KEYCRE = re.compile(r"\$\{([^}]+)\}")

    def _find(self, parser, section, option, reference, scope, raw):
        *home, name = reference[1].split(":")
        if len(home) > 1:
            raise InterpolationSyntaxError(option, section, "More than one ':' found: %r" % reference.string[reference.end():])
        try:
            name = parser.optionxform(name)
            if home:
                return (home[0], name), parser.get(home[0], name, raw=True)
            return (section, name), scope[name]
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, reference[1]) from None

    def _scope_at(self, parser, place, scope):
        return dict(parser.items(place[0], raw=True))


class _Reader:
    """Reads one source into a parser, line by line. An option's value is a list of its lines meanwhile."""

    def __init__(self, parser, source):
        self.parser = parser
        self.source = source
        self.seen = set()  # the sections, and the pairs of section and option, of this source
        self.section = None
        self.options = None
        self.option = None
        self.depth = 0  # the indentation beyond which a line continues a value
        self.unreadable = None
        inline = "|".join(map(re.escape, parser._inline_comment_prefixes))
        self.inline_comment = re.compile(rf"(?:^|\s)(?:{inline})") if inline else None

    def read(self, lines):
        for lineno, line in enumerate(map(str, lines), start=1):
            whole = line.strip()
            text = self.without_comment(line, whole)
            if text:
                self.take(lineno, line, text)
            elif not self.parser._empty_lines_in_values:
                self.depth = sys.maxsize
            elif text == whole and (value := self.open_value()) is not None:
                value.append("")
        if self.unreadable:
            raise self.unreadable

    def without_comment(self, line, whole):
        if whole.startswith(self.parser._comment_prefixes):
            return ""
        comment = self.inline_comment and self.inline_comment.search(line)
        return line[:comment.start()].strip() if comment else whole

    def open_value(self):
        """The lines of the value that may go on, if there is one."""
        return self.options[self.option] if self.option else None

    def take(self, lineno, line, text):
        start = self.parser.NONSPACECRE.search(line)
        indentation = start.start() if start else 0
        if self.option and indentation > self.depth:
            value = self.open_value()
            if value is None:
                raise MultilineContinuationError(self.source, lineno, line)
            value.append(text)
            return
        if self.options is None and self.parser._allow_unnamed_section:
            self.enter_new(UNNAMED_SECTION)
        self.depth = indentation
        header = self.parser.SECTCRE.match(text)
        if header:
            self.take_header(lineno, header["header"])
        elif self.options is None:
            raise MissingSectionHeaderError(self.source, lineno, line)
        else:
            self.take_option(lineno, line, self.parser._optcre.match(text))

    def take_header(self, lineno, name):
        parser = self.parser
        self.option = None
        if name not in parser._sections and name != parser.default_section:
            self.enter_new(name)
            return
        self.section = name
        if name not in parser._sections:
            self.options = parser._defaults
            return
        if parser._strict and name in self.seen:
            raise DuplicateSectionError(name, self.source, lineno)
        self.options = parser._sections[name]
        self.seen.add(name)

    def enter_new(self, name):
        self.section = name
        self.options = self.parser._create(name)
        self.seen.add(name)

    def take_option(self, lineno, line, parts):
        if not (parts and parts["option"]):
            self.unreadable = self.unreadable or ParsingError(self.source)
            self.unreadable.append(lineno, line)
            if not parts:
                return
        self.option = self.parser.optionxform(parts["option"].rstrip())
        key = self.section, self.option
        if self.parser._strict and key in self.seen:
            raise DuplicateOptionError(*key, self.source, lineno)
        self.seen.add(key)
        value = parts["value"]
        self.options[self.option] = None if value is None else [value.strip()]


class RawConfigParser(MutableMapping):
    _SECT_TMPL = r"\[(?P<header>.+)\]"
    _OPT_TMPL = r"(?P<option>.*?)\s*(?:(?P<vi>{delim})\s*(?P<value>.*))$"
    _OPT_NV_TMPL = r"(?P<option>.*?)\s*(?:(?P<vi>{delim})\s*(?P<value>.*))?$"
    _DEFAULT_INTERPOLATION = Interpolation()
    SECTCRE = re.compile(_SECT_TMPL)
    OPTCRE = re.compile(_OPT_TMPL.format(delim="=|:"))
    OPTCRE_NV = re.compile(_OPT_NV_TMPL.format(delim="=|:"))
    NONSPACECRE = re.compile(r"\S")
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT, interpolation=_UNSET,
                 converters=_UNSET, allow_unnamed_section=False):
        if interpolation is _UNSET:
            interpolation = self._DEFAULT_INTERPOLATION
        interpolation = Interpolation() if interpolation is None else interpolation
        self._dict = dict_type
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._optcre = self._option_pattern(delimiters, allow_no_value)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self._allow_unnamed_section = allow_unnamed_section
        self.default_section = default_section
        self._interpolation = interpolation
        if not isinstance(interpolation, Interpolation):
            raise TypeError(f"interpolation= must be None or an instance of Interpolation; got an object of type {type(interpolation)}")
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _option_pattern(self, delimiters, allow_no_value):
        if delimiters == ("=", ":"):
            return self.OPTCRE_NV if allow_no_value else self.OPTCRE
        template = self._OPT_NV_TMPL if allow_no_value else self._OPT_TMPL
        return re.compile(template.format(delim="|".join(map(re.escape, delimiters))))

    def defaults(self):
        return self._defaults

    def sections(self):
        return [*self._sections]

    def _create(self, section):
        """A new section, in place of one of that name."""
        options = self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)
        return options

    def _stored(self, section):
        """The options that are set in a section itself."""
        try:
            return self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None

    def _changeable(self, section):
        """The options that a setting in section changes: no name means the default section."""
        return self._stored(section) if section and section != self.default_section else self._defaults

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if self.has_section(section):
            raise DuplicateSectionError(section)
        self._create(section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        names = self._stored(section).copy()
        names.update(self._defaults)
        return [*names]

    def read(self, filenames, encoding=None):
        several = not isinstance(filenames, (str, bytes, os.PathLike))
        return [name for file in (filenames if several else (filenames,)) for name in self._read_named(file, encoding)]

    def _read_named(self, file, encoding):
        """Reads a file; yields its name unless it cannot be opened or read."""
        try:
            with open(file, encoding=encoding) as lines:
                self._read(lines, file)
        except OSError:
            return
        yield os.fspath(file) if isinstance(file, os.PathLike) else file

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, options in dictionary.items():
            section = str(section)
            self._admit(section, section in seen)
            seen.add(section)
            for option, value in options.items():
                option = self.optionxform(str(option))
                text = None if value is None else str(value)
                place = section, option
                if self._strict and place in seen:
                    raise DuplicateOptionError(section, option, source)
                seen.add(place)
                self.set(section, option, text)

    def _admit(self, section, again):
        """Adds the section of a dictionary, which may be there already unless the same dictionary has it again."""
        try:
            self.add_section(section)
        except (DuplicateSectionError, ValueError):
            if again and self._strict:
                raise

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            scope = self._unify_values(section, vars)
            option = self.optionxform(option)
            value = self._value_in(scope, section, option)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        if not raw and value is not None:
            value = self._interpolation.before_get(self, section, option, value, scope)
        return value

    def _value_in(self, scope, section, option):
        try:
            return scope[option]
        except KeyError:
            raise NoOptionError(option, section)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            text = self.get(section, option, raw=raw, vars=vars, **kwargs)
            return conv(text)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
        return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        scope = self._defaults.copy()
        try:
            scope.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section)
        names = [*scope]
        for name, value in vars.items() if vars else ():
            scope[self.optionxform(name)] = value
        if raw:
            return [(name, scope[name]) for name in names]
        before_get = self._interpolation.before_get
        return [(name, before_get(self, section, name, scope[name], scope)) for name in names]

    def popitem(self):
        if not self._sections:
            raise KeyError
        name = next(iter(self._sections))
        section = self[name]
        del self[name]
        return name, section

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        places = [self._defaults]
        if section and section != self.default_section:
            if not self.has_section(section):
                return False
            places.insert(0, self._sections[section])
        name = self.optionxform(option)
        return any(name in options for options in places)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        options = self._changeable(section)
        options[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        delimiter = self._delimiters[0]
        if space_around_delimiters:
            delimiter = f" {delimiter} "
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), delimiter)
        # The options without a header can only stand before the first header.
        for section in sorted(self._sections, key=lambda name: name is not UNNAMED_SECTION):
            self._write_section(fp, section, self._sections[section].items(), delimiter, section is UNNAMED_SECTION)

    def _write_section(self, fp, section_name, section_items, delimiter, unnamed=False):
        if not unnamed:
            fp.write(f"[{section_name}]\n")
        for option, stored in section_items:
            value = self._interpolation.before_write(self, section_name, option, stored)
            bare = value is None and self._allow_no_value
            fp.write(f"{option}\n" if bare else f"{option}{delimiter}" + str(value).replace("\n", "\n\t") + "\n")
        fp.write("\n")

    def remove_option(self, section, option):
        options, name = self._changeable(section), self.optionxform(option)
        if name not in options:
            return False
        del options[name]
        return True

    def remove_section(self, section):
        if not self.has_section(section):
            return False
        for table in self._sections, self._proxies:
            del table[section]
        return True

    def __getitem__(self, key):
        if key in self:
            return self._proxies[key]
        raise KeyError(key)

    def __setitem__(self, key, value):
        replaced = self._defaults if key == self.default_section else self._sections.get(key)
        if replaced is not None:
            if value is self[key]:
                return
            replaced.clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return 1 + len(self._sections)

    def __iter__(self):
        return itertools.chain([self.default_section], self._sections)

    def _read(self, fp, fpname):
        try:
            _Reader(self, fpname).read(fp)
        finally:
            self._finish(self.default_section, self._defaults)
            for section, options in self._sections.items():
                self._finish(section, options)

    def _finish(self, section, options):
        """Makes text of the values that a reader has left as lists of lines."""
        for option, value in options.items():
            text = "\n".join(value).rstrip() if isinstance(value, list) else value
            options[option] = self._interpolation.before_read(self, section, option, text)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _unify_values(self, section, vars):
        """What is looked up for a section: vars, then its own options, then the defaults."""
        known = section != self.default_section or section in self._sections
        own = self._stored(section) if known else {}
        given = vars.items() if vars else ()
        return collections.ChainMap({self.optionxform(name): None if value is None else str(value) for name, value in given},
                                    own, self._defaults)

    def _convert_to_boolean(self, value):
        state = self.BOOLEAN_STATES.get(value.lower(), _UNSET)
        if state is _UNSET:
            raise ValueError(f"Not a boolean: {value}")
        return state

    def _validate_value_types(self, *, section="", option="", value=""):
        may_be_missing = self._allow_no_value and not value
        for what, given in ("section names", section), ("option keys", option), ("option values", "" if may_be_missing else value):
            if not isinstance(given, str):
                raise TypeError(f"{what} must be strings")

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # Defaults are text as if read, without interpolation on the way in.
        interpolation, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = interpolation


class SectionProxy(MutableMapping):
    """A view of a section in a parser; what is read of it may come from the defaults."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for conv in parser.converters:
            self._offer("get" + conv, getattr(parser, "get" + conv))

    def _offer(self, name, getter):
        """Gives the section a method for a getter of the parser."""
        setattr(self, name, functools.partial(self.get, _impl=getter))

    def __repr__(self):
        return f"<Section: {self._name}>"

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def _options(self):
        is_default = self._name == self._parser.default_section
        return self._parser.defaults() if is_default else self._parser.options(self._name)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __getitem__(self, key):
        if key in self:
            return self._parser.get(self._name, key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        removed = key in self and self._parser.remove_option(self._name, key)
        if not removed:
            raise KeyError(key)

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        getter = _impl or self._parser.get
        return getter(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


class ConverterMapping(MutableMapping):
    """The getters of a parser by what follows "get" in their names: the converter, or None where a class defines the getter."""

    GETTERCRE = re.compile(r"^get(?P<name>.+)$")

    def __init__(self, parser):
        self._parser = parser
        found = (self.GETTERCRE.match(attribute) for attribute in dir(parser))
        self._data = {m["name"]: None for m in found if m and callable(getattr(parser, m.string))}

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        try:
            method = "get" + key
        except TypeError:
            raise ValueError(f"Incompatible key: {key} (type: {type(key)})")
        if not key:
            raise ValueError('Incompatible key: cannot use "" as a name')
        self._data[key] = value
        getter = functools.partial(self._parser._get_conv, conv=value)
        getter.converter = value
        setattr(self._parser, method, getter)
        for section in self._parser.values():
            section._offer(method, getter)

    def __delitem__(self, key):
        try:
            method = "get" + (key or None)
        except TypeError:
            raise KeyError(key)
        del self._data[key]
        for holder in (self._parser, *self._parser.values()):
            if method in vars(holder):
                delattr(holder, method)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
