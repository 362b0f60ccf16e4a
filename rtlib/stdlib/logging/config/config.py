"""Sets up loggers, handlers, formatters and filters from a dictionary or a file."""

import configparser
import functools
import io
import logging
import logging.handlers
import os
import queue
import re
import sys

DEFAULT_LOGGING_CONFIG_PORT = logging.handlers.DEFAULT_TCP_LOGGING_PORT
RESET_ERROR = 104
IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def _forget_handlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def _import_dotted(name, load=__import__):
    """The object that a dotted name leads to; modules on the way are imported."""
    first, *rest = name.split(".")
    used = first
    found = load(first)
    for part in rest:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            load(used)
            found = getattr(found, part)
    return found


# Files.


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    cp = fname if isinstance(fname, configparser.RawConfigParser) else _parsed(fname, defaults, encoding)
    formatters = _file_formatters(cp)
    with logging._lock:
        _forget_handlers()
        handlers = _file_handlers(cp, formatters)
        _file_loggers(cp, handlers, disable_existing_loggers)


def _parsed(source, defaults, encoding):
    """The parser that has read a configuration, from a path or from a file."""
    if isinstance(source, str):
        if not os.path.exists(source):
            raise FileNotFoundError(f"{source} doesn't exist")
        if not os.path.getsize(source):
            raise RuntimeError(f"{source} is an empty file")
    try:
        cp = configparser.ConfigParser(defaults)
        if hasattr(source, "readline"):
            cp.read_file(source)
        else:
            cp.read(source, encoding=io.text_encoding(encoding))
        return cp
    except configparser.ParsingError as e:
        raise RuntimeError(f"{source} is invalid: {e}")


def _words(text):
    return [word.strip() for word in text.split(",")]


def _file_formatters(cp):
    names = cp["formatters"]["keys"]
    formatters = {}
    for name in _words(names) if names else ():
        section = f"formatter_{name}"
        style = cp.get(section, "style", raw=True, fallback="%")
        options = {}
        defaults = cp.get(section, "defaults", raw=True, fallback=None)
        if defaults is not None:
            options["defaults"] = eval(defaults, vars(logging))
        make = logging.Formatter
        if cp[section].get("class"):
            make = _import_dotted(cp[section]["class"])
        formatters[name] = make(cp.get(section, "format", raw=True, fallback=None), cp.get(section, "datefmt", raw=True, fallback=None), style, **options)
    return formatters


def _eval(text):
    return eval(text, dict(vars(logging), handlers=logging.handlers, sys=sys))


def _file_handlers(cp, formatters):
    names = cp["handlers"]["keys"]
    handlers = {}
    targets = []
    for name in _words(names) if names else ():
        section = cp[f"handler_{name}"]
        try:
            make = _eval(section["class"])
        except (AttributeError, NameError):
            make = _import_dotted(section["class"])
        args = _eval(section.get("args", "()"))
        kwargs = _eval(section.get("kwargs", "{}"))
        h = make(*args, **kwargs)
        h.name = name
        if "level" in section:
            h.setLevel(section["level"])
        if section.get("formatter", ""):
            h.setFormatter(formatters[section["formatter"]])
        if issubclass(make, logging.handlers.MemoryHandler):
            target = section.get("target", "")
            if target:
                targets.append((h, target))
        handlers[name] = h
    for h, target in targets:
        h.setTarget(handlers[target])
    return handlers


def _set_handlers(logger, section, handlers):
    for h in logger.handlers[:]:
        logger.removeHandler(h)
    if section["handlers"]:
        for name in _words(section["handlers"]):
            logger.addHandler(handlers[name])


def _file_loggers(cp, handlers, disable_existing):
    names = _words(cp["loggers"]["keys"])
    names.remove("root")
    section = cp["logger_root"]
    root = logging.root
    if "level" in section:
        root.setLevel(section["level"])
    _set_handlers(root, section, handlers)
    existing = _Existing()
    for name in names:
        section = cp[f"logger_{name}"]
        logger = logging.getLogger(section["qualname"])
        existing.configured(section["qualname"])
        if "level" in section:
            logger.setLevel(section["level"])
        _set_handlers(logger, section, handlers)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = 0
    existing.settle(disable_existing)


class _Existing:
    """The loggers there were before, of which those that the configuration does not name are disabled."""

    def __init__(self):
        self.names = sorted(logging.root.manager.loggerDict)
        self.children = []

    def configured(self, name):
        if name in self.names:
            self.children += [other for other in self.names if other.startswith(name + ".")]
            self.names.remove(name)

    def settle(self, disable):
        for name in self.names:
            logger = logging.root.manager.loggerDict[name]
            if name not in self.children:
                if not isinstance(logger, logging.PlaceHolder):
                    logger.disabled = disable
            elif not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True


# Dictionaries.


def valid_ident(s):
    if not IDENTIFIER.match(s):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


