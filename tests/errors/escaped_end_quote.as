# A quote that a backslash takes into the string, and keys of mapping patterns that cannot be.
def told(code):
    try:
        compile(code, 'f', 'exec')
        print(ascii(code), 'ok')
    except SyntaxError as e:
        print(ascii(code), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)


for code in [
    '"blech', '"blech\\"', 'r"blech\\"', 'b"a\\"', "print('it\\'s)", 'x = 1 + "\\" + y', 'x = "a\\\nb\\"', '"a\\\'', '"\\\\', '"\\\\\\"',
    "'''a\\'", 'f"blech\\"', "f'a\\'", 'f"{\'a\\\'}"', '"a\\"b\nc',
]:
    told(code)
for keys in [
    'f"": _', 'f"a{x}": _', '-0: _, 0: _', '0: _, 0j: _', '1j: _, 1j: _', '1 + 2j: _, 1.0 + 2j: _', '1 - 2j: _, 1 + 2j: _',
    '0 + 1j: _, 1j: _', '-0 + 1j: _, 1j: _', '-1 - 1.5j: _, -1.0 - 1.5j: _', '1 + 0j: _, True: _', '1j: _, 2j: _',
]:
    told(f'match x:\n case {{{keys}}}:\n  pass\n')
