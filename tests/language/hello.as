# The first program there is.
print("hello, world")  # expect: hello, world
print(1 + 2)  # expect: 3
