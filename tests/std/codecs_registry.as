# Encodings by name, handlers of errors, pieces and streams.
import codecs, io, random, tempfile, os


def show(fn, *a, **k):
    try:
        print('->', ascii(fn(*a, **k)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, ascii(str(e)))


for n in ('UTF8', 'utf-8', 'latin-1', 'ascii', 'utf-16', 'cp1252', 'windows-1252', 'ISO-8859-15', 'koi8-r', 'rot13', 'hex', 'base64', 'nope', 'utf_32_be', 'mac_roman', 'utf-8-sig'):
    show(lambda: (codecs.lookup(n).name, codecs.lookup(n)._is_text_encoding))
for n in ('cp1252', 'cp437', 'iso8859_5', 'koi8-u', 'cp1251', 'mac_greek', 'iso8859-7', 'cp1255'):
    data = bytes(range(256))
    t = data.decode(n, 'replace')
    print(n, ascii(t))
    show(t.encode, n, 'replace')
    show(data.decode, n)
    show('aé€я中'.encode, n)
    show('aé€я中'.encode, n, 'xmlcharrefreplace')
    show('a中中'.encode, n, 'ignore')
    show('a中'.encode, n, 'backslashreplace')
    show('a中'.encode, n, 'namereplace')
show('a'.encode, 'nope')
show(b'a'.decode, 'nope')
show('é'.encode, 'rot13')
show(b'a'.decode, 'hex')
show(codecs.encode, 'abc', 'rot13')
show(codecs.encode, b'abc', 'hex')
show(codecs.decode, b'6162', 'hex')
show(codecs.encode, b'abc', 'base64')
show(codecs.decode, b'YWJj', 'base64_codec')
show(codecs.decode, codecs.encode(b'xyz', 'zlib'), 'zip')
show(codecs.encode, 'é', 'ascii')
show(codecs.decode, b'\xff', 'ascii', 'replace')


def handler(e):
    return ('[%s]' % (e.object[e.start:e.end],), e.end)


codecs.register_error('test', handler)
show('aéé€b'.encode, 'ascii', 'test')
show('a€b'.encode, 'latin-1', 'test')
show(b'a\xff\xfeb'.decode, 'utf-8', 'test')
show(b'a\xff'.decode, 'ascii', 'test')
show('é€'.encode, 'cp1252', 'test')
show('中x'.encode, 'cp1252', 'test')
show('a'.encode, 'ascii', 'nohandler')
show('é'.encode, 'ascii', 'nohandler')
show(b'\xff'.decode, 'utf-8', 'nohandler')
show(b'ok'.decode, 'ascii', 'nohandler')
codecs.register_error('byt', lambda e: (b'?!', e.end))
show('é'.encode, 'ascii', 'byt')
show(b'\xff'.decode, 'ascii', 'byt')
codecs.register_error('bad', lambda e: 5)
show('é'.encode, 'ascii', 'bad')
codecs.register_error('neg', lambda e: ('x', -1))
show('aéb'.encode, 'ascii', 'neg')
codecs.register_error('oob', lambda e: ('x', 99))
show('aéb'.encode, 'ascii', 'oob')
codecs.register_error('rec', lambda e: ('é', e.end))
show('é'.encode, 'ascii', 'rec')
show(codecs.lookup_error, 'zz')
show(codecs.register_error, 5, handler)
show(codecs.register_error, 'x', 5)
print(codecs.lookup_error('test') is handler)
R = random.Random(4)
for n in ('utf-8', 'utf-16', 'utf-32', 'utf-16-le', 'utf-32-be', 'utf-8-sig', 'latin-1', 'cp1252', 'ascii'):
    text = 'aé€😀z\n' if n.startswith('utf') else 'abc'
    data = text.encode(n)
    for _ in range(5):
        d = codecs.getincrementaldecoder(n)()
        out = []
        i = 0
        while i < len(data):
            k = R.randrange(1, 4)
            out.append(d.decode(data[i:i + k]))
            i += k
        out.append(d.decode(b'', True))
        print(n, ascii(out))
    e = codecs.getincrementalencoder(n)()
    print([e.encode(c) for c in text], e.encode('', True))
    print(list(codecs.iterencode(text, n)), ascii(list(codecs.iterdecode([data[:3], data[3:]], n))))
d = codecs.getincrementaldecoder('utf-8')()
d.decode(b'\xe2\x82')
print(d.getstate())
show(d.decode, b'', True)
d.reset()
print(d.decode(b'ok'))
d = codecs.getincrementaldecoder('utf-8')('replace')
print(ascii(d.decode(b'\xe2\x82')), ascii(d.decode(b'a')), ascii(d.decode(b'\xe2', True)))
p = os.path.join(tempfile.mkdtemp(), 'f')
with codecs.open(p, 'w', 'utf-16') as f:
    f.write('line é\n')
    f.write('two\r\nthree')
    f.writelines(['a', 'b'])
print(open(p, 'rb').read())
with codecs.open(p, encoding='utf-16') as f:
    print(f.readline(), [*f], f.encoding)
with codecs.open(p, 'r', 'utf-16') as f:
    print(ascii(f.read()))
with codecs.open(p, 'w', 'cp1251') as f:
    f.write('привет\n')
print(open(p, 'rb').read(), codecs.open(p, 'r', 'cp1251').readlines())
w = codecs.getwriter('utf-8')(io.BytesIO())
w.write('é')
print(w.stream.getvalue(), w.getvalue())
r = codecs.getreader('latin-1')(io.BytesIO(b'a\xe9\nb'))
print(r.readline(), r.read(), r.read())
f = codecs.EncodedFile(io.BytesIO('é'.encode('latin-1')), 'utf-8', 'latin-1')
print(f.read())


def search(name):
    if name == 'my_codec':
        return codecs.CodecInfo(lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1], len(b)), name='my-codec')


codecs.register(search)
print('abc'.encode('my-codec'), b'cba'.decode('My_Codec'), codecs.lookup('my codec').name)
codecs.unregister(search)
show('abc'.encode, 'my-codec')
print(codecs.BOM_UTF8, codecs.BOM, codecs.BOM_UTF32_BE, codecs.utf_8_encode('é'), codecs.utf_8_decode(b'\xc3\xa9'), codecs.ascii_encode('a'), codecs.latin_1_decode(b'\xe9'))
print(sorted(codecs.__all__))
show(codecs.lookup, 5)
show(codecs.register, 5)
