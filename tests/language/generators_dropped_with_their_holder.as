# A generator that loops over one it was given takes that one with it when it is dropped.


def source(n):
    try:
        yield n
        yield -n
    finally:
        print("closed", n)


def looping(inner):
    for value in inner:
        yield value


def cleaning(inner, *, more=None):
    try:
        for value in inner:
            yield value
    finally:
        print("cleaning is left")


kept = source(1)
held = looping(kept)
print(next(held))
del kept
del held
print("after 1")

for number, make in enumerate([looping, cleaning], 2):
    held = make(source(number))
    print(next(held))
    held = None
    print("after", number)

held = looping(looping(source(4)))
print(next(held))
held = None
print("after 4")


def local():
    inside = cleaning(looping(source(5)))
    print(next(inside))


local()
print("after 5")

held = looping(source(6))
print(list(held))
held = None
print("after 6")
