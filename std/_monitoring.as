"""sys.monitoring (PEP 669), as it is where other tools have taken all its numbers: Aster tells no events.

A tool that finds its number in use does without, as it has to in CPython when a debugger or a coverage tool came first.
"""

from types import SimpleNamespace as _Namespace

DEBUGGER_ID, COVERAGE_ID, PROFILER_ID, OPTIMIZER_ID = 0, 1, 2, 5
DISABLE = object()
MISSING = object()
events = _Namespace(**{
    name: 1 << at for at, name in enumerate((
        "PY_START", "PY_RESUME", "PY_RETURN", "PY_YIELD", "CALL", "LINE", "INSTRUCTION", "JUMP", "BRANCH", "STOP_ITERATION", "RAISE",
        "EXCEPTION_HANDLED", "PY_UNWIND", "PY_THROW", "RERAISE", "C_RETURN", "C_RAISE",
    ))
}, NO_EVENTS=0)

_TAKEN = "aster"


def _check(tool_id):
    if not isinstance(tool_id, int):
        raise TypeError(f"'{type(tool_id).__name__}' object cannot be interpreted as an integer")
    if not 0 <= tool_id <= 5:
        raise ValueError(f"invalid tool {tool_id} (must be between 0 and 5)")


def _refuse(tool_id):
    _check(tool_id)
    raise ValueError(f"tool {tool_id} is already in use: Aster tells no events")


def get_tool(tool_id, /):
    """Returns who uses a number: Aster does."""
    _check(tool_id)
    return _TAKEN


def use_tool_id(tool_id, name, /):
    """Refuses: the number is in use."""
    if not isinstance(name, str):
        raise ValueError("tool name must be a str")
    _refuse(tool_id)


def free_tool_id(tool_id, /):
    """Frees nothing: a script has no number."""
    _check(tool_id)


def get_events(tool_id, /):
    """Returns the events that a tool is told: none."""
    _check(tool_id)
    return 0


def get_local_events(tool_id, code, /):
    """Returns the events of a code object that a tool is told: none."""
    _check(tool_id)
    return 0


def set_events(tool_id, event_set, /):
    """Refuses unless no events are asked for."""
    _check(tool_id)
    if event_set:
        _refuse(tool_id)


def set_local_events(tool_id, code, event_set, /):
    """Refuses unless no events are asked for."""
    set_events(tool_id, event_set)


def register_callback(tool_id, event, func, /):
    """Refuses a function: it would not be called."""
    _check(tool_id)
    if func is not None:
        _refuse(tool_id)


def restart_events():
    """Does nothing: there are no events that could be told again."""
