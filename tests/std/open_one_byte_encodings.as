# Files of text in encodings of one byte a character, and what `open` refuses of others.
import io
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), 'f')
for encoding, text in [
    ('cp1252', 'a€b\r\nc'), ('iso-8859-15', '€uro\n'), ('cp437', 'é\n'), ('KOI8_R', 'привет\nмир\n'), ('latin9', 'x'),
    ('mac_roman', 'é'), ('cp1251', 'б' * 9000),
]:
    with open(path, 'w', encoding=encoding) as f:
        print(f.write(text), f.encoding, f.tell())
    with open(path, 'rb') as f:
        print(f.read()[:20])
    with open(path, encoding=encoding) as f:
        print([line[:10] for line in f])
        f.seek(0)
        print(f.read(2), f.tell(), len(f.read()))
    with open(path, encoding=encoding, newline='') as f:
        print([line[:10] for line in f])


def refused(make):
    try:
        make()
    except Exception as e:
        print(type(e).__name__, e)


for encoding in ['hex', 'nosuch', 'rot13', 'base64', '']:
    refused(lambda: open(path, encoding=encoding))
    refused(lambda: io.TextIOWrapper(io.BytesIO(), encoding=encoding))
with open(path, 'wb') as f:
    f.write(b'ab\x81c')
refused(lambda: open(path, encoding='cp1252').read())
with open(path, encoding='cp1252', errors='replace') as f:
    print(ascii(f.read()))
with open(path, 'w', encoding='cp1252', errors='namereplace') as f:
    f.write('\u4e00')
with open(path, encoding='cp1252') as f:
    print(f.read())

raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding='ascii', newline='\n')
t.write('foo\n')
t.reconfigure(encoding='utf-8-sig')
t.write('\xe9\n')
t.flush()
print(raw.getvalue())
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding='ascii')
t.reconfigure(encoding='utf-8-sig')
t.write('x')
t.reconfigure(encoding='cp1252')
t.write('€')
t.flush()
print(raw.getvalue())
