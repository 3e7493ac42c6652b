"""Wrapping, filling, indenting and dedenting of plain text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_WORD_PUNCTUATION = "!\"'&.,?"


def _is_word(char):
    return char == "_" or char.isalnum()


def _is_word_or_punctuation(char):
    return _is_word(char) or char in _WORD_PUNCTUATION


def _is_letter(char):
    return _is_word(char) and not char.isdecimal()


def _dash_run(text, at):
    """Returns the end of a run of two or more dashes that a word follows, or -1."""
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    if end - at >= 2 and end < len(text) and _is_word(text[end]):
        return end
    return -1


def _breaks_after_hyphen(text, at):
    """Says whether a word may be broken after the hyphen at this place."""
    two_letters = at >= 2 and _is_letter(text[at - 2]) and _is_letter(text[at - 1])
    if not two_letters:
        # A part of one character counts after another hyphen: the second one of "x-y-".
        if at < 3 or not (_is_letter(text[at - 3]) and text[at - 2] == "-" and _is_letter(text[at - 1])):
            return False
    after = at + 1
    if after < len(text) and _is_letter(text[after]):
        after += 1
        if after < len(text) and text[after] == "-":
            after += 1
        return after < len(text) and _is_letter(text[after])
    return False


def _chunks_at_hyphens(text):
    """Splits into words, runs of whitespace, dashes, and the parts of hyphenated words."""
    chunks = []
    start = 0
    size = len(text)
    while start < size:
        if text[start] in _WHITESPACE:
            end = start + 1
            while end < size and text[end] in _WHITESPACE:
                end += 1
            chunks.append(text[start:end])
            start = end
            continue
        if text[start] == "-" and start and _is_word_or_punctuation(text[start - 1]):
            end = _dash_run(text, start)
            if end > 0:
                chunks.append(text[start:end])
                start = end
                continue
        end = start + 1
        while end < size:
            char = text[end]
            if char in _WHITESPACE:
                break
            if char == "-":
                if _breaks_after_hyphen(text, end):
                    end += 1
                    break
                if _is_word_or_punctuation(text[end - 1]) and _dash_run(text, end) > 0:
                    break
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


def _chunks_at_spaces(text):
    chunks = []
    start = 0
    while start < len(text):
        is_space = text[start] in _WHITESPACE
        end = start + 1
        while end < len(text) and (text[end] in _WHITESPACE) == is_space:
            end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


class _LazyPattern:
    """A regular expression of the class, made when it is asked for: what it says is done by hand above."""

    def __init__(self, pattern, flags=0):
        self._pattern = pattern
        self._flags = flags

    def __get__(self, instance, owner=None):
        import re
        return re.compile(self._pattern, self._flags)


_BLANK = "[\\\t\\\n\\\x0b\\\x0c\\\r\\ ]"
_BY_WORD = r"""
        ( # any whitespace
          %(ws)s+
        | # em-dash between words
          (?<=%(wp)s) -{2,} (?=\w)
        | # word, possibly hyphenated
          %(nws)s+? (?:
            # hyphenated word
              -(?: (?<=%(lt)s{2}-) | (?<=%(lt)s-%(lt)s-))
              (?= %(lt)s -? %(lt)s)
            | # end of word
              (?=%(ws)s|\Z)
            | # em-dash
              (?<=%(wp)s) (?=-{2,}\w)
            )
        )""" % {"ws": _BLANK, "nws": "[^" + _BLANK[1:], "wp": r"""[\w!"\'&.,?]""", "lt": r"[^\d\W]"}


def _own_pattern(wrapper, name):
    """Gives the pattern that a script set in place of the class's; None for the class's own."""
    if name in vars(wrapper):
        return vars(wrapper)[name]
    for cls in type(wrapper).__mro__:
        if name in vars(cls):
            return None if isinstance(vars(cls)[name], _LazyPattern) else getattr(wrapper, name)
    return None


