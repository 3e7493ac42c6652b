"""What lends its memory by `__buffer__` (PEP 688) is read like bytes, and told when that is over."""
released = []
import io, struct, pickle
class B:
    def __init__(self, data=b'abc'): self.data = bytearray(data)
    def __buffer__(self, flags):
        return memoryview(self.data)
    def __release_buffer__(self, view):
        released.append(view.tobytes())
def t(what, f):
    try: print(what, f())
    except Exception as e: print(what, type(e).__name__, e)
t('bytes', lambda: bytes(B()))
t('bytearray', lambda: bytearray(B()))
t('join', lambda: b','.join([B(), B()]))
t('add', lambda: b'x' + B())
t('find', lambda: b'xabc'.find(B()))
t('in', lambda: B() in b'xabc')
t('starts', lambda: b'abc'.startswith(B()))
t('replace', lambda: b'xabcx'.replace(B(), b'-'))
t('split', lambda: b'xabcx'.split(B()))
t('eq', lambda: b'abc' == B())
t('io', lambda: io.BytesIO(B()).read())
t('write', lambda: io.BytesIO().write(B()))
t('unpack', lambda: struct.unpack('3s', B()))
t('int', lambda: int.from_bytes(B(), 'big'))
t('int()', lambda: int(B(b'12')))
t('float', lambda: float(B(b'1.5')))
t('str', lambda: str(B(), 'ascii'))
t('extend', lambda: bytearray(b'x').__iadd__(B()))
def m():
    v = memoryview(B()); r = v.tobytes(), v.readonly, len(v); v.release(); return r
t('view', m)
class Bad:
    def __buffer__(self, flags): return b'no'
t('bad', lambda: bytes(Bad()))
t('bad', lambda: memoryview(Bad()))
class Err:
    def __buffer__(self, flags): raise ValueError('nope')
t('err', lambda: bytes(Err()))
t('err', lambda: b''.join([Err()]))
import collections.abc
print(isinstance(B(), collections.abc.Buffer), isinstance(3, collections.abc.Buffer), issubclass(bytes, collections.abc.Buffer))
print(len(released), set(released))
