# PEP 701: the same quotes inside, nested specs, lines and comments.
width, prec, value = 10, 3, 2.718281828
print(f"{value:{width}.{prec}f}|")
print(f"{value:{'>'}{width}}|")
print(f"{"same quotes"}")
print(f"{f"{f"{1 + 1}"}"}")
print(f"{'\n'.join(['a', 'b'])}")
print(f"{
    value  # a comment
    :.1f}")
print(f'''{
width
}''')
d = {"k": {"j": 7}}
print(f"{d["k"]["j"]}")
print(f"{width!r:^{width}}|")
print(f"{'a' if width > 5 else 'b'}")
print(f"{value:}|{value!s:}|")
print(f"{ {1: 2}[1] }")
print(f"{1,2} {*[3, 4],}")
