# input reads lines; the prompt goes to standard output.
name = input("name? ")
print(repr(name))
print(repr(input()))
print(int(input("number: ")) + 1)
try:
    input("more? ")
except EOFError as e:
    print()
    print("EOFError", e)
