"""Warnings, and filters that say what becomes of them."""

import sys
from _warnings import install, line_number, place, source_line, warn_unawaited_coroutine as _warn_unawaited_coroutine

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings", "catch_warnings",
    "deprecated",
]


class WarningMessage(object):
    """A warning with the place that it speaks of."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Writes a warning to a file, standard error if none is given. Programs may replace it."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning. Programs may replace it."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _current(name, otherwise):
    """What a program has put in place of a variable of this module; otherwise if it has removed it."""
    return globals().get(name, otherwise)


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is not None:
        text = _formatwarnmsg(msg)
        try:
            file.write(text)
        except OSError:  # there is nobody to tell
            pass


def _formatwarnmsg_impl(msg):
    kind = msg.category.__name__
    lines = [f"{msg.filename}:{msg.lineno}: {kind}: {msg.message}"]
    if line := source_line(msg.filename, msg.lineno) if msg.line is None else msg.line:
        lines.append("  " + line.strip())
    if msg.source is not None and issubclass(msg.category, ResourceWarning):
        lines.append(f"{kind}: Enable tracemalloc to get the object allocation traceback")
    return "\n".join(lines) + "\n"


def _showwarnmsg(msg):
    """Shows a warning, by the program's own function if it has replaced showwarning."""
    show = _current("showwarning", _showwarning_orig)
    if show is _showwarning_orig:
        _showwarnmsg_impl(msg)
    elif callable(show):
        show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        raise TypeError("warnings.showwarning() must be set to a function or method")


def _formatwarnmsg(msg):
    format = _current("formatwarning", _formatwarning_orig)
    if format is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return format(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    *(("ignore", None, category, None, 0) for category in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)),
]
_filters = filters
_defaultaction = defaultaction = "default"
_onceregistry = onceregistry = {}
_version = 1
_ACTIONS = {"error", "ignore", "always", "default", "module", "once"}


def _filters_mutated():
    """Has what was noted of earlier warnings forgotten: the filters have changed."""
    global _version
    _version += 1


def _require(right, error, complaint):
    if not right:
        raise error(complaint)


def _require_action_and_line(action, lineno):
    _require(action in _ACTIONS, ValueError, f"invalid action: {action!r}")
    _require(isinstance(lineno, int), TypeError, "lineno must be an int")
    _require(lineno >= 0, ValueError, "lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Adds a filter for warnings whose text begins with what message matches, of a category, module and line."""
    _require_action_and_line(action, 0)
    _require(isinstance(message, str), TypeError, "message must be a string")
    _require(isinstance(category, type) and issubclass(category, Warning), TypeError, "category must be a Warning subclass")
    _require(isinstance(module, str), TypeError, "module must be a string")
    _require_action_and_line(action, lineno)
    _add_filter(action, _pattern(message, "IGNORECASE"), category, _pattern(module), lineno, append=append)


def _pattern(text, *flags):
    if not text:
        return None
    import re

    return re.compile(text, sum(getattr(re, flag) for flag in flags))


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Adds a filter for all warnings of a category."""
    _require_action_and_line(action, lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _add_filter(*item, append):
    """Puts a filter first, or, unless it is there already, last."""
    known = item in filters
    if not append:
        if known:
            filters.remove(item)
        filters.insert(0, item)
    elif not known:
        filters.append(item)
    _filters_mutated()


def resetwarnings():
    """Removes all filters."""
    filters.clear()
    _filters_mutated()


class _OptionError(Exception):
    """What an option or a variable of the environment says of warnings means nothing."""


def _processoptions(args):
    """Adds the filters that options ask for, action:message:category:module:line each."""
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as e:
            print("Invalid -W option ignored:", e, file=sys.stderr)


def _setoption(arg):
    fields = [field.strip() for field in arg.split(":")]
    if len(fields) > 5:
        raise _OptionError("too many fields (max 5): %r" % (arg,))
    action, message, category, module, line = fields + [""] * (5 - len(fields))
    action, category = _getaction(action), _getcategory(category)
    if message or module:
        import re

        message, module = re.escape(message), module and re.escape(module) + r"\Z"
    try:
        lineno = int(line or 0)
    except ValueError:
        lineno = None
    if lineno is None or lineno < 0:
        raise _OptionError("invalid lineno %r" % (line if lineno is None else lineno,))
    filterwarnings(action, message, category, module, lineno)


def _getaction(action):
    """The action that a word begins, or its other name."""
    if action in ("", "all"):
        return "always" if action else "default"
    for known in ("default", "always", "ignore", "module", "once", "error"):
        if known.startswith(action):
            return known
    raise _OptionError("invalid action: %r" % (action,))


def _getcategory(category):
    """The category that a dotted name means."""
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    try:
        found = getattr(__import__(module or "builtins", None, None, [name]), name)
    except ImportError:
        raise _OptionError("invalid module name: %r" % (module,)) from None
    except AttributeError:
        raise _OptionError("unknown warning category: %r" % (category,)) from None
    if not issubclass(found, Warning):
        raise _OptionError("invalid warning category: %r" % (category,))
    return found


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warns of something in the function that calls this one or, with stacklevel, of one further out."""
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}")
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str '{type(prefix).__name__}' in skip_file_prefixes.")
    filename, lineno, module = place(stacklevel, skip_file_prefixes)
    module = sys if module is None else module
    registry = module.__dict__.setdefault("__warningregistry__", {})
    _warn(message, category, filename, lineno, module.__name__, registry, source, None)


