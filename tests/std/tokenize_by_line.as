# Lines are read when the tokens come to them, not all at first: style checkers count lines by that.
import tokenize

TEXT = "@deco\n\ndef f(x):\n    print(1, '''a\nb''', 'c\\\nd')\n    if x: pass\n# c\ny = [1,\n2] \\\n  + z\nf'''{x:\n}\ng'''\n"


def shown(text):
    lines = iter(text.splitlines(True))
    read = 0

    def next_line():
        nonlocal read
        read += 1
        return next(lines, "")

    try:
        for token in tokenize.generate_tokens(next_line):
            print(read, tokenize.tok_name[token.type], repr(token.string), token.start, token.end)
    except (tokenize.TokenError, SyntaxError) as e:
        print(read, type(e).__name__, e)


for text in (TEXT, "x = '''a\nb\n\nc", "x = (1,\n2\n\n", "if x:\n    y\n  z\n", "x = 'a\ny = 1\n", "a = 1", "", "\n\n# only\n"):
    print("---", repr(text))
    shown(text)

print("--- mistakes")
for text in (
    "x = 'a\ny", "f'''a\nb", "f'a\nb", "f'{x", "f'''{x", "  f'''{x:", "f'{x:a", "a $ b ? c", "x = \x01", "(a", "0x", "1__0", "1_",
    "  a\n b", "if x:\n\ta\n        b", "'''a\\", "a\\", "a \\ b", "0b12", "a\x00b",
):
    try:
        print(repr(text), len(list(tokenize.generate_tokens(iter(text.splitlines(True)).__next__))))
    except (tokenize.TokenError, SyntaxError) as e:
        print(repr(text), type(e).__name__, e.args)
