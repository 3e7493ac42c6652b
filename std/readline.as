"""The history of typed lines, and the settings of completion.

Aster's prompt edits its lines by itself and completes no names; what is set here is kept for who asks for it.
"""

import os

backend = "readline"

_history = []
_limit = -1
_completer = None
_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"


def parse_and_bind(string, /):
    """Takes a line of the init file; nothing is bound."""


def read_init_file(filename=None, /):
    """Reads an init file; nothing is bound."""
    if filename is not None:
        with open(filename):
            pass


def get_line_buffer():
    return ""


def insert_text(string, /):
    """Would put text into the line that is typed; none is, while a program runs."""


def redisplay():
    """Would show the line again."""


def get_begidx():
    return 0


def get_endidx():
    return 0


def get_completion_type():
    return 0


def set_completer(function=None, /):
    global _completer
    _completer = function


def get_completer():
    return _completer


def set_completer_delims(string, /):
    global _delimiters
    _delimiters = string


def get_completer_delims():
    return _delimiters


def set_completion_display_matches_hook(function=None, /):
    """Takes what would show completions."""


def set_startup_hook(function=None, /):
    """Takes what would be called before the first prompt."""


def set_pre_input_hook(function=None, /):
    """Takes what would be called after a prompt."""


def set_auto_history(enabled, /):
    """Says whether typed lines go to the history by themselves."""


def add_history(string, /):
    _history.append(string)


def clear_history():
    _history.clear()


def get_current_history_length():
    return len(_history)


def get_history_length():
    return _limit


def set_history_length(length, /):
    global _limit
    _limit = length


def get_history_item(index, /):
    """Returns a line by its number, the first is 1; None if there is none."""
    if 1 <= index <= len(_history):
        return _history[index - 1]
    return None


def remove_history_item(pos, /):
    if pos < 0:
        raise ValueError("History index cannot be negative")
    if pos >= len(_history):
        raise ValueError(f"No history item at position {pos}")
    del _history[pos]


def replace_history_item(pos, line, /):
    if pos < 0:
        raise ValueError("History index cannot be negative")
    if pos >= len(_history):
        raise ValueError(f"No history item at position {pos}")
    _history[pos] = line


def _path(filename):
    return os.path.expanduser("~/.history") if filename is None else filename


def read_history_file(filename=None, /):
    with open(_path(filename), encoding="utf-8") as file:
        _history.extend(file.read().splitlines())


def write_history_file(filename=None, /):
    lines = _history if _limit < 0 else _history[len(_history) - min(_limit, len(_history)):]
    with open(_path(filename), "w", encoding="utf-8") as file:
        file.writelines([line + "\n" for line in lines])


def append_history_file(nelements, filename=None, /):
    with open(_path(filename), "a", encoding="utf-8") as file:
        file.writelines([line + "\n" for line in _history[max(len(_history) - nelements, 0):]])
