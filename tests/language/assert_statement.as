# assert and its message.
assert True
assert 1 + 1 == 2, "never built"
try:
    assert 0
except AssertionError as e:
    print(repr(e), e.args)  # expect: AssertionError() ()
try:
    assert [], "empty"
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('empty')
try:
    assert False, (1, 2)
except AssertionError as e:
    print(e.args)  # expect: ((1, 2),)
print(__debug__)  # expect: True
