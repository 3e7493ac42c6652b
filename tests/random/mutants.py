"""Changes golden programs at random and compares what the changed ones print under CPython and Aster.

    python3.13 tests/random/mutants.py target/release/aster FIRST_SEED COUNT [WORD]

A mutant is a golden program (one with WORD in its path) with one to four tokens or lines replaced by others, mostly of
the same file. So it goes where no writer of programs thought to go, near to what somebody once found worth a test.
What differs is run again under a fresh CPython with other hashes, to be sure, and left in `target/mutants`.
"""

import io
import keyword
import pathlib
import random
import re
import signal
import sys
import tokenize

from many import agree, plain, report, under, under_python

TESTS = pathlib.Path(__file__).parent.parent
THEMES = ("builtins", "classes", "errors", "language", "std", "regress", "programs")
# What cannot be compared: other processes, real time, the machine, what is shown of sources and addresses.
LEFT_OUT = re.compile(
    r"^# (differs|skip|clock|args|exit)|\b(subprocess|socket|time\.time|perf_counter|monotonic|getpid|urandom|token_hex|"
    r"traceback|inspect|id\(|hash\(|sizeof|os\.|tempfile|pathlib|shutil|threading|signal|input\(|await |async )", re.M)
NUMBERS = "0 1 2 3 -1 7 10 255 256 65 1.5 0.0 -0.5 1e300 2**31 2**63 -2**63 10**20 1j True None".split()
STRINGS = "'' 'a' 'ab' 'é' ' ' 'x\\n' '%s' '{}' '1' 'None' b'' b'ab' '__class__' 'self'".split()
NAMES = """int str list dict set tuple float bytes bytearray len range sorted repr type object iter next zip map max min sum abs
print isinstance getattr hasattr frozenset complex bool reversed enumerate slice divmod round pow""".split()
GROUPS = [group.split() for group in (
    "+ - * / // % ** @ << >> & | ^", "< > <= >= == !=", "+= -= *= /= //= %= **= <<= >>= &= |= ^=", "( [ {", ") ] }", ", :")]
WORDS = [group.split() for group in (
    "and or", "True False None", "break continue pass", "is in", "return yield", "if while", "del assert", "try else finally")]


def tokens(source):
    """Gives kind, text and where each token of the program stands, as (line, from, to)."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.start[0] == token.end[0] and token.string.strip() and token.type != tokenize.COMMENT:
            found.append((token.type, token.string, token.start[0] - 1, token.start[1], token.end[1]))
    return found


def other(rng, token, all_tokens, attributes, is_attribute):
    kind, text = token[:2]
    if kind == tokenize.NUMBER:
        return rng.choice(NUMBERS + [t[1] for t in all_tokens if t[0] == tokenize.NUMBER])
    if kind == tokenize.STRING:
        return rng.choice(STRINGS + [t[1] for t in all_tokens if t[0] == tokenize.STRING])
    if kind == tokenize.NAME and is_attribute:
        return rng.choice(attributes)
    for group in GROUPS + WORDS:
        if text in group:
            return rng.choice(group)
    if kind == tokenize.NAME and not keyword.iskeyword(text):
        names = [t[1] for t in all_tokens if t[0] == tokenize.NAME and not keyword.iskeyword(t[1])]
        return rng.choice(names + NAMES[:8] if rng.random() < 0.8 else NAMES)
    return text


def changed_lines(rng, lines):
    """Drops, doubles or swaps lines."""
    at = rng.randrange(len(lines))
    what = rng.randrange(4)
    if what == 0:
        del lines[at]
    elif what == 1:
        lines.insert(at, lines[at])
    elif what == 2 and at + 1 < len(lines):
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    else:
        # Another line of the same depth takes its place.
        depth = len(lines[at]) - len(lines[at].lstrip())
        same = [line for line in lines if len(line) - len(line.lstrip()) == depth and line.strip()]
        if same:
            lines[at] = rng.choice(same)
    return "\n".join(lines) + "\n"


def mutant(rng, source, attributes):
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4])):
        lines = source.split("\n")[:-1]
        try:
            found = tokens(source)
        except (tokenize.TokenError, SyntaxError):
            return source
        if not found:
            return source
        if rng.random() < 0.2:
            source = changed_lines(rng, lines)
            continue
        i = rng.randrange(len(found))
        is_attribute = i > 0 and found[i - 1][1] == "."
        _, _, line, start, end = found[i]
        lines[line] = lines[line][:start] + other(rng, found[i], found, attributes, is_attribute) + lines[line][end:]
        source = "\n".join(lines) + "\n"
    return source


def corpus(word):
    """The golden programs by path, and the attributes they use."""
    programs, attributes = [], set()
    for theme in THEMES:
        # A program that imports what stands beside it would have to be changed in its place.
        beside = [re.escape(entry.stem) for entry in (TESTS / theme).iterdir() if entry.is_dir()]
        imports = re.compile(rf"^ *(import|from) ({'|'.join(beside) or '-'})\b", re.M)
        for path in sorted((TESTS / theme).glob("*.as")):
            source = path.read_text()
            attributes.update(re.findall(r"\.([a-z_]\w*)", source))
            if word in str(path) and not LEFT_OUT.search(source) and not imports.search(source) and len(source) < 8000:
                programs.append((path, source))
    return programs, sorted(attributes)


def main():
    aster, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    programs, attributes = corpus(sys.argv[4] if len(sys.argv) > 4 else "")
    folder = pathlib.Path("target/mutants")
    folder.mkdir(parents=True, exist_ok=True)
    ran = differ = 0
    for seed in range(first, first + count):
        rng = random.Random(seed)
        origin, source = rng.choice(programs)
        source = mutant(rng, source, attributes)
        path = folder / f"m{seed}.py"
        try:
            compile(source, str(path), "exec")
        except (SyntaxError, ValueError):
            continue
        path.write_text(source)
        theirs = under_python(str(path), source)
        if theirs[0] < 0:
            # It goes on for ever, or takes CPython with it.
            path.unlink()
            continue
        ran += 1
        ours = under([aster, str(path)])
        same = agree(theirs, ours)
        if not same:
            theirs = under([sys.executable, "-W", "ignore", str(path)])
            again = under([sys.executable, "-W", "ignore", str(path)])
            same = agree(theirs, ours) or plain(theirs[1]) != plain(again[1])
        if same:
            path.unlink()
            continue
        differ += 1
        report(path, f"{origin.name}, ", theirs, ours)
    print(differ, "of", ran, "differ")


if __name__ == "__main__":
    main()