_ANY = object()


def warn_explicit(message, category, filename, lineno, module=_ANY, registry=None, module_globals=None, source=None):
    """Warns of a line of a file."""
    if not isinstance(filename, str):
        raise TypeError(f"warn_explicit() argument 'filename' must be str, not {_kind(filename)}")
    lineno = line_number(lineno)
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{_kind(module_globals)}'")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    _warn(message, category, filename, lineno, module, registry, source, None)


def _kind(value):
    return "None" if value is None else type(value).__name__


def _warn(message, category, filename, lineno, module, registry, source, line):
    """Does with a warning what the filters say."""
    if module is None:
        return
    if module is _ANY:
        module = filename or "<unknown>"
        if module[-3:].lower() == ".py":
            module = module[:-3]
    is_warning = isinstance(message, Warning)
    text = str(message) if is_warning else message
    category = message.__class__ if is_warning else category
    message = message if is_warning else category(message)
    key = text, category, lineno
    if registry is not None and _noted(registry, key):
        return
    action, item = _action_for(category, text, module, lineno)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if action != "always":
        if registry is not None:
            registry[key] = True
        if _is_repeated(action, item, text, category, registry):
            return
    shown = WarningMessage(message, category, filename, lineno, line=line, source=source)
    _current("_showwarnmsg", _showwarnmsg_impl)(shown)


def _is_repeated(action, item, text, category, registry):
    """Notes a warning that is to be shown once; tells whether it was before."""
    if action == "default":
        return False
    if action not in ("once", "module"):
        raise RuntimeError("Unrecognized action (%r) in warnings.filters:\n %s" % (action, item))
    if registry is None and action == "once":
        registry = _current("onceregistry", _onceregistry)
        if not isinstance(registry, dict):
            raise TypeError(f"_warnings.onceregistry must be a dict, not '{type(registry).__name__}'")
    return registry is not None and _noted(registry, (text, category), note=True)


def _noted(registry, key, note=False):
    """Tells whether a warning was noted since the filters changed last, and notes it if that is asked for."""
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    if registry.get(key):
        return True
    if note:
        registry[key] = True
    return False


