# Settings: reading, references, converters, writing, and what is refused.
import configparser, io, sys, random


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, str(e), e.args)


c = configparser.ConfigParser()
c.read_string('\n[DEFAULT]\nbase = /tmp\n[a]\nX = 1\ny: two\npath = %(base)s/x\nmulti = line1\n   line2\n\n   line3\n; comment\nz=yes\npct = 50%%\n[b b]\nk = %(nope)s\nbad = %x\nloop = %(loop)s\nf = 1.5\n')
print(c.getint('a', 'x'), c.getboolean('a', 'z'), c['a'].getboolean('z'), c.getfloat('b b', 'f'), c['a'].get('nope'), c['a'].get('nope', 'fb'), c.get('a', 'nope', fallback=3), c['a'].getint('q', 5), c.get('a', 'path', raw=True), c.get('a', 'path', vars={'base': 'V'}))
for s, o in (('a', 'nope'), ('no', 'x'), ('b b', 'k'), ('b b', 'bad'), ('b b', 'loop')):
    show(c.get, s, o)
show(c.getint, 'a', 'y')
show(c.getboolean, 'a', 'y')
show(lambda: c['zz'])
show(lambda: c['a']['zz'])
c['new'] = {'o': '1', 'p': '2'}
c['a']['x'] = '9'
del c['a']['y']
c.set('new', 'q', '3')
show(c.set, 'nosec', 'a', 'b')
show(c.set, 'a', 'b', 5)
show(c.set, 'a', 'b', '%q')
show(c.add_section, 'a')
show(c.add_section, 'DEFAULT')
show(c.add_section, 5)
o = io.StringIO()
c.remove_section('b b')
c.write(o)
print(o.getvalue())
o = io.StringIO()
c.write(o, False)
print(o.getvalue())
print(c.has_option('a', 'BASE'), c.has_option('q', 'x'), c.remove_option('a', 'x'), c.remove_option('a', 'x'), c.items('new'), c.remove_section('qq'), c.popitem(), c.has_section('DEFAULT'))
for t in ('x = 1', '[a]\nfoo', '[a]\nx=1\nx=2', '[a]\n[a]', '[a]\n=v', '[a]\nfoo\nbar\n', '[a', '[a]]\nx=1', '[a] x\ny=2', '[a]\nx=1 # c\n  ; d\n', '[a]\n x=1\n  y=2\n z=3', '\ufeff[a]'):

    def f():
        p = configparser.ConfigParser()
        p.read_string(t)
        return {s: dict(p[s]) for s in p}
    show(f)
for kw in (dict(allow_no_value=True), dict(strict=False), dict(delimiters=('->',)), dict(comment_prefixes=('//',)), dict(inline_comment_prefixes=(';', '#')), dict(empty_lines_in_values=False), dict(interpolation=None), dict(interpolation=configparser.ExtendedInterpolation()), dict(default_section='common'), dict(allow_unnamed_section=True), dict(interpolation=5), dict(converters={'list': lambda s: s.split(',')}), dict(defaults={'D': '1'})):
    for t in ('[a]\nx\ny = 1 ; c\n\n  more\nz -> 4\n// c\nz: 5\n', '[a]\nx = ${y} ${b:q} $$\ny = %(x)s\n[b]\nq = 1,2\n', 'top = 1\n[common]\nc = 1\n[a]\nx = 1\n[a]\nx=2\n'):

        def f():
            p = configparser.ConfigParser(**kw)
            p.read_string(t)
            r = {str(s): dict(p[s]) for s in p}
            o = io.StringIO()
            p.write(o)
            return (r, o.getvalue(), p.sections())
        show(f)
p = configparser.ConfigParser(converters={'list': lambda s: s.split(',')})
p.read_dict({'s': {'l': '1,2', 'n': 5}})
print(p.getlist('s', 'l'), p['s'].getlist('l'), p['s'].getlist('zz'), p['s']['n'], list(p.converters))
p = configparser.RawConfigParser()
p.optionxform = str
p.read_string('[S]\nKey = %(v)s\n')
print(dict(p['S']))
p.set('S', 'n', 5)
print(p.get('S', 'n'))
print(p.read(['/nope']), p['S'].name, p['S'].parser is p, p == p)
try:
    configparser.ConfigParser().read_file(['[a]\n', 'x=1\n', ' bad', 'worse\n'])
except configparser.Error as e:
    print(repr(e), e.source, e.errors)
q = configparser.ConfigParser()
q.read_dict({'a': {'x': 1}})
q['a'] = {'y': '2'}
print(dict(q['a']))
q['DEFAULT']['z'] = '3'
print(dict(q['a']), list(q.items()), [*q.values()])
show(q.__delitem__, 'DEFAULT')
show(q.__delitem__, 'n')
q.clear()
print(list(q))
show(q.read_dict, {'a': {'x': 1, 'X': 2}})
R = random.Random(1)
PIECES = ['[a]', '[b]', '[DEFAULT]', 'x = 1', ' cont', '\tcont2', '', '# c', '; d', 'y: 2', 'z', 'x=%(y)s', '  k = v', '=q', 'm = a ; b', 'n =', ' # ind', '[x', 'w = %', 'u=$x ${y} ${a:x} ${a:b:c} ${', 'v = %%(a) %(a']
for i in range(40):
    t = '\n'.join((R.choice(PIECES) for _ in range(R.randrange(12))))
    kw = {}
    if R.random() < 0.3:
        kw['allow_no_value'] = True
    if R.random() < 0.3:
        kw['inline_comment_prefixes'] = (';',)
    if R.random() < 0.3:
        kw['empty_lines_in_values'] = False
    if R.random() < 0.5:
        kw['strict'] = False
    if R.random() < 0.3:
        kw['interpolation'] = R.choice([None, configparser.ExtendedInterpolation()])
    if R.random() < 0.2:
        kw['allow_unnamed_section'] = True

    def f():
        p = configparser.ConfigParser(**kw)
        p.read_string(t)
        o = io.StringIO()
        p.write(o)
        raw = {str(s): p.items(s, raw=True) for s in p}
        print(raw, repr(o.getvalue()))
        for s in p:
            for k in p[s]:
                show(p.get, s, k)
    show(f)
