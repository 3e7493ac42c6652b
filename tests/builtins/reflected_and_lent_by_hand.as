# Special methods of builtin types that are there to be called by hand.
from datetime import date, datetime, timedelta

# Differences and quotients with the operands swapped.
day, moment, span = date(2000, 1, 1), datetime(2000, 1, 3), timedelta(5)
print(day.__rsub__(date(2000, 1, 4)), day.__rsub__(moment), day.__rsub__(4), day.__rsub__(span))
print(moment.__rsub__(datetime(2000, 1, 4)), moment.__rsub__(day), moment.__rsub__(span))
print(span.__rdivmod__(timedelta(11)), span.__rfloordiv__(timedelta(11)), span.__rmod__(timedelta(11)), span.__rtruediv__(timedelta(11)))
print(span.__rdivmod__(11), span.__rfloordiv__(11), span.__rmod__(11.0), span.__rtruediv__(11))
for act in (lambda: day - moment, lambda: moment - day, lambda: span - day, lambda: 5 // span, lambda: 5 / span, lambda: 5 % span, lambda: divmod(5, span)):
    try:
        print(act())
    except TypeError as e:
        print(e)

# A power with a modulus that is no int is not int's matter.
print((5).__pow__(3, 1.5), (5).__rpow__(3, 1.5), (5).__pow__(3, "x"), (5).__pow__(3, None), (5).__pow__(3, 7), True.__pow__(2, 1.5))
for given in ((5, 3, 1.5), (5, 3.5, 2), (5.0, 3, 2), (5, 3, 1j), (5, 3, "x")):
    try:
        print(pow(*given))
    except (TypeError, ValueError) as e:
        print(e)

# Memory is lent by what holds it.
data = bytearray(b"abc")
with data.__buffer__(0) as view:
    view[0] = 120
    try:
        data.append(1)
    except BufferError as e:
        print(e)
data.append(1)
print(data, type(b"abc".__buffer__(0)).__name__, memoryview(b"abcd")[::2].__buffer__(0x11c).tobytes())
view = memoryview(data)
view.release()
for act in (lambda: data.__buffer__("x"), lambda: data.__buffer__(1 << 40), lambda: view.__buffer__(0)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
