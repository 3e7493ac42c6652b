# The text that `=` adds in a field: its escapes are read, and the `!` of `!=` ends it.

x = [1, 2]
y = "a"
print(f"{x[0:1]=} {(x != 1)=} {x != 1 = } {x[1]!=2  =:>8} {y!r:>4}")
print(f"{'\x41' = }", rf"{'\x41' = }", f"{'a!=b'=}", f"{ {1 != 2} = }")
print(f"{'\n'=}")
try:
    print(rf"{x[0]:\n}")
except ValueError as error:
    print(error)
