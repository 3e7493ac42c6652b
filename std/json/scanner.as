"""What reads one value of a JSON text: `make_scanner`, and the slower one that asks a decoder's own `parse_object`."""

import re
from json.decoder import Scanner as c_make_scanner

__all__ = ["make_scanner"]

NUMBER_RE = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?", re.VERBOSE | re.MULTILINE | re.DOTALL)
_WORDS = {"n": ("null", None), "t": ("true", True), "f": ("false", False)}
_CONSTANTS = {"N": "NaN", "I": "Infinity", "-": "-Infinity"}


def py_make_scanner(context):
    """Makes a function that reads a value by what a decoder has as `parse_object`, `parse_array`, `parse_string` and the rest.

    >>> import json
    >>> py_make_scanner(json.JSONDecoder())("[1, 2]", 0)
    ([1, 2], 6)
    """
    parse_object, parse_array, parse_string = context.parse_object, context.parse_array, context.parse_string
    parse_float, parse_int, parse_constant = context.parse_float, context.parse_int, context.parse_constant
    strict, object_hook, object_pairs_hook = context.strict, context.object_hook, context.object_pairs_hook
    memo = context.memo

    def read(string, idx):
        try:
            char = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if char == '"':
            return parse_string(string, idx + 1, strict)
        if char == "{":
            return parse_object((string, idx + 1), strict, read, object_hook, object_pairs_hook, memo)
        if char == "[":
            return parse_array((string, idx + 1), read)
        word, value = _WORDS.get(char, (None, None))
        if word is not None and string.startswith(word, idx):
            return value, idx + len(word)
        number = NUMBER_RE.match(string, idx)
        if number is not None:
            whole, fraction, power = number.groups()
            if fraction or power:
                return parse_float(whole + (fraction or "") + (power or "")), number.end()
            return parse_int(whole), number.end()
        word = _CONSTANTS.get(char)
        if word is not None and string.startswith(word, idx):
            return parse_constant(word), idx + len(word)
        raise StopIteration(idx)

    def scan_once(string, idx):
        try:
            return read(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner
