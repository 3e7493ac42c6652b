# tokenize and token: kinds and places of tokens, f-strings, errors, and the way back.
import io
import token
import tokenize

SOURCE = '''# first
def f(a, *b):  # c
    if a >= 0x1F and b[...]:
        return f"{a!r:>{b}} {{x}} {a=}" rb'q' 'it'

\tx = (1_000.5e-3j,
      """long
string""")
    y = a if b else \\
        lambda: 0
'''.replace("\t", "    ")
for one in tokenize.generate_tokens(io.StringIO(SOURCE).readline):
    print(one.start, one.end, tokenize.tok_name[one.exact_type], repr(one.string))
print(tokenize.untokenize(tokenize.generate_tokens(io.StringIO(SOURCE).readline)) == SOURCE)
tokens = list(tokenize.tokenize(io.BytesIO(b"# coding: latin-1\nx = '\xe9'").readline))
print(tokens[0], tokens[-3])
print(tokenize.untokenize([(one.type, one.string) for one in tokenize.generate_tokens(io.StringIO("a = b+1\n").readline)]))
print(tokenize.detect_encoding(io.BytesIO(b"\xef\xbb\xbfx\n").readline), token.EXACT_TOKEN_TYPES["->"] == token.RARROW, token.ISEOF(0))
for bad in ("(1,\n2", "'abc", "if x:\n    a\n  b\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(bad).readline))
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__, e.args[0])
