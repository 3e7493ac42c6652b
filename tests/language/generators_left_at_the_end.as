# Suspended generators are closed at the end of a program, however much it printed.
def waiting():
    try:
        yield 1
    finally:
        print("closed")


first = waiting()
next(first)
for _ in range(150):
    print(end="")


def fail():
    second = waiting()
    next(second)
    1 / 0


try:
    fail()
except ZeroDivisionError as error:
    kept = error
for _ in range(150):
    print(end="")
# Many that end meanwhile are not remembered.
for _ in range(100):
    ended = waiting()
    next(ended)
    ended.close()
