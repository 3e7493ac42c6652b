# What re refuses, with the message and the place.
import re

patterns = [
    "(", ")", "a)", "[", "[a", "[b-a]", "*", "a**", "a{2}{3}", "a{3,2}", "(?", "(?P", "(?P<", "(?P<>a)", "(?P<1>a)", "(?P<a", "(?P=a)",
    "(?P<a>b)(?P<a>c)", "(?Pz)", "(?<a)", "(?z)", "(?i", "(?i-)", "(?-i)", "a(?i)", "(?au)", "(?i-i:a)", "(?#", r"\1", r"(a\1)",
    r"\8", r"\q", r"[\q]", r"\x1", r"\u12", r"\U00110000", r"\400", r"[\8]", r"\N{nothing}", r"\N", "a\\", "(?(1)a|b|c)", "(?(0)a)",
    "(?(2)a)", "(?(a)b)", "(?<=a*)b", r"(?<=(a)\1)b", "x{,3}", "a{1", "^*", r"\b*", "(?:a)(?P<é>b)", "ab\n(c", "(?P<a b>c)", "[]", "[^]",
    "[a-\\d]", "((a)", "(?>", "(?=a", "a|*", "(?L)a",
]
for p in patterns:
    try:
        print(repr(p), re.compile(p).groups)
    except re.error as e:
        print(repr(p), "|", e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == p)
for make in [
    lambda: re.sub("a", r"\q", "a"), lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<x>", "a"), lambda: re.sub("a", r"\g<1", "a"),
    lambda: re.sub("a", r"\g", "a"), lambda: re.sub("a", "\\", "a"), lambda: re.sub("a", r"\477", "a"), lambda: re.sub("a", 1, "a"),
    lambda: re.sub("a", lambda m: 1, "bab"), lambda: re.sub("a", b"x", "a"), lambda: re.match("a", "a").group(1),
    lambda: re.match("a", "a")["x"], lambda: re.match("a", 1), lambda: re.match(b"a", "a"), lambda: re.match("a", b"a"), lambda: re.compile(1),
    lambda: re.compile(re.compile("a"), re.I), lambda: re.compile("a", re.L), lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.A | re.U),
    lambda: re.compile("a{9999999999999}"),
]:
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
