# textwrap: wrap, fill, shorten, dedent, indent.
import textwrap
from textwrap import wrap, fill, shorten, dedent, indent, TextWrapper

text = """The quick brown fox -- a well-known animal -- jumped over the lazy dog's back.  It did so
quickly, e.g. in 0.5 seconds; nobody-knows-why. Supercalifragilisticexpialidocious!"""
for width in (20, 35, 70):
    print(*wrap(text, width), sep="|\n", end="|\n\n")
print(fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(wrap(text, 12, break_long_words=False), wrap(text, 25, max_lines=2), wrap(text, 25, max_lines=1, placeholder="..."))
print(shorten("Hello  world!", width=12), shorten("Hello  world!", width=11), shorten("Hello world", width=10, placeholder="..."))
print(wrap("a\tb  c\n\nd", 5), wrap("  lead", 10), wrap("", 5), wrap("a. b", 20, fix_sentence_endings=True), wrap("x y", 1), wrap("-- a--b", 4))
print(repr(dedent("""
    one
      two

    three
    """)), repr(dedent("\tx\n\t  y\n  \n")), repr(dedent("  a\n b")), repr(dedent("")))
print(repr(indent("a\n\n b\n", "> ")), repr(indent("a\n\nb", "+", lambda line: True)))
w = TextWrapper(width=10)
w.width = 6
print(w.wrap("aaa bbb ccc"), w.fill("aaa bbb ccc"))
for bad in (lambda: wrap("a", 0), lambda: shorten("abc", 2), lambda: wrap("a", 5, bogus=1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
