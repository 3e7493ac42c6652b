"""Configuration of logging: from a dict (`dictConfig`) or an ini file (`fileConfig`).

`listen`, which takes configurations over the network, is refused.
"""

import logging
import logging.handlers
import os
import queue
import re
import sys

DEFAULT_LOGGING_CONFIG_PORT = 9030
IDENTIFIER = re.compile("^[a-z_][a-z0-9_]*$", re.I)


def valid_ident(s):
    """Returns True if `s` is an identifier; else a ValueError."""
    if not IDENTIFIER.match(s):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


def _resolve(name):
    """Returns what a dotted name means, importing as far as needed."""
    first, *rest = name.split(".")
    found = __import__(first)
    path = first
    for part in rest:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(path)
            found = getattr(found, part)
    return found


class ConvertingMixin:
    """Converts values as they are taken out of a configuration."""

    def convert_with_key(self, key, value, replace=True):
        """Returns the converted value of a key, and keeps it in its place."""
        result = self.configurator.convert(value)
        if value is not result:
            if replace:
                self[key] = result
            if type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
                result.parent = self
                result.key = key
        return result

    def convert(self, value):
        """Returns the converted value."""
        result = self.configurator.convert(value)
        if value is not result and type(result) in (ConvertingDict, ConvertingList, ConvertingTuple):
            result.parent = self
        return result


class ConvertingDict(dict, ConvertingMixin):
    """A dict of a configuration."""

    def __getitem__(self, key):
        return self.convert_with_key(key, dict.__getitem__(self, key))

    def get(self, key, default=None):
        return self.convert_with_key(key, dict.get(self, key, default))

    def pop(self, key, default=None):
        return self.convert_with_key(key, dict.pop(self, key, default), replace=False)


class ConvertingList(list, ConvertingMixin):
    """A list of a configuration."""

    def __getitem__(self, key):
        return self.convert_with_key(key, list.__getitem__(self, key))

    def pop(self, idx=-1):
        return self.convert(list.pop(self, idx))


class ConvertingTuple(tuple, ConvertingMixin):
    """A tuple of a configuration."""

    def __getitem__(self, key):
        return self.convert_with_key(key, tuple.__getitem__(self, key), replace=False)


class BaseConfigurator:
    """Reads values of a configuration: `ext://a.b` is an object, `cfg://a.b[c]` another part of it."""

    CONVERT_PATTERN = re.compile(r"^(?P<prefix>[a-z]+)://(?P<suffix>.*)$")
    WORD_PATTERN = re.compile(r"^\s*(\w+)\s*")
    DOT_PATTERN = re.compile(r"^\.\s*(\w+)\s*")
    INDEX_PATTERN = re.compile(r"^\[([^\[\]]*)\]\s*")
    DIGIT_PATTERN = re.compile(r"^\d+$")
    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = ConvertingDict(config)
        self.config.configurator = self

    def resolve(self, s):
        """Returns what a dotted name means."""
        first, *rest = s.split(".")
        path = first
        try:
            found = self.importer(path)
            for part in rest:
                path += "." + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(path)
                    found = getattr(found, part)
            return found
        except ImportError as e:
            raise ValueError(f"Cannot resolve {s!r}: {e}") from e

    def ext_convert(self, value):
        """Returns what `ext://value` means."""
        return self.resolve(value)

    def cfg_convert(self, value):
        """Returns what `cfg://value` means."""
        rest = value
        word = self.WORD_PATTERN.match(rest)
        if word is None:
            raise ValueError("Unable to convert %r" % value)
        rest = rest[word.end():]
        found = self.config[word.groups()[0]]
        while rest:
            step = self.DOT_PATTERN.match(rest)
            if step:
                found = found[step.groups()[0]]
            else:
                step = self.INDEX_PATTERN.match(rest)
                if step:
                    key = step.groups()[0]
                    if not self.DIGIT_PATTERN.match(key):
                        found = found[key]
                    else:
                        try:
                            found = found[int(key)]
                        except TypeError:
                            found = found[key]
            if not step:
                raise ValueError("Unable to convert %r at %r" % (value, rest))
            rest = rest[step.end():]
        return found

    def convert(self, value):
        """Returns a value as it is meant: containers that convert, text with its prefix followed."""
        if isinstance(value, (ConvertingDict, ConvertingList, ConvertingTuple)):
            return value
        if isinstance(value, dict):
            value = ConvertingDict(value)
            value.configurator = self
        elif isinstance(value, list):
            value = ConvertingList(value)
            value.configurator = self
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            value = ConvertingTuple(value)
            value.configurator = self
        elif isinstance(value, str):
            found = self.CONVERT_PATTERN.match(value)
            if found:
                converter = self.value_converters.get(found["prefix"])
                if converter:
                    value = getattr(self, converter)(found["suffix"])
        return value

    def configure_custom(self, config):
        """Makes an object by calling what stands at `()`."""
        make = config.pop("()")
        if not callable(make):
            make = self.resolve(make)
        attributes = config.pop(".", None)
        result = make(**{k: config[k] for k in config if isinstance(k, str) and valid_ident(k)})
        if attributes:
            for name, value in attributes.items():
                setattr(result, name, value)
        return result

    def as_tuple(self, value):
        """Returns a list as a tuple."""
        return tuple(value) if isinstance(value, list) else value


