# json: what is written with all options, what is read, what is refused.
import json, io, math, collections, enum

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))

class C:
    pass

class I(enum.IntEnum):
    A = 1

class F(float):

    def __repr__(s):
        return 'F'
vals = [None, True, 1, -1.5, 1e+100, 1e+16, 0.1, float('nan'), float('inf'), 'a"\\/\x08\x0c\n\r\t\x00\x7f\u2028é😀', [], {}, [1, [2, {'a': []}]], {'b': 1, 'a': 2}, {1: 2, None: 3, True: 4, 1.5: 5}, (1, 2), I.A, F(1.5), collections.OrderedDict(a=1), 10 ** 30, {'x': {'y': {}}}, {1, 2}, b'a', {(1, 2): 3}, [C()], {'k': [1, C()]}]
for v in vals:
    for kw in [{}, {'indent': 2}, {'indent': 0}, {'indent': '\t'}, {'ensure_ascii': False}, {'separators': (',', ':')}, {'sort_keys': True}, {'allow_nan': False}, {'skipkeys': True}, {'default': str if not isinstance(v, C) else lambda o: 'C'}, {'indent': 1, 'separators': (' , ', ' = ')}]:
        if 'default' in kw and 'C object' in str(v):
            continue
        t(json.dumps, v, **kw)
for s in ['', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", 'nul', 'tru', '1.', '.5', '-', '01', '1e', '1e5', '-0', '"a', '"\\x"', '"\\u12"', '"\\ud83d\\ude00"', '"\n"', '"\t"', '[1 2]', '1 2', '  [1 , 2 ]  ', 'NaN', '-Infinity', '{"a":1,"a":2}', '\ufeff1', '[' * 100 + ']' * 100, '"\\ud800"' if 0 else '1', '{"a" 1}', '[,]', '{,}', '\x00', '"a" x']:
    t(json.loads, s)
t(json.loads, b'[1]')
t(json.loads, bytearray(b'{"a":1}'))
t(json.loads, 5)
t(json.loads, '[1]'.encode('utf-16'))
t(json.loads, '1.5', parse_float=str)
t(json.loads, '15', parse_int=str)
t(json.loads, 'NaN', parse_constant=lambda c: c)
t(json.loads, '{"a":1}', object_hook=lambda d: list(d))
t(json.loads, '{"a":{"b":2}}', object_pairs_hook=lambda p: p)
a = []
a.append(a)
t(json.dumps, a)
d = {}
d['x'] = d
t(json.dumps, d)
t(json.dumps, [1] * 3, indent=3)
t(json.dumps, a, check_circular=False) if 0 else None

class E(json.JSONEncoder):

    def default(s, o):
        return {'c': 1} if isinstance(o, C) else super().default(o)
t(json.dumps, [C()], cls=E)
t(json.dumps, [{1}], cls=E)
t(json.JSONEncoder(indent=1).encode, {'a': 1})
t(json.JSONDecoder().raw_decode, '[1] x')
t(json.JSONDecoder().raw_decode, ' 1')
f = io.StringIO()
json.dump({'a': [1, 2]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
try:
    json.loads('{"a":\n 1,\n x}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc)
t(json.dumps, {C(): 1})
t(json.dumps, {'z': 1, 2: 3}, sort_keys=True)
t(json.dumps, 'é', ensure_ascii=False)
