# What __release_buffer__ raises goes to the hook for what cannot be raised; a module that is called says what may be meant.
import sys
class B:
    def __buffer__(self, flags):
        return memoryview(b'abc')
    def __release_buffer__(self, view):
        raise ValueError('no')
sys.unraisablehook=lambda u: print('UNR', u.exc_type, u.exc_value, u.err_msg, type(u.object).__name__)
print(bytes(B()))
m=memoryview(B()); print(bytes(m))
m.release()
print('end')
with memoryview(B()) as q:
    print(q[0])
print(b''.join([B(), b'x']))
import copy, types
try:
    copy(1)
except TypeError as e:
    print(e)
m=types.ModuleType('a.b'); setattr(m,'a.b',len)
try:
    m()
except TypeError as e:
    print(e)
m=types.ModuleType('q'); m.q=3
try:
    m()
except TypeError as e:
    print(e)
try:
    copy(**{'a':1})
except TypeError as e:
    print(e)
try:
    copy(*[1], k=2)
except TypeError as e:
    print(e)
import datetime, pprint, random
for f in (datetime, pprint, random, sys):
    try:
        f(1)
    except TypeError as e:
        print(e)
del m.__name__
try:
    m()
except TypeError as e:
    print(e)
try:
    [].x()
except AttributeError as e:
    print(e)
try:
    sorted([1], key=copy)
except TypeError as e:
    print(e)
try:
    list(map(copy,[1]))
except TypeError as e:
    print(e)
