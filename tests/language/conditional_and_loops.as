# if, while, for, with else, break and continue.
for i in range(6):
    if i == 1:
        continue
    if i == 4:
        break
    print(i)
else:
    print("never")
for i in []:
    pass
else:
    print("for else")
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else")
while True:
    break
else:
    print("never")
x = 7
if x < 5:
    print("small")
elif x < 10:
    print("middle")
else:
    print("big")
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
    else:
        print("inner done")
print(i, j)
for c in "ab": last = c
print(last)
