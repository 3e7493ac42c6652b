# Uncaught: in generator.
def g():
    yield 1
    raise ValueError("in generator")  # expect error: ValueError: in generator


for x in g():
    print(x)  # expect: 1