class ConvertingMixin:
    """A container whose values are converted when they are first asked for."""

    def convert_with_key(self, key, value, replace=True):
        return self._converted(value, key, replace)

    def convert(self, value):
        return self._converted(value)

    def _converted(self, value, key=None, replace=False):
        """The value converted. A new container knows the one that it stands in and, if there is one, its key."""
        result = self.configurator.convert(value)
        if result is value:
            return value
        if replace:
            self[key] = result
        if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
            if key is not None:
                result.key = key
        return result


class ConvertingDict(dict, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Makes objects of what a dictionary says: ext://, cfg:// and factories called ()."""

    CONVERT_PATTERN = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
    WORD_PATTERN = re.compile(r"^\s*(\w+)\s*")
    DOT_PATTERN = re.compile(r"^\.\s*(\w+)\s*")
    INDEX_PATTERN = re.compile(r"^\[([^\[\]]*)\]\s*")
    DIGIT_PATTERN = re.compile(r"^\d+$")
    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        converting = ConvertingDict(config)
        converting.configurator = self
        self.config = converting

    def resolve(self, s):
        try:
            return _import_dotted(s, self.importer)
        except ImportError as e:
            raise ValueError("Cannot resolve %r: %s" % (s, e)) from e

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        rest = value
        m = self.WORD_PATTERN.match(rest)
        if m is None:
            raise ValueError("Unable to convert %r" % value)
        rest = rest[m.end():]
        found = self.config[m[1]]
        while rest:
            if m := self.DOT_PATTERN.match(rest):
                found = found[m[1]]
            elif m := self.INDEX_PATTERN.match(rest):
                key = m[1]
                if self.DIGIT_PATTERN.match(key):
                    try:
                        found = found[int(key)]
                    except TypeError:
                        found = found[key]
                else:
                    found = found[key]
            else:
                raise ValueError("Unable to convert %r at %r" % (value, rest))
            rest = rest[m.end():]
        return found

    def convert(self, value):
        for converting, kind in ((ConvertingDict, dict), (ConvertingList, list), (ConvertingTuple, tuple)):
            if isinstance(value, converting):
                return value
            if isinstance(value, kind) and not hasattr(value, "_fields"):
                value = converting(value)
                value.configurator = self
                return value
        if isinstance(value, str):
            m = self.CONVERT_PATTERN.match(value)
            if m and m["prefix"] in self.value_converters:
                return getattr(self, self.value_converters[m["prefix"]])(m["suffix"])
        return value

    def configure_custom(self, config):
        c = config.pop("()")
        if not callable(c):
            c = self.resolve(c)
        attributes = config.pop(".", None)
        result = c(**{k: config[k] for k in config if valid_ident(k)})
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class DictConfigurator(BaseConfigurator):
    """Configures logging by a dictionary of the schema's version 1."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        incremental = config.pop("incremental", False)
        with logging._lock:
            if incremental:
                self._configure_more(config)
            else:
                self._configure_anew(config)

    def _configure_more(self, config):
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            with _naming("handler %r", name):
                level = handlers[name].get("level", None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
        loggers = config.get("loggers", {})
        for name in loggers:
            with _naming("logger %r", name):
                self.configure_logger(name, loggers[name], True)
        root = config.get("root", None)
        if root:
            with _naming("root logger"):
                self.configure_root(root, True)

    def _configure_anew(self, config):
        disable = config.pop("disable_existing_loggers", True)
        _forget_handlers()
        formatters = config.get("formatters", {})
        for name in formatters:
            with _naming("formatter %r", name):
                formatters[name] = self.configure_formatter(formatters[name])
        filters = config.get("filters", {})
        for name in filters:
            with _naming("filter %r", name):
                filters[name] = self.configure_filter(filters[name])
        self._configure_handlers(config.get("handlers", {}))
        existing = _Existing()
        loggers = config.get("loggers", {})
        for name in loggers:
            existing.configured(name)
            with _naming("logger %r", name):
                self.configure_logger(name, loggers[name])
        existing.settle(disable)
        root = config.get("root", None)
        if root:
            with _naming("root logger"):
                self.configure_root(root)

    def _configure_handlers(self, handlers):
        """Makes the handlers; those that wait for others as their targets come last."""
        waiting = []
        for name in sorted(handlers):
            try:
                with _naming("handler %r", name):
                    h = self.configure_handler(handlers[name])
                    h.name = name
                    handlers[name] = h
            except ValueError as e:
                if " not configured yet" not in str(e.__cause__):
                    raise
                waiting.append(name)
        for name in waiting:
            with _naming("handler %r", name):
                h = self.configure_handler(handlers[name])
                h.name = name
                handlers[name] = h

    def configure_formatter(self, config):
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        options = {"defaults": config["defaults"]} if "defaults" in config else {}
        kind = config.get("class", None)
        make = _import_dotted(kind) if kind else logging.Formatter
        if "validate" in config:
            options["validate"] = config["validate"]
        return make(config.get("format", None), config.get("datefmt", None), config.get("style", "%"), **options)

    def configure_filter(self, config):
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for f in filters:
            try:
                usable = callable(f) or callable(getattr(f, "filter", None))
                filterer.addFilter(f if usable else self.config["filters"][f])
            except Exception as e:
                raise ValueError("Unable to add filter %r" % f) from e

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                handler = self.config["handlers"][name]
                logger.addHandler(handler)
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e

    def _target(self, name):
        h = self.config["handlers"][name]
        if not isinstance(h, logging.Handler):
            raise TypeError("target not configured yet")
        return h

    def configure_handler(self, config):
        given = dict(config)
        formatter = self._named_formatter(config.pop("formatter", None))
        level, filters = config.pop("level", None), config.pop("filters", None)
        factory = self._handler_factory(config, given)
        attributes = config.pop(".", None)
        handler = self._made_handler(factory, {k: config[k] for k in config if valid_ident(k)})
        if formatter:
            handler.setFormatter(formatter)
        _set_level(handler, level)
        self.add_filters(handler, filters or ())
        for name, value in (attributes or {}).items():
            setattr(handler, name, value)
        return handler

    def _named_formatter(self, name):
        if not name:
            return None
        try:
            return self.config["formatters"][name]
        except Exception as e:
            raise ValueError("Unable to set formatter %r" % name) from e

    def _handler_factory(self, config, given):
        """What makes a handler. Where it cannot yet, the configuration gets back what was given."""
        if "()" in config:
            factory = config.pop("()")
            return factory if callable(factory) else self.resolve(factory)
        kind = config.pop("class")
        if isinstance(kind, str):
            kind = self.resolve(kind)
        if not isinstance(kind, type):
            return kind
        try:
            return self._prepare(kind, config)
        except TypeError:
            config.update(given)
            raise

    def _made_handler(self, factory, options):
        """Calls a factory; the parameter stream was once named strm."""
        try:
            return factory(**options)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            options["strm"] = options.pop("stream")
            return factory(**options)

    def _prepare(self, kind, config):
        """What makes a handler of one of the kinds that refer to other objects."""
        if issubclass(kind, logging.handlers.MemoryHandler):
            if "flushLevel" in config:
                config["flushLevel"] = logging._checkLevel(config["flushLevel"])
            if "target" in config:
                name = config["target"]
                try:
                    config["target"] = self._target(name)
                except TypeError:
                    raise
                except Exception as e:
                    raise ValueError("Unable to set target handler %r" % name) from e
        elif issubclass(kind, logging.handlers.QueueHandler):
            return self._prepare_queue(kind, config)
        elif issubclass(kind, logging.handlers.SysLogHandler) and "address" in config:
            config["address"] = self.as_tuple(config["address"])
        return kind

    def _prepare_queue(self, kind, config):
        if "queue" in config:
            config["queue"] = self._made(config["queue"], "queue")
        if "listener" in config:
            spec = config["listener"]
            if isinstance(spec, type):
                if not issubclass(spec, logging.handlers.QueueListener):
                    raise TypeError("Invalid listener specifier %r" % spec)
            else:
                config["listener"] = self._made(spec, "listener")
        if "handlers" in config:
            hlist = []
            for name in config["handlers"]:
                h = self.config["handlers"][name]
                if not isinstance(h, logging.Handler):
                    raise TypeError("Required handler %r is not configured yet" % name)
                hlist.append(h)
            config["handlers"] = hlist
        return functools.partial(self._configure_queue_handler, kind)

    def _made(self, spec, what):
        if isinstance(spec, str):
            spec = self.resolve(spec)
            if what == "listener" and isinstance(spec, type):
                return spec
            return spec() if callable(spec) else spec
        if isinstance(spec, dict):
            if "()" not in spec:
                raise TypeError("Invalid %s specifier %r" % (what, spec))
            return self.configure_custom(dict(spec))
        if what == "queue" and hasattr(spec, "put_nowait"):
            return spec
        if what == "listener" and callable(spec):
            return spec
        raise TypeError("Invalid %s specifier %r" % (what, spec))

    def _configure_queue_handler(self, kind, queue=None, listener=logging.handlers.QueueListener, handlers=(), respect_handler_level=False, **options):
        q = _new_queue() if queue is None else queue
        result = kind(q, **options)
        result.listener = listener(q, *handlers, respect_handler_level=respect_handler_level)
        return result

    def common_logger_config(self, logger, config, incremental=False):
        _set_level(logger, config.get("level", None))
        if not incremental:
            for old in logger.handlers[:]:
                logger.removeHandler(old)
            self.add_handlers(logger, config.get("handlers", None) or ())
            self.add_filters(logger, config.get("filters", None) or ())

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if (propagate := config.get("propagate", None)) is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


def _set_level(target, level):
    if level is not None:
        target.setLevel(logging._checkLevel(level))


def _new_queue():
    return queue.Queue()


class _naming:
    """Says which part of a configuration an exception comes from."""

    def __init__(self, what, *names):
        self.what = "Unable to configure " + (what % names if names else what)

    def __enter__(self):
        return self

    def __exit__(self, kind, e, tb):
        if isinstance(e, Exception):
            raise ValueError(self.what) from e
        return False


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()
