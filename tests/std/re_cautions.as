"""Sets of characters that may come to mean something else are warned of; look-behind knows how wide groups are."""
import re
import warnings

for pattern in (
    "[[a-z]", "[a[b]", "[a--b]", "[a-]", "[--a]", "[+--]", "[a&&b]", "[&&]", "[~~a]", "[a~~b]", "[|a||b]", r"[\[a]", "[^[a]", "x[a--z]",
    r"[a\--b]", "[a&|~-]", "[0-9--1]", b"[[a]",
):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            re.compile(pattern)
        except re.error as error:
            print(pattern, error)
    print(pattern, [(w.category.__name__, str(w.message)) for w in seen])

for pattern, text in (
    (r"(a)a(?<=\1)c", "aac"),
    (r"(a)b(?<=(\1)b)c", "abc"),
    (r"(a)b(?<=\1)c", "abac"),
    (r"(?:(a)|(x))b(?<=(?(2)x|c))c", "abc"),
    (r"(?:(a)|(x))b(?<=(?(1)b|x))c", "abc"),
    (r"(a+)b(?<=\1)", "ab"),
    (r"(ab)(?<=(?:\1){2})", "abab"),
    (r"(a)(?<=(b)\2)", "a"),
    (r"(?<=a{1,2})b", "ab"),
    (r"(?<=(?=aaa)a)b", "ab"),
):
    try:
        found = re.search(pattern, text)
        print(pattern, found and found.span())
    except re.error as error:
        print(pattern, error)

for function, args, named in (
    (re.sub, ("a", "b", "aaa", 1), {"count": 1}),
    (re.sub, ("a", "b", "aaa", 1, 0), {"flags": 0}),
    (re.subn, ("a", "b", "aaa", 1, 0), {"flags": 0}),
    (re.split, ("a", "bab", 1), {"maxsplit": 0}),
    (re.split, ("a", "bab", 1, 0), {"flags": 0}),
    (re.sub, ("a", "b", "aaa", 1, 0, 0), {}),
    (re.sub, ("a", "b", "aaa"), {"flags": re.I, "count": 2}),
):
    try:
        print(function(*args, **named))
    except TypeError as error:
        print(error)
