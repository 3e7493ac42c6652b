# Properties, names and normal forms of characters.
import unicodedata, hashlib


def attempt(function, *arguments):
    try:
        print(ascii(function(*arguments)))
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, ascii(str(error)))


digest = hashlib.md5()
for code in [*range(12288), *range(63744, 65536), *range(126976, 129792)]:
    c = chr(code)
    digest.update(unicodedata.category(c).encode())
    digest.update(unicodedata.bidirectional(c).encode())
    digest.update(unicodedata.east_asian_width(c).encode())
    digest.update(unicodedata.decomposition(c).encode())
    digest.update(unicodedata.name(c, '-').encode())
    digest.update(repr(unicodedata.numeric(c, None)).encode())
    digest.update(bytes([unicodedata.combining(c), unicodedata.mirrored(c)]))
print(digest.hexdigest())
for form in ('NFC', 'NFD', 'NFKC', 'NFKD'):
    text = 'éÅﬁ가\u0378ẛ̣'
    print(form, ascii(unicodedata.normalize(form, text)), unicodedata.is_normalized(form, text))
attempt(unicodedata.name, '\n')
attempt(unicodedata.name, '\n', 'none')
attempt(unicodedata.lookup, 'SNOWMAN')
attempt(unicodedata.lookup, 'NO SUCH NAME')
attempt(unicodedata.normalize, 'X', 'a')
attempt(unicodedata.category, 'ab')
attempt(unicodedata.decimal, 'a')
attempt(unicodedata.digit, '½')
attempt(unicodedata.numeric, '½')
attempt(unicodedata.numeric, 'a', 7)
print(unicodedata.unidata_version)
