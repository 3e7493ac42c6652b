# Modules inside of zip files: imported, looked into, run.
import importlib
import importlib.resources
import inspect
import os
import pkgutil
import re
import runpy
import shutil
import sys
import tempfile
import traceback
import zipfile
import zipimport

sys.dont_write_bytecode = True
d = os.path.realpath(tempfile.mkdtemp()); z = os.path.join(d, 'a.zip')
with zipfile.ZipFile(z, 'w', zipfile.ZIP_DEFLATED) as f:
    f.writestr('zmod.py', 'X = 1\ndef boom():\n    return 1/0\n')
    f.writestr('zpkg/__init__.py', 'from . import sub\nP = __path__\n')
    f.writestr('zpkg/sub.py', 'S = __file__\n')
    f.writestr('zpkg/data.txt', 'hello')
    f.writestr('zns/inner.py', 'N = 2\n')
    f.writestr('zbad.py', 'def (\n')
    f.writestr('__main__.py', 'import sys, os; print("main", __name__, sys.argv[0] == sys.path[0], os.path.basename(__file__)); R = 5\n')
    f.writestr('lib/deep.py', 'D = 1\n')
def t(name, f):
    try: r = f()
    except BaseException as e: r = f'{type(e).__name__}: {e}'
    print(name, '->', re.sub('0x[0-9a-f]+', '0x', str(r).replace(d, 'D')))
sys.path.insert(0, z)
import zmod, zpkg
t('mod', lambda: (zmod, zmod.__file__, zmod.__loader__, zmod.__spec__, zmod.__package__, hasattr(zmod, '__cached__')))
t('pkg', lambda: (zpkg, zpkg.P, zpkg.sub.S, zpkg.__spec__, zpkg.__package__))
t('ns', lambda: importlib.import_module('zns.inner').N)
t('nspath', lambda: sys.modules['zns'].__path__)
t('bad', lambda: importlib.import_module('zbad'))
t('none', lambda: importlib.import_module('znone'))
try: zmod.boom()
except ZeroDivisionError: print(re.sub('File ".*zipimport_modules.as", line \\d+, in <module>\n.*\n.*\n', '', traceback.format_exc().replace(d, 'D')))
L = zmod.__loader__
for n, f in dict(archive=lambda: L.archive, prefix=lambda: repr(L.prefix), data=lambda: L.get_data('zpkg/data.txt'), data2=lambda: L.get_data(z + '/zpkg/data.txt'), data3=lambda: L.get_data('no'),
    src=lambda: L.get_source('zmod'), src2=lambda: L.get_source('zpkg'), src3=lambda: L.get_source('nono'), code=lambda: L.get_code('zmod'), code2=lambda: L.get_code('nono'), fn=lambda: L.get_filename('zpkg'), fn2=lambda: L.get_filename('nono'),
    ip=lambda: L.is_package('zpkg'), ip2=lambda: L.is_package('zmod'), ip3=lambda: L.is_package('nono'), spec=lambda: L.find_spec('zmod'), spec2=lambda: L.find_spec('nono'), spec3=lambda: L.find_spec('zns'),
    lm=lambda: L.load_module('zmod') , pk=lambda: pkgutil.get_data('zpkg', 'data.txt'), mods=lambda: sorted(m.name for m in pkgutil.iter_modules([z])), mods2=lambda: sorted(pkgutil.iter_modules([z + '/zpkg'], 'q.'))).items(): t(n, f)
open(os.path.join(d, 'text.py'), 'w').close()
z2 = zipimport.zipimporter(z + '/lib')
t('sub', lambda: (z2, z2.archive, z2.prefix, z2.find_spec('deep')))
t('e1', lambda: zipimport.zipimporter('/nonexistent.zip'))
t('e2', lambda: zipimport.zipimporter(d))
t('e3', lambda: zipimport.zipimporter(os.path.join(d, 'text.py')))
t('e4', lambda: zipimport.zipimporter(''))
t('e5', lambda: zipimport.zipimporter(3))
t('run', lambda: runpy.run_path(z)['R'])
t('mro', lambda: zipimport.zipimporter.__mro__)
t('err', lambda: zipimport.ZipImportError.__mro__)
t('insp', lambda: inspect.getsource(zmod.boom))
t('cache', lambda: type(sys.path_importer_cache[z]))
t('pathlib', lambda: importlib.resources.files('zpkg').joinpath('data.txt').read_text())
# An archive is a program, also behind a line that says what runs it; one without a __main__ is told of.
import subprocess
with open(z, 'rb') as f, open(os.path.join(d, 'b.pyz'), 'wb') as g:
    g.write(b'#!/usr/bin/env python\n' + f.read())
with zipfile.ZipFile(os.path.join(d, 'c.zip'), 'w') as f:
    f.writestr('x.txt', 'x')
for name in ('a.zip', 'b.pyz', 'c.zip'):
    done = subprocess.run([sys.executable, os.path.join(d, name)], capture_output=True, text=True)
    print(done.returncode, done.stdout, done.stderr.replace(sys.executable, 'EXE').replace(d, 'D'))
shutil.rmtree(d)