def _is_queue_like_object(obj):
    return isinstance(obj, (queue.Queue, queue.SimpleQueue)) or (
        callable(getattr(obj, "get", None)) and callable(getattr(obj, "put_nowait", None)))


class DictConfigurator(BaseConfigurator):
    """Does what `dictConfig` says."""

    def configure(self):
        """Makes formatters, filters, handlers and loggers as the configuration has them."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        with logging._lock:
            if config.pop("incremental", False):
                self._change(config)
            else:
                self._build(config)

    def _change(self, config):
        handlers = config.get("handlers", {})
        for name in handlers:
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            try:
                level = handlers[name].get("level", None)
                if level:
                    logging._handlers[name].setLevel(logging._checkLevel(level))
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e
        loggers = config.get("loggers", {})
        for name in loggers:
            try:
                self.configure_logger(name, loggers[name], True)
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root, True)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _each(self, config, part, what, make):
        things = config.get(part, {})
        for name in things:
            try:
                things[name] = make(things[name])
            except Exception as e:
                raise ValueError("Unable to configure %s %r" % (what, name)) from e

    def _build(self, config):
        disable_existing = config.pop("disable_existing_loggers", True)
        _clearExistingHandlers()
        self._each(config, "formatters", "formatter", self.configure_formatter)
        self._each(config, "filters", "filter", self.configure_filter)
        self._build_handlers(config.get("handlers", {}))
        root = logging.root
        existing = sorted(root.manager.loggerDict.keys())
        below = []
        loggers = config.get("loggers", {})
        for name in loggers:
            if name in existing:
                prefix = name + "."
                below += [other for other in existing if other.startswith(prefix)]
                existing.remove(name)
            try:
                self.configure_logger(name, loggers[name])
            except Exception as e:
                raise ValueError("Unable to configure logger %r" % name) from e
        _handle_existing_loggers(existing, below, disable_existing)
        root = config.get("root", None)
        if root:
            try:
                self.configure_root(root)
            except Exception as e:
                raise ValueError("Unable to configure root logger") from e

    def _build_handlers(self, handlers):
        put_off = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                if " not configured yet" not in str(e.__cause__):
                    raise ValueError("Unable to configure handler %r" % name) from e
                put_off.append(name)
        for name in put_off:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as e:
                raise ValueError("Unable to configure handler %r" % name) from e

    def configure_formatter(self, config):
        """Makes a formatter."""
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                # A factory from before the parameter had its name.
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        fmt = config.get("format", None)
        datefmt = config.get("datefmt", None)
        style = config.get("style", "%")
        name = config.get("class", None)
        defaults = config.get("defaults", None)
        kwargs = {"defaults": defaults} if defaults is not None else {}
        make = _resolve(name) if name else logging.Formatter
        if "validate" in config:
            return make(fmt, datefmt, style, config["validate"], **kwargs)
        return make(fmt, datefmt, style, **kwargs)

    def configure_filter(self, config):
        """Makes a filter."""
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        """Adds filters, given as they are or by name."""
        for f in filters:
            try:
                if not (callable(f) or callable(getattr(f, "filter", None))):
                    f = self.config["filters"][f]
                filterer.addFilter(f)
            except Exception as e:
                raise ValueError("Unable to add filter %r" % f) from e

    def _configure_queue_handler(self, klass, **kwargs):
        given = kwargs.pop("queue", None)
        if given is None:
            given = queue.Queue()
        listener = kwargs.pop("listener", logging.handlers.QueueListener)
        handlers = kwargs.pop("handlers", [])
        respect = kwargs.pop("respect_handler_level", False)
        result = klass(given, **kwargs)
        result.listener = listener(given, *handlers, respect_handler_level=respect)
        return result

    def _queue_parts(self, config):
        if "queue" in config:
            given = config["queue"]
            if isinstance(given, str):
                made = self.resolve(given)
                if not callable(made):
                    raise TypeError("Invalid queue specifier %r" % given)
                config["queue"] = made()
            elif isinstance(given, dict):
                if "()" not in given:
                    raise TypeError("Invalid queue specifier %r" % given)
                config["queue"] = self.configure_custom(dict(given))
            elif not _is_queue_like_object(given):
                raise TypeError("Invalid queue specifier %r" % given)
        if "listener" in config:
            given = config["listener"]
            if isinstance(given, type):
                if not issubclass(given, logging.handlers.QueueListener):
                    raise TypeError("Invalid listener specifier %r" % given)
            elif isinstance(given, str):
                made = self.resolve(given)
                if isinstance(made, type) and not issubclass(made, logging.handlers.QueueListener):
                    raise TypeError("Invalid listener specifier %r" % given)
                config["listener"] = made
            elif isinstance(given, dict):
                if "()" not in given:
                    raise TypeError("Invalid listener specifier %r" % given)
                config["listener"] = self.configure_custom(dict(given))
            else:
                raise TypeError("Invalid listener specifier %r" % given)
        if "handlers" in config:
            found = []
            try:
                for name in config["handlers"]:
                    handler = self.config["handlers"][name]
                    if not isinstance(handler, logging.Handler):
                        config.update(self._whole)
                        raise TypeError("Required handler %r is not configured yet" % name)
                    found.append(handler)
            except Exception as e:
                raise ValueError("Unable to set required handler %r" % name) from e
            config["handlers"] = found

    def configure_handler(self, config):
        """Makes a handler."""
        self._whole = whole = dict(config)
        formatter = config.pop("formatter", None)
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as e:
                raise ValueError("Unable to set formatter %r" % formatter) from e
        level = config.pop("level", None)
        filters = config.pop("filters", None)
        if "()" in config:
            make = config.pop("()")
            if not callable(make):
                make = self.resolve(make)
        else:
            name = config.pop("class")
            klass = name if callable(name) else self.resolve(name)
            if issubclass(klass, logging.handlers.MemoryHandler):
                if "flushLevel" in config:
                    config["flushLevel"] = logging._checkLevel(config["flushLevel"])
                if "target" in config:
                    try:
                        name = config["target"]
                        handler = self.config["handlers"][name]
                        if not isinstance(handler, logging.Handler):
                            config.update(whole)
                            raise TypeError("target not configured yet")
                        config["target"] = handler
                    except Exception as e:
                        raise ValueError("Unable to set target handler %r" % name) from e
            elif issubclass(klass, logging.handlers.QueueHandler):
                self._queue_parts(config)
            elif issubclass(klass, logging.handlers.SMTPHandler) and "mailhost" in config:
                config["mailhost"] = self.as_tuple(config["mailhost"])
            elif issubclass(klass, logging.handlers.SysLogHandler) and "address" in config:
                config["address"] = self.as_tuple(config["address"])
            if issubclass(klass, logging.handlers.QueueHandler):
                make = lambda **kwargs: self._configure_queue_handler(klass, **kwargs)
            else:
                make = klass
        attributes = config.pop(".", None)
        kwargs = {k: config[k] for k in config if isinstance(k, str) and valid_ident(k)}
        try:
            result = make(**kwargs)
        except TypeError as e:
            if "'stream'" not in str(e):
                raise
            kwargs["strm"] = kwargs.pop("stream")
            result = make(**kwargs)
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        if attributes:
            for name, value in attributes.items():
                setattr(result, name, value)
        return result

    def add_handlers(self, logger, handlers):
        """Adds handlers, given by name."""
        for name in handlers:
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as e:
                raise ValueError("Unable to add handler %r" % name) from e

    def common_logger_config(self, logger, config, incremental=False):
        """Sets level, handlers and filters of a logger."""
        level = config.get("level", None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            handlers = config.get("handlers", None)
            if handlers:
                self.add_handlers(logger, handlers)
            filters = config.get("filters", None)
            if filters:
                self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        """Sets up a logger."""
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = config.get("propagate", None)
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        """Sets up the root logger."""
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets logging up as a dict says."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Sets logging up as an ini file says: its name, a file, or a `RawConfigParser` that has read one."""
    import configparser
    if isinstance(fname, str):
        if not os.path.exists(fname):
            raise FileNotFoundError(f"{fname} doesn't exist")
        if not os.path.getsize(fname):
            raise RuntimeError(f"{fname} is an empty file")
    if isinstance(fname, configparser.RawConfigParser):
        cp = fname
    else:
        try:
            cp = configparser.ConfigParser(defaults)
            if hasattr(fname, "readline"):
                cp.read_file(fname)
            else:
                cp.read(fname, encoding=encoding)
        except configparser.ParsingError as e:
            raise RuntimeError(f"{fname} is invalid: {e}")
    formatters = _create_formatters(cp)
    with logging._lock:
        _clearExistingHandlers()
        handlers = _install_handlers(cp, formatters)
        _install_loggers(cp, handlers, disable_existing_loggers)


