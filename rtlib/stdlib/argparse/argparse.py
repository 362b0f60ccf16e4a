"""Parsing of command lines: options, positional arguments, subcommands, and the help that describes them."""

import os as _os
import re as _re
import sys as _sys
from gettext import gettext as _
from gettext import ngettext

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace",
    "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE",
]

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."
_UNRECOGNIZED_ARGS_ATTR = "_unrecognized_args"


class _AttributeHolder:
    """An object whose repr lists its attributes."""

    def __repr__(self):
        named = self._get_kwargs()
        shown = [*map(repr, self._get_args()), *("%s=%r" % pair for pair in named if pair[0].isidentifier())]
        unnameable = {name: value for name, value in named if not name.isidentifier()}
        if unnameable:
            shown.append(f"**{unnameable!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def _get_kwargs(self):
        return [*vars(self).items()]

    def _get_args(self):
        return ()


def _gather(namespace, dest, values):
    """Add values to those that the namespace has, in a new list, so that a default is never changed."""
    so_far = getattr(namespace, dest, None)
    if so_far is None:
        gathered = []
    elif type(so_far) is list:
        gathered = so_far.copy()
    else:
        import copy
        gathered = copy.copy(so_far)
    for value in values:
        gathered.append(value)
    setattr(namespace, dest, gathered)


class HelpFormatter:
    """Puts together the text of usage and help messages."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._width = prog, width
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._level = self._current_indent = self._action_max_length = 0
        # The innermost section that is open stands last; the first is the message as a whole.
        self._open_sections = [self._Section()]
        self._whitespace_matcher = _re.compile(r"\s+", _re.ASCII)
        self._long_break_matcher = _re.compile(r"\n\n\n+")

    def _shift(self, levels):
        self._level += levels
        self._current_indent += levels * self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."

    def _indent(self):
        self._shift(1)

    def _dedent(self):
        self._shift(-1)

    class _Section:
        """Text under a heading: calls that make it, put off until the width of all invocations is known."""

        def __init__(self, heading=None):
            self.heading = heading
            self.calls = []

        def body(self, join):
            return join([make(*args) for make, args in self.calls])

    def _add_item(self, func, args):
        self._open_sections[-1].calls.append((func, args))

    def start_section(self, heading):
        inner = self._Section(heading)
        self._shift(1)
        self._add_item(self._format_section, (inner,))
        self._open_sections.append(inner)

    def end_section(self):
        del self._open_sections[-1]
        self._shift(-1)

    def _format_section(self, section):
        self._shift(1)
        body = section.body(self._join_parts)
        self._shift(-1)
        if not body:
            return ""
        title = section.heading
        if title is None or title is SUPPRESS:
            return f"\n{body}\n"
        margin = " " * self._current_indent
        return "\n%s%s\n%s\n" % (margin, _("%(heading)s:") % {"heading": title}, body)

    def add_text(self, text):
        if text is None or text is SUPPRESS:
            return
        self._add_item(self._format_text, (text,))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is SUPPRESS:
            return
        self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        def extent(shown):
            return self._current_indent + len(self._format_action_invocation(shown))

        self._action_max_length = max(self._action_max_length, extent(action), *map(extent, self._iter_indented_subactions(action)))
        self._add_item(self._format_action, (action,))

    def add_arguments(self, actions):
        add = self.add_argument
        for each in actions:
            add(each)

    def format_help(self):
        whole = self._open_sections[0].body(self._join_parts)
        return self._long_break_matcher.sub("\n\n", whole).strip("\n") + "\n" if whole else whole

    def _join_parts(self, part_strings):
        return "".join(part for part in part_strings if part and part is not SUPPRESS)

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = _("usage: ")
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = "%(prog)s" % dict(prog=self._prog)
        else:
            prog = "%(prog)s" % dict(prog=self._prog)
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            usage = " ".join([s for s in [prog, self._format_actions_usage(optionals + positionals, groups)] if s])
            width = self._width - self._current_indent
            if len(prefix) + len(usage) > width:
                usage = self._wrap_usage(prog, prefix, width, optionals, positionals, groups)
        return "%s%s\n\n" % (prefix, usage)

    def _wrap_usage(self, prog, prefix, width, optionals, positionals, groups):
        """The usage in lines, options before positional arguments."""
        opt_parts = self._get_actions_usage_parts(optionals, groups)
        pos_parts = self._get_actions_usage_parts(positionals, groups)

        def lines_of(parts, indent, first=None):
            # The first line begins behind what stands before it already.
            lines = []
            line = []
            length = len(indent if first is None else first) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if opt_parts:
                lines = lines_of([prog] + opt_parts, indent, prefix)
                lines.extend(lines_of(pos_parts, indent))
            elif pos_parts:
                lines = lines_of([prog] + pos_parts, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(opt_parts + pos_parts, indent)
            if len(lines) > 1:
                lines = lines_of(opt_parts, indent)
                lines.extend(lines_of(pos_parts, indent))
            lines = [prog] + lines
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _group_spans(self, actions, groups):
        """Where groups stand as a whole in the actions, as {(start, end): group}."""
        spans = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            visible = any(member.help is not SUPPRESS for member in members)
            if visible and members[0] in actions:
                start = actions.index(members[0])
                end = start + len(members)
                if actions[start:end] == members:
                    spans[start, end] = group
        return spans

    def _usage_part(self, action, grouped):
        """The action as it stands in the usage; members of groups go without brackets of their own."""
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if grouped and part[:1] == "[" and part[-1:] == "]" else part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = action.option_strings[0] + " " + self._format_args(action, self._get_default_metavar_for_optional(action))
        return part if grouped or action.required else f"[{part}]"

    def _get_actions_usage_parts(self, actions, groups):
        spans = self._group_spans(actions, groups)
        grouped = {i for span in spans for i in range(*span)}
        parts = {i: self._usage_part(action, i in grouped) for i, action in enumerate(actions)}
        shown = [i for i, part in parts.items() if part is not None]
        before, after, separated = {}, {}, set()
        for (start, end), group in spans.items():
            inside = [i for i in shown if start <= i < end]
            separated.update(inside[:-1])
            if not group.required:
                opening, closing = "[]"
            elif len(inside) > 1:
                opening, closing = "()"
            else:
                continue
            before[inside[0]] = before.get(inside[0], "") + opening
            after[inside[-1]] = after.get(inside[-1], "") + closing
        return [before.get(i, "") + parts[i] + after.get(i, "") + (" |" if i in separated else "") for i in shown]

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        action_width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        first = position
        if not action.help:
            header = "%*s%s\n" % (self._current_indent, "", header)
        elif len(header) <= action_width:
            header = "%*s%-*s  " % (self._current_indent, "", action_width, header)
            first = 0
        else:
            header = "%*s%s\n" % (self._current_indent, "", header)
        parts = [header]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append("%*s%s\n" % (first, "", lines[0]))
                for line in lines[1:]:
                    parts.append("%*s%s\n" % (position, "", line))
        elif not header.endswith("\n"):
            parts.append("\n")
        for sub in self._iter_indented_subactions(action):
            parts.append(self._format_action(sub))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        default = self._get_default_metavar_for_optional(action)
        return ", ".join(action.option_strings) + " " + self._format_args(action, default)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(map(str, action.choices))
        else:
            result = default_metavar

        def format(tuple_size):
            return result if isinstance(result, tuple) else (result,) * tuple_size

        return format

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            formats = ["%s" for _ in range(nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(formats) % metavar(nargs)

    def _expand_help(self, action):
        help_string = self._get_help_string(action)
        if "%" not in help_string:
            return help_string
        params = dict(vars(action), prog=self._prog)
        for name in list(params):
            value = params[name]
            if value is SUPPRESS:
                del params[name]
            elif hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return help_string % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _in_one_line(self, text):
        return self._whitespace_matcher.sub(" ", text).strip()

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(self._in_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        return textwrap.fill(self._in_one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all help as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds default values to the help."""

    def _get_help_string(self, action):
        help = action.help
        if help is None:
            help = ""
        if "%(default)" not in help and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                help += _(" (default: %(default)s)")
        return help


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names arguments by their types."""

    def _type_name(self, action):
        return action.type.__name__

    _get_default_metavar_for_optional = _get_default_metavar_for_positional = _type_name


def _get_action_name(argument):
    """How messages call an argument: its options, or the first of metavar, dest and choices that it has."""
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    unnamed = (None, SUPPRESS)
    if argument.metavar not in unnamed:
        metavar = argument.metavar
        if not isinstance(metavar, tuple):
            return metavar
        repeated = argument.nargs == ONE_OR_MORE or argument.nargs == ZERO_OR_MORE and len(metavar) == 2
        return "%s[, %s]" % metavar if repeated else ", ".join(metavar)
    if argument.dest not in unnamed:
        return argument.dest
    return "{%s}" % ",".join(map(str, argument.choices)) if argument.choices else None


class ArgumentError(Exception):
    """What is wrong with an argument of the command line."""

    def __init__(self, argument, message):
        self.message = message
        self.argument_name = _get_action_name(argument)

    def __str__(self):
        name = self.argument_name
        text = "%(message)s" if name is None else _("argument %(argument_name)s: %(message)s")
        return text % {"argument_name": name, "message": self.message}


class ArgumentTypeError(Exception):
    """What a type function raises to say itself what is wrong."""


class Action(_AttributeHolder):
    """What is done with one kind of argument."""

    _fields = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar", "deprecated")

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        values = option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated
        for field, value in zip(Action._fields, values):
            setattr(self, field, value)

    def _get_kwargs(self):
        return [(field, getattr(self, field)) for field in Action._fields]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(_(".__call__() not defined"))


_deprecated_default = object()


class BooleanOptionalAction(Action):
    """--name and --no-name."""

    def __init__(self, option_strings, dest, default=None, type=_deprecated_default, choices=_deprecated_default, required=False,
                 help=None, metavar=_deprecated_default, deprecated=False):
        options = []
        for option_string in option_strings:
            options.append(option_string)
            if option_string.startswith("--"):
                options.append("--no-" + option_string[2:])
        for name, value in (("type", type), ("choices", choices), ("metavar", metavar)):
            if value is not _deprecated_default:
                import warnings
                warnings._deprecated(name, "{name!r} is deprecated as of Python 3.12 and will be removed in Python {remove}.",
                                     remove=(3, 14))
        super().__init__(
            option_strings=options, dest=dest, nargs=0, default=default, type=None if type is _deprecated_default else type,
            choices=None if choices is _deprecated_default else choices, required=required, help=help,
            metavar=None if metavar is _deprecated_default else metavar, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            negative = option_string.startswith("--no-")
            setattr(namespace, self.dest, not negative)

    def format_usage(self):
        return " | ".join(self.option_strings)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store "
                             "const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, None, deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, None, deprecated)


class _AppendAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        if nargs == 0:
            raise ValueError("nargs for append actions must be != 0; if arg strings are not supplying the value to append, "
                             "the append const action may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        _gather(namespace, self.dest, [values])


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None, deprecated=False):
        super().__init__(option_strings, dest, 0, const, default, None, None, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        _gather(namespace, self.dest, [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, None, None, required, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help, None, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        if help is None:
            help = _("show program's version number and exit")
        super().__init__(option_strings, dest, 0, None, default, None, None, False, help, None, deprecated)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        text = parser._get_formatter()
        text.add_text(parser.version if self.version is None else self.version)
        parser._print_message(text.format_help(), _sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        """A line of help for one subcommand."""

        def __init__(self, name, aliases, help):
            shown = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__([], name, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        parsers = {}
        self._name_parser_map, self._choices_actions, self._deprecated = parsers, [], set()
        self._prog_prefix, self._parser_class = prog, parser_class
        super().__init__(option_strings, dest, PARSER, choices=parsers, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        parsers = self._name_parser_map
        if name in parsers:
            raise ArgumentError(self, _("conflicting subparser: %s") % name)
        for alias in aliases:
            if alias in parsers:
                raise ArgumentError(self, _("conflicting subparser alias: %s") % alias)
        if "help" in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        names = [name, *aliases]
        added = self._parser_class(**kwargs)
        parsers.update(dict.fromkeys(names, added))
        if deprecated:
            self._deprecated.update(names)
        return added

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        command, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, command)
        try:
            chosen = self._name_parser_map[command]
        except KeyError:
            params = {"parser_name": command, "choices": ", ".join(self._name_parser_map)}
            raise ArgumentError(self, _("unknown parser %(parser_name)r (choices: %(choices)s)") % params)
        if command in self._deprecated:
            parser._warning(_("command '%(parser_name)s' is deprecated") % {"parser_name": command})
        # The subcommand has a namespace to itself, so that its defaults win over values that are there already.
        parsed, unknown = chosen.parse_known_args(rest, None)
        for name, value in vars(parsed).items():
            setattr(namespace, name, value)
        if unknown:
            setattr(namespace, _UNRECOGNIZED_ARGS_ATTR, getattr(namespace, _UNRECOGNIZED_ARGS_ATTR, []) + unknown)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        _gather(namespace, self.dest, values)


class FileType:
    """A type that opens the file that an argument names; - is standard input or output."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize = mode, bufsize
        self._encoding, self._errors = encoding, errors

    def __call__(self, string):
        mode = self._mode
        if string != "-":
            try:
                return open(string, mode, self._bufsize, self._encoding, self._errors)
            except OSError as error:
                raise ArgumentTypeError(_("can't open '%(filename)s': %(error)s") % {"filename": string, "error": error})
        if "r" in mode:
            stream = _sys.stdin
        elif set("wax") & set(mode):
            stream = _sys.stdout
        else:
            raise ValueError(_('argument "-" with mode %r') % mode)
        return stream.buffer if "b" in mode else stream

    def __repr__(self):
        shown = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        for name in ("encoding", "errors"):
            value = getattr(self, "_" + name)
            if value is not None:
                shown.append(f"{name}={value!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


class Namespace(_AttributeHolder):
    """What was parsed, as attributes."""

    def __init__(self, **kwargs):
        for item in kwargs.items():
            setattr(self, *item)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in vars(self)


# What a parser and its groups have in common: arguments that a group is given are arguments of the parser too.
_SHARED_STATE = {
    "_registries": dict, "_actions": list, "_option_string_actions": dict, "_defaults": dict,
    "_has_negative_number_optionals": list, "_mutually_exclusive_groups": list,
}

_ACTION_CLASSES = {
    None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction, "append": _AppendAction, "append_const": _AppendConstAction, "count": _CountAction,
    "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction, "extend": _ExtendAction,
}


class _ActionsContainer:
    """What arguments and groups of arguments can be added to."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.conflict_handler, self.prefix_chars = conflict_handler, prefix_chars
        self.description, self.argument_default = description, argument_default
        for name, new in _SHARED_STATE.items():
            setattr(self, name, new())
        for name, action_class in _ACTION_CLASSES.items():
            self.register("action", name, action_class)
        self._get_handler()
        self._action_groups = []
        self._negative_number_matcher = _re.compile(r"^-(?:\d+|\d*\.\d+)$")

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        registered = self._registries[registry_name]
        return registered.get(value, default)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for known in [action for action in self._actions if action.dest in kwargs]:
            known.default = kwargs[known.dest]

    def get_default(self, dest):
        own = (action.default for action in self._actions if action.dest == dest)
        return next((default for default in own if default is not None), self._defaults.get(dest))

    def _default_for(self, dest):
        """The arguments that give an action the default that the container has for it."""
        if dest in self._defaults:
            return {"default": self._defaults[dest]}
        return {} if self.argument_default is None else {"default": self.argument_default}

    def add_argument(self, *args, **kwargs):
        positional = not args or len(args) == 1 and args[0][0] not in self.prefix_chars
        if not positional:
            params = self._get_optional_kwargs(*args, **kwargs)
        elif args and "dest" in kwargs:
            raise ValueError("dest supplied twice for positional argument")
        else:
            params = self._get_positional_kwargs(*args, **kwargs)
        if "default" not in params:
            params.update(self._default_for(params["dest"]))
        make = self._pop_action_class(params)
        if not callable(make):
            raise ValueError('unknown action "%s"' % (make,))
        action = make(**params)
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ValueError("%r is not callable" % (convert,))
        if convert is FileType:
            raise ValueError("%r is a FileType class object, instance of it must be passed" % (convert,))
        self._check_metavar(action)
        return self._add_action(action)

    def _check_metavar(self, action):
        """Refuse names that do not go with the number of arguments. Groups cannot tell: they have no formatter."""
        get_formatter = getattr(self, "_get_formatter", None)
        if get_formatter is not None:
            try:
                get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError("length of metavar tuple does not match nargs")

    def _new_group(self, groups, make, args, kwargs):
        new = make(self, *args, **kwargs)
        groups.append(new)
        return new

    def add_argument_group(self, *args, **kwargs):
        return self._new_group(self._action_groups, _ArgumentGroup, args, kwargs)

    def add_mutually_exclusive_group(self, **kwargs):
        return self._new_group(self._mutually_exclusive_groups, _MutuallyExclusiveGroup, (), kwargs)

    def _add_action(self, action):
        self._check_conflict(action)
        action.container = self
        self._actions.append(action)
        names = action.option_strings
        self._option_string_actions.update(dict.fromkeys(names, action))
        if not self._has_negative_number_optionals and any(map(self._negative_number_matcher.match, names)):
            # A list, for groups to share it.
            self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Take over the arguments of another parser."""
        titles = {}
        for group in self._action_groups:
            if group.title in titles:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            titles[group.title] = group
        groups = {}
        for group in container._action_groups:
            if group.title not in titles:
                titles[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                groups[action] = titles[group.title]
        for group in container._mutually_exclusive_groups:
            owner = self if group._container is container else titles[group._container.title]
            mutex = owner.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                groups[action] = mutex
        for action in container._actions:
            groups.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        may_be_left_out = nargs == OPTIONAL or nargs == ZERO_OR_MORE and "default" in kwargs
        if not may_be_left_out:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        for name in args:
            if name[0] not in chars:
                raise ValueError(f"invalid option string {name!r}: must start with a character {chars!r}")
        dest = kwargs.pop("dest", None)
        if dest is None:
            # The first long option names the attribute, or else the first option.
            dest = next((name for name in args if name[1:2] and name[1] in chars), args[0]).lstrip(chars).replace("-", "_")
            if not dest:
                raise ValueError(f"dest= is required for options like {args[-1]!r}")
        return {**kwargs, "dest": dest, "option_strings": list(args)}

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop("action", default)
        return self._registry_get("action", action, action)

    def _get_handler(self):
        try:
            return getattr(self, "_handle_conflict_%s" % self.conflict_handler)
        except AttributeError:
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def _check_conflict(self, action):
        conflicts = []
        for option_string in action.option_strings:
            if option_string in self._option_string_actions:
                conflicts.append((option_string, self._option_string_actions[option_string]))
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicting_actions):
        message = ngettext("conflicting option string: %s", "conflicting option strings: %s", len(conflicting_actions))
        raise ArgumentError(action, message % ", ".join(option for option, _ in conflicting_actions))

    def _handle_conflict_resolve(self, action, conflicting_actions):
        for option_string, other in conflicting_actions:
            other.option_strings.remove(option_string)
            self._option_string_actions.pop(option_string, None)
            if not other.option_strings:
                other.container._remove_action(other)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        inherited = {name: getattr(container, name) for name in ("conflict_handler", "prefix_chars", "argument_default")}
        super().__init__(description=description, **{**inherited, **kwargs})
        for name in _SHARED_STATE:
            setattr(self, name, getattr(container, name))
        self.title, self._group_actions = title, []

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting argument groups is deprecated.", category=DeprecationWarning, stacklevel=2)
        return super().add_argument_group(*args, **kwargs)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        added = self._container._add_action(action)
        self._group_actions.append(added)
        return added

    def _remove_action(self, action):
        for holder in self._container._remove_action, self._group_actions.remove:
            holder(action)

    def add_mutually_exclusive_group(self, *args, **kwargs):
        import warnings
        warnings.warn("Nesting mutually exclusive groups is deprecated.", category=DeprecationWarning, stacklevel=2)
        return super().add_mutually_exclusive_group(*args, **kwargs)


def _prog_name(prog=None):
    if prog is not None:
        return prog
    return _os.path.basename(_sys.argv[0])


# How many of an action's values have to be among its choices, where that is not all of them.
_CHECKED_CHOICES = {REMAINDER: 0, PARSER: 1}


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Knows a program's arguments, and parses and explains them."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog, self.usage, self.epilog = _prog_name(prog), usage, epilog
        self.formatter_class, self.add_help = formatter_class, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self._subparsers = None
        self._positionals, self._optionals = map(self.add_argument_group, (_("positional arguments"), _("options")))

        def identity(string):
            return string

        self.register("type", None, identity)
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(char + "h", char + char + "help", action="help", default=SUPPRESS,
                              help=_("show this help message and exit"))
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")]

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ArgumentError(None, _("cannot have multiple subparser arguments"))
        params = {"parser_class": type(self), **kwargs}
        if params.keys() & {"title", "description"}:
            title = params.pop("title", _("subcommands"))
            self._subparsers = self.add_argument_group(title, params.pop("description", None))
        else:
            self._subparsers = self._positionals
        if params.get("prog") is None:
            # Subcommands are called as this program is, with its positional arguments before them.
            call = self._get_formatter()
            call.add_usage(None, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            params["prog"] = call.format_help().strip()
        action_class = self._pop_action_class(params, "parsers")
        subparsers = action_class(option_strings=[], **params)
        self._subparsers._add_action(subparsers)
        return subparsers

    def _add_action(self, action):
        group = self._optionals if action.option_strings else self._positionals
        group._add_action(action)
        return action

    def _get_optional_actions(self):
        return list(filter(lambda action: action.option_strings, self._actions))

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    def _all_known(self, parsed):
        """The namespace of a parse that has to have left nothing over."""
        namespace, unknown = parsed
        if unknown:
            message = _("unrecognized arguments: %s") % " ".join(unknown)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    def parse_args(self, args=None, namespace=None):
        return self._all_known(self.parse_known_args(args, namespace))

    def parse_known_args(self, args=None, namespace=None):
        return self._parse_known_args2(args, namespace, intermixed=False)

    def _set_defaults_in(self, namespace):
        """Defaults of actions come before those of the parser; what the namespace has already stays."""
        own = [(action.dest, action.default) for action in self._actions
               if action.dest is not SUPPRESS and action.default is not SUPPRESS]
        for dest, default in own + list(self._defaults.items()):
            if not hasattr(namespace, dest):
                setattr(namespace, dest, default)

    def _parse_known_args2(self, args, namespace, intermixed):
        words = list(_sys.argv[1:] if args is None else args)
        if namespace is None:
            namespace = Namespace()
        self._set_defaults_in(namespace)
        try:
            namespace, unknown = self._parse_known_args(words, namespace, intermixed)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            unknown.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, unknown

    def _parse_known_args(self, arg_strings, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, arg_strings, namespace, intermixed).run()

    def _read_args_from_files(self, arg_strings):
        result = []
        for arg_string in arg_strings:
            if not arg_string or arg_string[0] not in self.fromfile_prefix_chars:
                result.append(arg_string)
                continue
            try:
                with open(arg_string[1:], encoding=_sys.getfilesystemencoding(), errors=_sys.getfilesystemencodeerrors()) as f:
                    lines = []
                    for line in f.read().splitlines():
                        lines.extend(self.convert_arg_line_to_args(line))
                result.extend(self._read_args_from_files(lines))
            except OSError as err:
                raise ArgumentError(None, str(err))
        return result

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _match_argument(self, action, arg_strings_pattern):
        match = _re.match(self._get_nargs_pattern(action), arg_strings_pattern)
        if match is None:
            errors = {None: _("expected one argument"), OPTIONAL: _("expected at most one argument"),
                      ONE_OR_MORE: _("expected at least one argument")}
            msg = errors.get(action.nargs)
            if msg is None:
                msg = ngettext("expected %s argument", "expected %s arguments", action.nargs) % action.nargs
            raise ArgumentError(action, msg)
        return len(match.group(1))

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        for i in range(len(actions), 0, -1):
            pattern = "".join([self._get_nargs_pattern(action) for action in actions[:i]])
            match = _re.match(pattern, arg_strings_pattern)
            if match is not None:
                result = [len(string) for string in match.groups()]
                if match.end() < len(arg_strings_pattern) and arg_strings_pattern[match.end()] == "O":
                    # Positional arguments that may be empty wait for what comes behind the option.
                    while result and not result[-1]:
                        del result[-1]
                return result
        return []

    def _parse_optional(self, arg_string):
        """The options that the string can mean, as (action, option, separator, explicit argument); None for a positional argument."""
        if not arg_string or not arg_string[0] in self.prefix_chars:
            return None
        if arg_string in self._option_string_actions:
            return [(self._option_string_actions[arg_string], arg_string, None, None)]
        if len(arg_string) == 1:
            return None
        option_string, sep, explicit_arg = arg_string.partition("=")
        if sep and option_string in self._option_string_actions:
            return [(self._option_string_actions[option_string], option_string, sep, explicit_arg)]
        option_tuples = self._get_option_tuples(arg_string)
        if option_tuples:
            return option_tuples
        if self._negative_number_matcher.match(arg_string) and not self._has_negative_number_optionals:
            return None
        if " " in arg_string:
            return None
        return [(None, arg_string, None, None)]

    def _get_option_tuples(self, option_string):
        """What a word that names no option in full may stand for: options that it abbreviates, or a short one with its argument. Only those
        with two prefix characters have arguments behind =, and only their abbreviations can be ruled out."""
        double = option_string[1] in self.prefix_chars
        begin, sep, argument = option_string.partition("=") if double else (option_string, None, None)
        meant = []
        for option, action in self._option_string_actions.items():
            if not double and option == option_string[:2]:
                meant.append((action, option, "", option_string[2:]))
            elif option.startswith(begin) and (self.allow_abbrev or not double):
                meant.append((action, option, sep or None, argument if sep else None))
        return meant

    def _get_nargs_pattern(self, action):
        """A pattern of A (argument), O (option) and - (the separator --) for what the action takes."""
        nargs = action.nargs
        option = action.option_strings
        if nargs is None:
            pattern = "([A])" if option else "(-*A-*)"
        elif nargs == OPTIONAL:
            pattern = "([A]?)" if option else "(-*A?-*)"
        elif nargs == ZERO_OR_MORE:
            pattern = "([A]*)" if option else "(-*[A-]*)"
        elif nargs == ONE_OR_MORE:
            pattern = "([A]+)" if option else "(-*A[A-]*)"
        elif nargs == REMAINDER:
            pattern = "([AO]*)" if option else "(.*)"
        elif nargs == PARSER:
            pattern = "(A[AO]*)" if option else "(-*A[-AO]*)"
        elif nargs == SUPPRESS:
            pattern = "()" if option else "(-*)"
        elif option:
            pattern = "([A]{%d})" % nargs
        else:
            pattern = "((?:-*A){%d}-*)" % nargs
        return pattern

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._all_known(self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = self._get_positional_actions()
        bad = [action for action in positionals if action.nargs in [PARSER, REMAINDER]]
        if bad:
            raise TypeError("parse_intermixed_args: positional arg with nargs=%s" % bad[0].nargs)
        return self._parse_known_args2(args, namespace, intermixed=True)

    def _get_values(self, action, arg_strings):
        """The value that the strings have for the action."""
        nargs, is_option = action.nargs, bool(action.option_strings)
        if nargs == SUPPRESS:
            return SUPPRESS
        if not arg_strings:
            if nargs == OPTIONAL:
                fallback = action.const if is_option else action.default
                convert = isinstance(fallback, str) and fallback is not SUPPRESS
                return self._get_value(action, fallback) if convert else fallback
            if nargs == ZERO_OR_MORE and not is_option:
                return [] if action.default is None else action.default
        values = [self._get_value(action, string) for string in arg_strings]
        # Of a subcommand and its arguments only the former is a choice.
        for value in values[:_CHECKED_CHOICES.get(nargs)]:
            self._check_value(action, value)
        return values[0] if len(values) == 1 and nargs in (None, OPTIONAL) else values

    def _get_value(self, action, arg_string):
        type_func = self._registry_get("type", action.type, action.type)
        if not callable(type_func):
            raise TypeError(f"{type_func!r} is not callable")
        try:
            return type_func(arg_string)
        except ArgumentTypeError as err:
            raise ArgumentError(action, str(err))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            args = {"type": name, "value": arg_string}
            raise ArgumentError(action, _("invalid %(type)s value: %(value)r") % args)

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value not in choices:
            args = {"value": value, "choices": ", ".join(map(repr, action.choices))}
            raise ArgumentError(action, _("invalid choice: %(value)r (choose from %(choices)s)") % args)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        page = self._get_formatter()
        page.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        page.add_text(self.description)
        for group in self._action_groups:
            page.start_section(group.title)
            page.add_text(group.description)
            page.add_arguments(group._group_actions)
            page.end_section()
        page.add_text(self.epilog)
        return page.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if not message:
            return
        stream = file or _sys.stderr
        try:
            stream.write(message)
        except (OSError, AttributeError):
            pass

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def _said(self, form, message):
        return form % {"prog": self.prog, "message": message}

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, self._said(_("%(prog)s: error: %(message)s\n"), message))

    def _warning(self, message):
        self._print_message(self._said(_("%(prog)s: warning: %(message)s\n"), message), _sys.stderr)


class _Run:
    """One parse of a command line."""

    def __init__(self, parser, arg_strings, namespace, intermixed):
        self.parser = parser
        self.args = arg_strings
        self.namespace = namespace
        self.intermixed = intermixed
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = self.conflicts.setdefault(action, [])
                others.extend(group._group_actions[:i])
                others.extend(group._group_actions[i + 1:])
        self.options = {}
        pattern = []
        rest = iter(arg_strings)
        for i, arg in enumerate(rest):
            if arg == "--":
                pattern.append("-")
                for arg in rest:
                    pattern.append("A")
            else:
                tuples = parser._parse_optional(arg)
                if tuples is None:
                    pattern.append("A")
                else:
                    self.options[i] = tuples
                    pattern.append("O")
        self.pattern = "".join(pattern)
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()
        self.extras = []
        self.extras_pattern = []
        self.positionals = parser._get_positional_actions()

    def take(self, action, arg_strings, option_string=None):
        self.seen.add(action)
        values = self.parser._get_values(action, arg_strings)
        # Defaults do not count as given, for groups of which only one may be.
        if action.option_strings or arg_strings:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, []):
                if other in self.seen_non_default:
                    raise ArgumentError(action, _("not allowed with argument %s") % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option_string)

    def take_optional(self, start):
        """Does the options that a word holds, several short ones perhaps, with their arguments; gives the place after these."""
        parser, taken, stop = self.parser, [], start + 1
        action, option, separator, argument = self._only_match(start)
        if action is None:
            self._leave_over(self.args[start])
            return stop
        # An argument in the same word is the option's, or that of an option which takes none is more options.
        while argument is not None:
            count = parser._match_argument(action, "A")
            if count == 1:
                taken.append((action, [argument], option))
                break
            more = count == 0 and argument != "" and option[1] not in parser.prefix_chars
            if not more or separator or argument[0] in parser.prefix_chars:
                raise ArgumentError(action, _("ignored explicit argument %r") % argument)
            taken.append((action, [], option))
            word = argument
            action, option, separator, argument = self._next_in_word(option[0], word)
            if action is None:
                self._leave_over(option[0] + word)
                break
        else:
            stop += parser._match_argument(action, self.pattern[stop:])
            taken.append((action, self.args[start + 1:stop], option))
        for action, args, option in taken:
            if action.deprecated and option not in self.warned:
                parser._warning(_("option '%(option)s' is deprecated") % {"option": option})
                self.warned.add(option)
            self.take(action, args, option)
        return stop

    def _only_match(self, start):
        """What a word that begins with an option means: action, option, what separates the argument, and the argument."""
        matches = self.options[start]
        if len(matches) > 1:
            options = ", ".join([option for _action, option, *_rest in matches])
            raise ArgumentError(None, _("ambiguous option: %(option)s could match %(matches)s") % {
                "option": self.args[start], "matches": options})
        return matches[0]

    def _next_in_word(self, prefix, word):
        """The same for what follows a short option in its word."""
        option, rest = prefix + word[0], word[1:]
        action = self.parser._option_string_actions.get(option)
        if not rest:
            return action, option, None, None
        return (action, option, "=", rest[1:]) if rest[0] == "=" else (action, option, "", rest)

    def _leave_over(self, word):
        self.extras.append(word)
        self.extras_pattern.append("O")

    def take_positionals(self, start):
        parser = self.parser
        counts = parser._match_arguments_partial(self.positionals, self.pattern[start:])
        for action, count in zip(self.positionals, counts):
            args = self.args[start:start + count]
            part = self.pattern[start:start + count]
            # The first -- goes, except before what is left to others.
            if action.nargs == PARSER:
                if part[:1] == "-":
                    assert args[0] == "--"
                    args.remove("--")
            elif action.nargs != REMAINDER and "-" in part:
                args.remove("--")
            start += count
            if args and action.deprecated and action.dest not in self.warned:
                parser._warning(_("argument '%(argument_name)s' is deprecated") % {"argument_name": action.dest})
                self.warned.add(action.dest)
            self.take(action, args)
        self.positionals[:] = self.positionals[len(counts):]
        return start

    def run(self):
        start = 0
        last_option = max(self.options) if self.options else -1
        while start <= last_option:
            next_option = start
            while next_option <= last_option and next_option not in self.options:
                next_option += 1
            if not self.intermixed and start != next_option:
                end = self.take_positionals(start)
                # Consuming arguments may have reached the option.
                if end > start:
                    start = end
                    continue
                start = end
            if start not in self.options:
                self.extras_pattern.append(self.pattern[start:next_option])
                self.extras.extend(self.args[start:next_option])
                start = next_option
            start = self.take_optional(start)
        if not self.intermixed:
            stop = self.take_positionals(start)
            self.extras.extend(self.args[stop:])
        else:
            self.extras.extend(self.args[start:])
            self.extras_pattern.append(self.pattern[start:])
            self.finish_intermixed()
        self.check_required()
        return self.namespace, self.extras

    def finish_intermixed(self):
        """Give what the options have left to the positional arguments."""
        pattern = "".join(self.extras_pattern)
        self.args, self.pattern = self.extras, pattern
        extras = self.extras
        self.extras = []
        plain = [i for i, c in enumerate(pattern) if c != "O"]
        unknown = [extras[i] for i, c in enumerate(pattern) if c == "O"]
        self.args = [extras[i] for i in plain]
        self.pattern = "".join(pattern[i] for i in plain)
        stop = self.take_positionals(0)
        self.extras = unknown + self.args[stop:]

    def check_required(self):
        parser = self.parser
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif (action.default is not None and isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                    and action.default is getattr(self.namespace, action.dest)):
                # Defaults that are text are converted only if they are used.
                setattr(self.namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, _("the following arguments are required: %s") % ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_non_default for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, _("one of the arguments %s is required") % " ".join(names))
