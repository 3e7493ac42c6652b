# Files in encodings of more than one byte a character, and UTF-7: written, read, appended to, told and sought.

import os, tempfile, io, codecs
d = tempfile.mkdtemp(); p = d + '/f'
text = '日本語テキスト\nカタカナ, ascii\r\n終わり'
for enc in 'shift_jis','euc_jp','iso2022_jp','cp932','utf-7','iso2022_jp_2':
    with open(p, 'w', encoding=enc, newline='') as f: f.write(text); f.write('\n'); f.write('もう一行\n')
    print(enc, open(p,'rb').read())
    with open(p, encoding=enc) as f: print(f.readlines())
    with open(p, encoding=enc, newline='') as f: print(ascii(f.read(3)), ascii(f.readline()), ascii(f.read()))
    with open(p, encoding=enc) as f:
        f.readline(); t = f.tell(); a = f.read(); f.seek(t); print(f.read() == a)
    with open(p, 'a', encoding=enc) as f: f.write('追加')
    with open(p, encoding=enc) as f: print(f.read()[-3:], f.encoding)
for enc, t2 in (('gbk','中文字符\n第二行'),('gb18030','中文😀\n𠀀'),('big5','繁體中文\n行'),('euc_kr','한국어\n둘'),('cp949','똠방각하\n'),('hz','中文ok\n中'),('johab','한국\n')):
    with open(p, 'w', encoding=enc) as f: f.write(t2)
    print(enc, open(p,'rb').read(), open(p, encoding=enc).read() == t2)
    r = io.TextIOWrapper(io.BytesIO(t2.encode(enc)), enc); print([r.read(1) for _ in range(4)], r.readline())
open(p,'wb').write(b'ab\x81\xff cd\n\x82')
for er in 'strict','replace','ignore','backslashreplace','surrogateescape':
    try: print(ascii(open(p, encoding='shift_jis', errors=er).read()))
    except UnicodeDecodeError as e: print(e)
try: open(p, 'w', encoding='shift_jis').write('한')
except UnicodeEncodeError as e: print(e)
