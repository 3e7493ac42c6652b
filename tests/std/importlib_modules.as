# Importing by name, again, and from a file; the C locale; the user's name.
import importlib, importlib.util, sys, os, tempfile, locale, getpass


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


print(importlib.import_module('os.path').basename('a/b'), importlib.import_module('collections.abc').__name__)
d = tempfile.mkdtemp()
sys.path.insert(0, d)
with open(os.path.join(d, 'modx.py'), 'w') as f:
    f.write("value = 1\ncount = globals().get('count', 0) + 1\n")
import modx
print(modx.value, modx.count)
with open(os.path.join(d, 'modx.py'), 'w') as f:
    f.write("value = 22\ncount = globals().get('count', 0) + 1\n")
print(importlib.reload(modx) is modx, modx.value, modx.count)
print(importlib.util.find_spec('nope') is None, importlib.util.find_spec('modx').name, importlib.util.find_spec('json') is not None, importlib.util.find_spec('shlex').name)
with open(os.path.join(d, 'other.py'), 'w') as f:
    f.write('x = 5\nname = __name__\n')
spec = importlib.util.spec_from_file_location('renamed', os.path.join(d, 'other.py'))
m = importlib.util.module_from_spec(spec)
spec.loader.exec_module(m)
print(m.x, m.name, m.__name__, m.__file__ == os.path.join(d, 'other.py'), spec.origin == m.__file__)
print(importlib.util.resolve_name('..c', 'a.b'), importlib.util.resolve_name('.', 'a.b'))
show(importlib.util.resolve_name, '...c', 'a.b')
show(importlib.util.find_spec, 'modx.sub')
show(importlib.reload, 5)
importlib.invalidate_caches()
print(locale.setlocale(locale.LC_ALL, 'C'), locale.getlocale(), locale.localeconv()['decimal_point'], locale.format_string('%d %s', (1, 'x')), locale.str(1.5), locale.atof('2.5'), locale.atoi('3'), sorted(['b', 'a'], key=locale.strxfrm), locale.strcoll('a', 'b'))
show(locale.setlocale, locale.LC_ALL, 'xx_YY')
show(locale.currency, 5)
os.environ['LOGNAME'] = 'me'
print(getpass.getuser())
