"""How argparse shows usage and help: the formatters.

    A formatter is told of sections, texts and arguments, and gives the whole text at the end. A section holds calls of the
    methods that format its parts, for only at the end it is known how wide the column of arguments is.
"""

import re

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

_blank = re.compile(r"\s+", re.ASCII)
_many_lines = re.compile(r"\n\n\n+")


class _Section:
    def __init__(self, formatter, parent, heading=None):
        self.formatter = formatter
        self.parent = parent
        self.heading = heading
        self.items = []

    def format_help(self):
        formatter = self.formatter
        if self.parent is not None:
            formatter._indent()
        body = formatter._join_parts([make(*args) for make, args in self.items])
        if self.parent is not None:
            formatter._dedent()
        if not body:
            return ""
        head = ""
        if self.heading is not SUPPRESS and self.heading is not None:
            head = " " * formatter._current_indent + f"{self.heading}:\n"
        return formatter._join_parts(["\n", head, body, "\n"])


class HelpFormatter:
    """Formats help as it is by default: texts are filled, arguments stand in two columns."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section
        self._whitespace_matcher = _blank
        self._long_break_matcher = _many_lines

    _Section = _Section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."
        self._level -= 1

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        """Begins a section; what is added goes into it."""
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        """Ends the section."""
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        """Adds a text."""
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        """Adds the usage."""
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        """Adds an argument and those below it."""
        if action.help is SUPPRESS:
            return
        shown = [action, *self._iter_indented_subactions(action)]
        indent = self._current_indent
        widths = [len(self._format_action_invocation(action)) + indent]
        for subaction in shown[1:]:
            widths.append(len(self._format_action_invocation(subaction)) + indent + self._indent_increment)
        self._action_max_length = max(self._action_max_length, *widths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        """Adds arguments."""
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        """Returns the text of all that was added."""
        text = self._root_section.format_help()
        if text:
            text = self._long_break_matcher.sub("\n\n", text)
            text = text.strip("\n") + "\n"
        return text

    def _join_parts(self, part_strings):
        return "".join([part for part in part_strings if part and part is not SUPPRESS])

    # Usage.

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            usage = usage % dict(prog=self._prog)
        elif not actions:
            usage = "%(prog)s" % dict(prog=self._prog)
        else:
            prog = "%(prog)s" % dict(prog=self._prog)
            options = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            shown = self._format_actions_usage(options + positionals, groups)
            usage = " ".join([s for s in (prog, shown) if s])
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = self._wrapped_usage(prog, prefix, self._get_actions_usage_parts(options, groups),
                                            self._get_actions_usage_parts(positionals, groups))
        return "%s%s\n\n" % (prefix, usage)

    def _wrapped_usage(self, prog, prefix, options, positionals):
        width = self._width - self._current_indent
        if len(prefix) + len(prog) <= 0.75 * width:
            # The program's name stays on the first line; the others are indented past it.
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                lines = _lines_of([prog, *options], indent, width, prefix)
                lines += _lines_of(positionals, indent, width)
            elif positionals:
                lines = _lines_of([prog, *positionals], indent, width, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = _lines_of(options + positionals, indent, width)
            if len(lines) > 1:
                lines = _lines_of(options, indent, width) + _lines_of(positionals, indent, width)
            lines = [prog, *lines]
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        grouped = set()
        # Groups whose arguments stand together are shown together: where each begins and ends.
        spans = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if all(action.help is SUPPRESS for action in members) or members[0] not in actions:
                continue
            start = actions.index(members[0])
            end = start + len(members)
            if actions[start:end] == members:
                grouped.update(members)
                spans[start, end] = group
        parts = [self._usage_of(action, action in grouped) for action in actions]
        for (start, end), group in spans.items():
            inside = [i for i in range(start, end) if parts[i] is not None]
            opening, closing = "[", "]"
            if group.required:
                opening, closing = ("(", ")") if len(inside) > 1 else ("", "")
            # A long group may be broken behind each bar.
            for i in inside[:-1]:
                if not parts[i].endswith(" |"):
                    parts[i] += " |"
            parts[inside[0]] = opening + parts[inside[0]]
            # A group inside of another has its bar behind it.
            last = parts[inside[-1]]
            parts[inside[-1]] = last[:-2] + closing + " |" if last.endswith(" |") else last + closing
        return [part for part in parts if part is not None]

    def _usage_of(self, action, grouped):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if grouped and part[:1] == "[" and part[-1:] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            metavar = self._get_default_metavar_for_optional(action)
            part = "%s %s" % (action.option_strings[0], self._format_args(action, metavar))
        if not action.required and not grouped:
            part = "[%s]" % part
        return part

    # Texts and arguments.

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        room = column - self._current_indent - 2
        margin = " " * self._current_indent
        head = self._format_action_invocation(action)
        first = column
        if not action.help:
            head = f"{margin}{head}\n"
        elif len(head) <= room:
            head = f"{margin}{head.ljust(room)}  "
            first = 0
        else:
            head = f"{margin}{head}\n"
        parts = [head]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                for line in self._split_lines(text, max(self._width - column, 11)):
                    parts.append(" " * first + line + "\n")
                    first = column
        elif not head.endswith("\n"):
            parts.append("\n")
        for subaction in self._iter_indented_subactions(action):
            parts.append(self._format_action(subaction))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            metavar = self._get_default_metavar_for_positional(action)
            shown, = self._metavar_formatter(action, metavar)(1)
            return shown
        names = ", ".join(action.option_strings)
        if action.nargs == 0:
            return names
        return names + " " + self._format_args(action, self._get_default_metavar_for_optional(action))

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = "{%s}" % ",".join(map(str, action.choices))
        else:
            shown = default_metavar
        return lambda count: shown if isinstance(shown, tuple) else (shown,) * count

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % names(1)
        if nargs == OPTIONAL:
            return "[%s]" % names(1)
        if nargs == ZERO_OR_MORE:
            shown = names(1)
            return "[%s [%s ...]]" % shown if len(shown) == 2 else "[%s ...]" % shown
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % names(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % names(1)
        if nargs == SUPPRESS:
            return ""
        try:
            spaces = ["%s"] * len(range(nargs))
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(spaces) % names(nargs)

    def _expand_help(self, action):
        values = dict(vars(action), prog=self._prog)
        for name, value in list(values.items()):
            if value is SUPPRESS:
                del values[name]
            elif hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        subactions = getattr(action, "_get_subactions", None)
        if subactions is not None:
            self._indent()
            yield from subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(self._whitespace_matcher.sub(" ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        text = self._whitespace_matcher.sub(" ", text).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    __module__ = "argparse"


def _lines_of(parts, indent, width, prefix=None):
    """Returns parts of a usage in lines that fit; with `prefix`, the first line is to stand behind it."""
    lines = []
    line = []
    begin = len(indent) - 1
    length = begin if prefix is None else len(prefix) - 1
    for part in parts:
        if line and length + 1 + len(part) > width:
            lines.append(indent + " ".join(line))
            line = []
            length = begin
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(indent + " ".join(line))
    if prefix is not None:
        lines[0] = lines[0][len(indent):]
    return lines


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves descriptions as they are written."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])

    __module__ = "argparse"


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves all texts as they are written."""

    def _split_lines(self, text, width):
        return text.splitlines()

    __module__ = "argparse"


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds to the help of each argument what its default is."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text

    __module__ = "argparse"


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the type of an argument where its name would be."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__

    __module__ = "argparse"
