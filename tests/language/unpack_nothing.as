# Targets may be empty.
() = []
[] = ()
del ()
del []
for () in [(), []]:
    print("nothing")


def into_nothing(value):
    () = value
    return "empty"


print(into_nothing(""))
try:
    into_nothing("ab")
except ValueError as e:
    print(e)
first, () = 1, []
print(first)