def _action_for(category, text, module, lineno):
    """The action of the first filter that fits, and that filter."""
    global _filters
    try:
        _filters = filters
    except NameError:
        pass  # a program has removed them: the last ones hold
    for i, item in enumerate(_filters):
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError(f"_warnings.filters item {i} isn't a 5-tuple")
        action, wanted_text, wanted_category, wanted_module, line = item
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if wanted_text is not None and not _matches(wanted_text, text) or wanted_module is not None and not _matches(wanted_module, module):
            continue
        if not issubclass(category, wanted_category):
            continue
        if not isinstance(line, int):
            raise TypeError("an integer is required")
        if line == 0 or line == lineno:
            return action, item
    action = _current("defaultaction", _defaultaction)
    if not isinstance(action, str):
        raise TypeError(f"_warnings.defaultaction must be a string, not '{type(action).__name__}'")
    return action, None


def _matches(pattern, text):
    return pattern == text if isinstance(pattern, str) else bool(pattern.match(text))


_native_registry = {}


def _warn_native(category, text, filename, lineno, line):
    """Handles a warning that the runtime issues."""
    registry = _native_registry.setdefault(filename, {})
    in_main = filename == getattr(sys.modules.get("__main__"), "__file__", None)
    _warn(text, category, filename, lineno, "__main__" if in_main else _ANY, registry, None, line)


install(_warn_native)


class catch_warnings(object):
    """A context after which filters and the way of showing warnings are what they were before. With record, it gives a list that the
    warnings are put into instead of being shown; action and what follows it are given to simplefilter."""

    # What is put back, by where it is kept meanwhile.
    _KEPT = {"_filters": "filters", "_showwarning": "showwarning", "_showwarnmsg_impl": "_showwarnmsg_impl"}

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        given = {"record": True} if self._record else {}
        if self._module is not sys.modules["warnings"]:
            given["module"] = self._module
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in given.items())})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        for own, name in self._KEPT.items():
            setattr(self, own, getattr(module, name))
        module.filters = list(self._filters)
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        if not self._record:
            return None
        log = []
        module._showwarnmsg_impl, module.showwarning = log.append, module._showwarning_orig
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        for own, name in self._KEPT.items():
            setattr(self._module, name, getattr(self, own))
        self._module._filters_mutated()


class deprecated:
    """A decorator that says that a class or function is no longer to be used, and warns where it is."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        marked = [arg]
        if self.category is None:
            pass
        elif isinstance(arg, type):
            marked += self._watch(arg)
        elif callable(arg):
            import inspect

            wrapper = self._warning(arg)
            marked.append(inspect.markcoroutinefunction(wrapper) if inspect.iscoroutinefunction(arg) else wrapper)
        else:
            raise TypeError(f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}")
        for it in marked:
            it.__deprecated__ = self.message
        return arg if isinstance(arg, type) else marked[-1]

    def _warning(self, function):
        """A function that warns and does what another does."""
        import functools

        message, category, level = self.message, self.category, self.stacklevel + 1

        @functools.wraps(function)
        def warning(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return function(*args, **kwargs)

        return warning

    def _watch(self, cls):
        """Has a class warn where an instance or a subclass is made; gives the functions that do."""
        import functools
        from types import MethodType

        message, category, level = self.message, self.category, self.stacklevel + 1
        new, init_subclass = cls.__new__, cls.__init_subclass__

        @functools.wraps(new)
        def __new__(c, /, *args, **kwargs):
            if c is cls:
                warn(message, category=category, stacklevel=level)
            if new is not object.__new__:
                return new(c, *args, **kwargs)
            if c.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{c.__name__}() takes no arguments")
            return new(c)

        bound = isinstance(init_subclass, MethodType)
        warning = self._warning(init_subclass.__func__ if bound else init_subclass)
        cls.__new__ = staticmethod(__new__)
        cls.__init_subclass__ = classmethod(warning) if bound else warning
        return __new__, warning


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warns of what a version of Python will not have; where there is that version it is an error."""
    when = f"{remove[0]}.{remove[1]}"
    if _version[:2] > remove or _version[:2] == remove and _version[3] != "alpha":
        raise RuntimeError(f"{name!r} was slated for removal after Python {when} alpha")
    warn(message.format(name=name, remove=when), DeprecationWarning, stacklevel=3)


_processoptions(sys.warnoptions)
