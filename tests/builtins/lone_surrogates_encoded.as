# Lone surrogates through every encoding and handler of errors, and the bytes that give some.

def t(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__, ascii(str(e)), [ascii(a) for a in e.args])
S='a\ud800\udc81\udcffb'
for enc in 'utf-8','utf-8-sig','ascii','latin-1','utf-16','utf-16-le','utf-32','utf-32-be','cp1252','unicode_escape','raw_unicode_escape','idna','punycode':
    for er in 'strict','ignore','replace','xmlcharrefreplace','backslashreplace','namereplace','surrogateescape','surrogatepass':
        print(enc, er, end=' '); t(lambda: S.encode(enc, er))
        print('  one', end=' '); t(lambda: 'x\udc81\udcffé'.encode(enc, er))
D=[b'a\xff\xfe\xc3\xa9', b'\xed\xa0\x80z', b'\xed\xa0', b'\xed', b'\xf0\x9f\x98', b'\xc3', b'\x00\xd8a\x00', b'\x00\xd8', b'\x00\x00\xd8', b'\x00\xd8\x00\x00', b'\xe2\x82', b'\xed\xb0\x80\xed\xa0\x80',b'\xff\xff\xff\xff']
# Of these only the message: the fields of the error are those of an earlier place there.
def t(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__, ascii(str(e)))


for d in D:
  for enc in 'utf-8','ascii','latin-1','utf-16-le','utf-16-be','utf-32-le','cp1252','utf-16':
    for er in 'strict','replace','surrogateescape','surrogatepass','backslashreplace':
        print(d, enc, er, end=' '); t(lambda: d.decode(enc, er))
