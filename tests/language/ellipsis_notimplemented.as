# The odd constants.
print(..., Ellipsis, type(...).__name__, ... is Ellipsis)  # expect: Ellipsis Ellipsis ellipsis True
print(NotImplemented, type(NotImplemented).__name__)  # expect: NotImplemented NotImplementedType
print(None, type(None).__name__, None is None, None == 0)  # expect: None NoneType True False
def todo(): ...
print(todo())  # expect: None
x = [..., None, NotImplemented]
print(x)  # expect: [Ellipsis, None, NotImplemented]
try:
    None + 1
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'NoneType' and 'int'
try:
    None.x
except AttributeError as e:
    print(e)  # expect: 'NoneType' object has no attribute 'x'
try:
    x.q[0]
except AttributeError as e:
    print(e)  # expect: 'list' object has no attribute 'q'
