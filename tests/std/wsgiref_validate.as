# wsgiref.validate: what it says to a server or an application that breaks the rules.

import wsgiref.validate as v, warnings, sys, io
from wsgiref.util import setup_testing_defaults
warnings.simplefilter('always')
warnings.showwarning = lambda m, c, *a, **k: print('WARN', c.__name__, m)
def t(f,*a):
    try: print(f.__name__, f(*a))
    except (AssertionError, KeyError, ValueError) as e: print(f.__name__, type(e).__name__, repr(str(e)))
for h in ([('Status','x')], [('a\n','x')],[('a:b','x')],[('1a','x')],[('a-','x')],[('a_','x')],[('a','x\ny')],[('a b','x\ny')],[('','x')],[('a',)], (), [['a','b']], [('a', 1)], [(b'a', 'x')], [('Good', 'x')]): t(v.check_headers, h)
for s, h in (('200 OK',[]),('204 OK',[('content-type','x')]),('304 OK',[('Content-Type','x')]),('204 OK',[]),('200 OK',[('CONTENT-type','x')])): t(v.check_content_type, s, h)
t(v.check_exc_info, 3); t(v.check_exc_info, (1,)); t(v.check_iterator, 'x'); t(v.check_iterator, b'x'); t(v.check_iterator, [])
for s in ('200 OK', '200', '20 x', '099 x', '200\tx', 200, 'abc d'): t(v.check_status, s)
base = {}; setup_testing_defaults(base)
for change in ({}, {'REQUEST_METHOD': 'FOO'}, {'wsgi.version': [1]}, {'wsgi.url_scheme': 'x'}, {'SCRIPT_NAME': 'a'}, {'PATH_INFO': 'a'}, {'CONTENT_LENGTH': '-1'}, {'CONTENT_LENGTH': 'x'}, {'SCRIPT_NAME': '/'}, {'X': 1}, {'HTTP_CONTENT_TYPE': 'x'}, {'QUERY_STRING': ''}, {'wsgi.input': 1}, {'wsgi.errors': 1}):
    t(v.check_environ, {**base, **change})
e = dict(base); del e['SERVER_NAME']; t(v.check_environ, e)
class D(dict): pass
def run(app, *a, **k):
    e = dict(base, QUERY_STRING='')
    r = v.validator(app)(e, lambda *a: out.append(a) or out.append, *a, **k)
    try: return list(r)
    finally: r.close()
out = []
def app(environ, start):
    w = start('200 OK', [('Content-Type', 'text/plain')]); w(b'x'); return [environ['wsgi.input'].read(3), b'b']
t(run, app); print([str(o) for o in out])
def bad(environ, start): return [b'x']
t(run, bad)
def bad2(environ, start): start('200 OK', [('Content-Type', 'text/plain')]); return ['x']
t(run, bad2)
def bad3(environ, start): return None
t(run, bad3)
def bad4(environ, start): environ['wsgi.input'].close()
t(run, bad4)
def bad5(environ, start): environ['wsgi.errors'].write(b'x')
t(run, bad5)
def bad6(environ, start): start('200 OK')
t(run, bad6)
def bad7(environ, start): environ['wsgi.input'].read()
t(run, bad7)
t(run, app, 1)
