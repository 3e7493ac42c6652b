# Uncaught: call arguments.
def greet(name, greeting):
    print(greeting, name)  # expect: hello Ada


greet("Ada", "hello")
greet("Ada")  # expect error: TypeError: greet() missing 1 required positional argument: 'greeting'
