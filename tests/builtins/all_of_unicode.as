# Going through all of Unicode, with the code points that lone surrogates are kept as.
# no stress: a million characters

import sys, unicodedata
n = sys.maxunicode + 1
print(sum(ord(chr(i)) == i for i in range(n)) == n)
from collections import Counter
print(sorted(Counter(unicodedata.category(chr(i)) for i in range(n)).items()))
bad = 0
for i in [*range(0xd7f0, 0xe010), *range(0xdd700, 0xde100), n - 1]:
    c = chr(i)
    try:
        if c.encode().decode() != c or len(c.encode()) > 4: bad += 1
        if c.encode('utf-16').decode('utf-16') != c: bad += 1
    except UnicodeEncodeError: bad += 1
print(bad)
print(sum(len(repr(chr(i))) for i in range(n)), sum(len(ascii(chr(i))) for i in range(n)))
print(sum(map(str.isprintable, map(chr, range(n)))), sum(len(chr(i).upper()) for i in range(n)))
print(len(''.join(chr(i) for i in range(n))))
print(ascii('\ud800\udcff'.encode('utf-8', 'surrogatepass')), ord('\udfff'), '\udcff'.encode('utf-8', 'surrogateescape'))
print(chr(0xdd800).encode(), repr(chr(0xddfff)), ascii(chr(0xdd900)), chr(0xdd800) == chr(0xdd800), chr(0xdd800).isalpha(), '%a' % chr(0xdd801), f'{chr(0xdd802)!a}')