def _strip_spaces(alist):
    return map(str.strip, alist)


def _create_formatters(cp):
    names = cp["formatters"]["keys"]
    made = {}
    if not names:
        return made
    for name in _strip_spaces(names.split(",")):
        section = "formatter_%s" % name
        fmt = cp.get(section, "format", raw=True, fallback=None)
        datefmt = cp.get(section, "datefmt", raw=True, fallback=None)
        style = cp.get(section, "style", raw=True, fallback="%")
        defaults = cp.get(section, "defaults", raw=True, fallback=None)
        make = logging.Formatter
        given = cp[section].get("class")
        if given:
            make = _resolve(given)
        if defaults is not None:
            made[name] = make(fmt, datefmt, style, defaults=eval(defaults, vars(logging)))
        else:
            made[name] = make(fmt, datefmt, style)
    return made


def _install_handlers(cp, formatters):
    names = cp["handlers"]["keys"]
    made = {}
    if not names:
        return made
    targets = []
    for name in _strip_spaces(names.split(",")):
        section = cp["handler_%s" % name]
        given = section["class"]
        formatter = section.get("formatter", "")
        # A class and arguments are expressions among the names of logging.
        try:
            klass = eval(given, vars(logging))
        except (AttributeError, NameError):
            klass = _resolve(given)
        args = eval(section.get("args", "()"), vars(logging))
        kwargs = eval(section.get("kwargs", "{}"), vars(logging))
        handler = klass(*args, **kwargs)
        handler.name = name
        if "level" in section:
            handler.setLevel(section["level"])
        if formatter:
            handler.setFormatter(formatters[formatter])
        if issubclass(klass, logging.handlers.MemoryHandler):
            target = section.get("target", "")
            if target:
                targets.append((handler, target))
        made[name] = handler
    for handler, target in targets:
        handler.setTarget(made[target])
    return made


