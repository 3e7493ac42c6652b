# Deleting and replacing slices of a bytearray, with steps.
data = bytearray(b"abcdef")
del data[::2]
print(data)  # expect: bytearray(b'bdf')
data = bytearray(b"abcdef")
data[1::3] = b""
print(data)  # expect: bytearray(b'acdf')
data[::-1] = b"wxyz"
print(data)  # expect: bytearray(b'zyxw')
try:
    data[::2] = b"123"
except ValueError as error:
    print(error)  # expect: attempt to assign bytes of size 3 to extended slice of size 2
try:
    data[:] = None
except TypeError as error:
    print(error)  # expect: cannot convert 'NoneType' object to bytearray
print(data)  # expect: bytearray(b'zyxw')
