# URLs taken apart, joined and quoted.
from urllib.parse import *
import urllib.parse as up, random


def show(fn, *a, **k):
    try:
        print('->', repr(fn(*a, **k)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


R = random.Random(2)
P = ['http', 'https', 'ftp', 'mailto', '', ':', '//', '/', '?', '#', ';', 'host', 'user:pw@', ':80', ':99999', '[::1]', '[', 'path', '..', '.', 'a=b', '&', '%20', '%zz', ' ', 'HTTP']
urls = []
for i in range(30):
    u = ''.join((R.choice(P) for _ in range(R.randrange(9))))
    if R.random() < 0.4:
        u = R.choice(['http://', 'https://h', '//h/', '/a/b/']) + u
    urls.append(u)

    def parts():
        r = urlsplit(u)
        out = [r, r.geturl()]
        for n in ('username', 'password', 'hostname', 'port'):
            try:
                out.append(getattr(r, n))
            except Exception as e:
                out.append((type(e).__name__, str(e)))
        return out
    print(repr(u))
    show(parts)
    show(urlparse, u)
    show(urldefrag, u)
    show(urlsplit, u, 'dflt', False)
    show(quote, u)
    show(quote_plus, u, '@é')
    show(unquote, u)
    show(unquote_plus, u, 'latin-1')
    show(unquote_to_bytes, u)
    show(parse_qsl, u, True)
    show(parse_qs, u)
    show(urljoin, R.choice(urls), u)
    if u.isascii():
        show(urlparse, u.encode())
        show(urljoin, b'http://a/b/c/d;p?q', u.encode())
base = 'http://a/b/c/d;p?q'
for r in ('g:h', 'g', './g', 'g/', '/g', '//g', '?y', 'g?y', '#s', 'g#s', 'g?y#s', ';x', 'g;x', 'g;x?y#s', '', '.', './', '..', '../', '../g', '../..', '../../', '../../g', '../../../g', '/./g', '/../g', 'g.', '.g', './../g', 'g;x=1/../y'):
    print(r, urljoin(base, r))
show(urlencode, {'a': 1, 'b': [1, 2], 'c': 'x y&=é', b'd': b'\xff'})
show(urlencode, {'b': [1, 2], 's': 'xy'}, True)
show(urlencode, [('a', '1'), ('a', 2)])
show(urlencode, 'abc')
show(urlencode, 5)
show(urlencode, {'a': 'b c'}, quote_via=quote)
show(urlencode, {'a': 'é'}, encoding='latin-1')
show(urlencode, [])
show(quote, b'a b\xff')
show(quote, 'a', encoding='utf-8')
show(quote, b'a', encoding='x')
show(quote, 5)
show(quote_from_bytes, 'x')
show(quote, 'abc', safe=b'c')
show(quote, '')
show(unquote, b'a%20')
show(unquote, 5)
show(unquote_to_bytes, '')
show(unquote, '%C3%A9%ff', errors='strict')
show(unquote, 'é%20é')
show(parse_qsl, 'a=1;b=2', separator=';')
show(parse_qsl, 'a=1&b', strict_parsing=True)
show(parse_qsl, 'a&b&c', max_num_fields=2)
show(parse_qsl, b'a=1&b=%20+')
show(parse_qsl, 'a=1', separator='')
show(parse_qs, 'a=1&a=2&b=', keep_blank_values=True)
show(parse_qsl, None)
show(urljoin, 'http://a', b'b')
show(urlunsplit, ('http', 'h', 'p', 'q', 'f'))
show(urlunparse, ('http', 'h', 'p', 'x', 'q', 'f'))
show(urlunsplit, (b'http', b'h', b'p', b'', b''))
show(urlsplit, None)
r = urlsplit('http://h/p?q#f')
print(r._replace(path='/z').geturl(), r.encode(), r.encode().decode(), r == tuple(r), r[1], isinstance(r, tuple), r._asdict())
print(sorted((n for n in up.__all__)))
