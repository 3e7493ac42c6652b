# References of HTML; colors in other coordinates.
import html, html.entities as e, colorsys, random, hashlib
print(len(e.html5), hashlib.md5(repr(sorted(e.html5.items())).encode()).hexdigest(), hashlib.md5(repr(sorted(e.name2codepoint.items())).encode()).hexdigest(), sorted(e.codepoint2name.items())[:5], e.entitydefs['lt'])
print(html.escape('<a b="c" d=\'e\'>&'), html.escape('\'"', quote=False))
R = random.Random(1)
for i in range(40):
    s = '&' + ''.join((R.choice(['#', 'x', 'X', '1', '9', '80', 'a', 'lt', 'amp', 'not', 'in', 'notin', ';', '&', ' ', 'eacute', 'zz', '110000', 'd800', '0']) for _ in range(R.randrange(6))))
    print(repr(s), repr(html.unescape(s)))
for i in range(20):
    t = [R.choice([0.0, 1.0, R.random(), 0.5, 0.25]) for _ in range(3)]
    for f in (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb, colorsys.rgb_to_hls, colorsys.hls_to_rgb, colorsys.rgb_to_hsv, colorsys.hsv_to_rgb):
        print(f.__name__, t, f(*t))