class TextWrapper:
    """Wraps text by the options it was made with.

    >>> TextWrapper(width=10, initial_indent="* ").wrap("one two three")
    ['* one two', 'three']
    """

    unicode_whitespace_trans = dict.fromkeys(map(ord, _WHITESPACE), ord(" "))
    # re.VERBOSE
    wordsep_re = _LazyPattern(_BY_WORD, 64)
    wordsep_simple_re = _LazyPattern(f"({_BLANK}+)")
    sentence_end_re = _LazyPattern(r"[a-z][\.\!\?][\"\']?\Z")

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        return text

    def _split(self, text):
        at_hyphens = self.break_on_hyphens is True
        own = _own_pattern(self, "wordsep_re" if at_hyphens else "wordsep_simple_re")
        if own is not None:
            return [chunk for chunk in own.split(text) if chunk]
        return _chunks_at_hyphens(text) if at_hyphens else _chunks_at_spaces(text)

    def _fix_sentence_endings(self, chunks):
        own = _own_pattern(self, "sentence_end_re")
        ends_sentence = _ends_sentence if own is None else own.search
        i = 0
        while i < len(chunks) - 1:
            if chunks[i + 1] == " " and ends_sentence(chunks[i]):
                chunks[i + 1] = "  "
                i += 2
            else:
                i += 1

    def _handle_long_word(self, reversed_chunks, line, line_length, width):
        space = 1 if width < 1 else width - line_length
        if self.break_long_words:
            end = space
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind("-", 0, space)
                if hyphen > 0 and any([c != "-" for c in chunk[:hyphen]]):
                    end = hyphen + 1
            line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not line:
            line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        # Taken from the end, which is cheap.
        chunks.reverse()
        while chunks:
            line = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks:
                size = len(chunks[-1])
                if length + size > width:
                    break
                line.append(chunks.pop())
                length += size
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum([len(chunk) for chunk in line])
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line[-1])
                del line[-1]
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= width:
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, width, indent)
            break
        return lines

    def _end_with_placeholder(self, lines, line, length, width, indent):
        """Adds the last line that `max_lines` allows, shortened to hold the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line[-1])
            del line[-1]
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        """Returns the list of lines, without line ends."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """Returns the wrapped text as one string."""
        return "\n".join(self.wrap(text))


def _ends_sentence(chunk):
    """A lowercase letter, a full stop, perhaps a closing quote."""
    if chunk and chunk[-1] in "\"'":
        chunk = chunk[:-1]
    return len(chunk) >= 2 and chunk[-1] in ".!?" and "a" <= chunk[-2] <= "z"


def wrap(text, width=70, **kwargs):
    """Returns the lines of a text wrapped to a width.

    >>> wrap("one two three", 7)
    ['one two', 'three']
    """
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """Returns a text wrapped to a width.

    >>> fill("one two three", 7)
    'one two\\nthree'
    """
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """Returns a text cut to a width, at a word.

    >>> shorten("Hello  world!", width=11)
    'Hello [...]'
    """
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Removes the whitespace that every line starts with.

    >>> dedent("  a\\n    b\\n")
    'a\\n  b\\n'
    """
    if not isinstance(text, str):
        if isinstance(text, (bytes, bytearray, memoryview)):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        body = line.lstrip(" \t")
        if not body:
            # Lines of blanks lose them all.
            lines[i] = ""
            continue
        start = line[:len(line) - len(body)]
        if margin is None:
            margin = start
        else:
            common = 0
            while common < len(margin) and common < len(start) and margin[common] == start[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """Puts a prefix before each line that is not blank.

    >>> indent("a\\n\\nb", "> ")
    '> a\\n\\n> b'
    """
    parts = []
    for line in text.splitlines(True):
        if line.strip() if predicate is None else predicate(line):
            parts.append(prefix)
        parts.append(line)
    return "".join(parts)
