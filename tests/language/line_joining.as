# Brackets and backslashes join lines; comments and blank lines are nothing.
total = (1 +
         2 +   # a comment inside
         3)

print(total)
values = [
    1,
    2,

    3,
]
print(values)
long = 1 + \
    2 + \
    3
print(long)
if (total == 6 and
        long == 6):
    print("yes")
x = 5; y = 6; print(x + y)
if x: print("one line")
for i in 1, 2: print(i, end=" "); print("-", end=" ")
print()
class Empty: pass
def f(): return 7
print(f(), Empty.__name__)
while x > 3: x -= 1
print(x)
