# Uncaught: type error.
print(1 + 1)  # expect: 2
print("age: " + 5)  # expect error: TypeError: can only concatenate str (not "int") to str
