"""One reading of a command line: which strings belong to which argument."""

from _argparse_actions import ArgumentError, _get_action_name
from _argparse_help import PARSER, REMAINDER, SUPPRESS


class Reading:
    """The strings, each told apart as an option, an argument or `--`, and how far they have been read."""

    def __init__(self, parser, strings, namespace):
        self.parser = parser
        self.strings = strings
        self.namespace = namespace
        self.extra = []
        # Who excludes whom.
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for i, action in enumerate(group._group_actions):
                others = self.conflicts.setdefault(action, [])
                others.extend(group._group_actions[:i])
                others.extend(group._group_actions[i + 1:])
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()
        self.positionals = parser._get_positional_actions()
        self.options = {}
        kinds = []
        rest = False
        for i, text in enumerate(strings):
            if rest:
                kinds.append("A")
            elif text == "--":
                kinds.append("-")
                rest = True
            else:
                option = parser._parse_optional(text)
                if option is not None:
                    self.options[i] = option
                kinds.append("A" if option is None else "O")
        self.pattern = "".join(kinds)

    def read(self):
        """Reads all; returns the namespace and what is not known."""
        last = max(self.options, default=-1)
        at = 0
        while at <= last:
            following = at
            while following not in self.options:
                following += 1
            if at != following:
                end = self._read_positionals(at)
                if end > at:
                    at = end
                    continue
                at = end
            if at not in self.options:
                self.extra.extend(self.strings[at:following])
                at = following
            at = self._read_option(at)
        at = self._read_positionals(at)
        self.extra.extend(self.strings[at:])
        self._finish()
        return self.namespace, self.extra

    def _take(self, action, strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        # A positional that stands for its default alone excludes nobody.
        if values is not action.default:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, "not allowed with argument %s" % _get_action_name(other))
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _read_option(self, start):
        action, name, sep, value = self.options[start]
        match = self.parser._match_argument
        taken = []
        while True:
            if action is None:
                self.extra.append(self.strings[start])
                return start + 1
            if value is None:
                first = start + 1
                stop = first + match(action, self.pattern[first:])
                taken.append((action, self.strings[first:stop], name))
                break
            count = match(action, "A")
            if count == 0 and name[1] not in self.parser.prefix_chars and value != "":
                # Several short options in one string.
                if sep or value[0] in self.parser.prefix_chars:
                    raise ArgumentError(action, "ignored explicit argument %r" % value)
                taken.append((action, [], name))
                name = name[0] + value[0]
                if name not in self.parser._option_string_actions:
                    self.extra.append(name[0] + value)
                    stop = start + 1
                    break
                action = self.parser._option_string_actions[name]
                value = value[1:]
                if not value:
                    sep = value = None
                elif value[0] == "=":
                    sep = "="
                    value = value[1:]
                else:
                    sep = ""
            elif count == 1:
                stop = start + 1
                taken.append((action, [value], name))
                break
            else:
                raise ArgumentError(action, "ignored explicit argument %r" % value)
        for action, strings, name in taken:
            if action.deprecated and name not in self.warned:
                self.parser._warning("option '%s' is deprecated" % name)
                self.warned.add(name)
            self._take(action, strings, name)
        return stop

    def _read_positionals(self, start):
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[start:])
        for action, count in zip(self.positionals, counts):
            strings = self.strings[start:start + count]
            kinds = self.pattern[start:start + count]
            start += count
            # The first -- is no argument, unless all that is left is taken as it stands.
            if kinds[:1] == "-" if action.nargs == PARSER else action.nargs != REMAINDER and "-" in kinds:
                strings.remove("--")
            if strings and action.deprecated and action.dest not in self.warned:
                self.parser._warning("argument '%s' is deprecated" % action.dest)
                self.warned.add(action.dest)
            self._take(action, strings)
        self.positionals = self.positionals[len(counts):]
        return start

    def _finish(self):
        # Whatever is missing; and defaults given as text are read as if they had been on the command line.
        parser = self.parser
        namespace = self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif action.default is not None and isinstance(action.default, str) and hasattr(namespace, action.dest):
                if action.default is getattr(namespace, action.dest):
                    setattr(namespace, action.dest, parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: %s" % ", ".join(missing))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any([action in self.seen_non_default for action in group._group_actions]):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, "one of the arguments %s is required" % " ".join(names))