def _handle_existing_loggers(existing, child_loggers, disable_existing):
    for name in existing:
        logger = logging.root.manager.loggerDict[name]
        if name not in child_loggers:
            logger.disabled = disable_existing
        elif not isinstance(logger, logging.PlaceHolder):
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True


def _install_loggers(cp, handlers, disable_existing):
    names = list(_strip_spaces(cp["loggers"]["keys"].split(",")))
    names.remove("root")
    section = cp["logger_root"]
    root = logging.root
    if "level" in section:
        root.setLevel(section["level"])
    for handler in root.handlers[:]:
        root.removeHandler(handler)
    given = section["handlers"]
    if given:
        for name in _strip_spaces(given.split(",")):
            root.addHandler(handlers[name])
    existing = sorted(root.manager.loggerDict.keys())
    below = []
    for name in names:
        section = cp["logger_%s" % name]
        name = section["qualname"]
        logger = logging.getLogger(name)
        if name in existing:
            prefix = name + "."
            below += [other for other in existing if other.startswith(prefix)]
            existing.remove(name)
        if "level" in section:
            logger.setLevel(section["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        logger.propagate = section.getint("propagate", fallback=1)
        logger.disabled = False
        given = section["handlers"]
        if given:
            for handler in _strip_spaces(given.split(",")):
                logger.addHandler(handlers[handler])
    _handle_existing_loggers(existing, below, disable_existing)


def _clearExistingHandlers():
    logging._handlers.clear()
    logging.shutdown(logging._handlerList[:])
    del logging._handlerList[:]


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    """Is not supported: a server that takes configurations."""
    raise NotImplementedError("logging.config.listen is not supported")


def stopListening():
    """Does nothing: there is no server."""
