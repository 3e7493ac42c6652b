# The first script: plain statements, from top to bottom.
name = "world"
print(f"hello, {name}")

for n in range(3):
    print(n, "squared is", n * n)
