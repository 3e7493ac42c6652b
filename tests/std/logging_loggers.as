# Loggers, levels, formats, filters, adapters and what is refused.
import logging, sys, io, warnings
out = sys.stdout
log = logging.getLogger('a.b')
print(log, log.parent, logging.getLogger('a').parent, logging.Logger.manager.loggerDict)
log.warning('last %s', 'resort')
logging.getLogger('zz').info('no')


def show(fn, *a, **k):
    try:
        print('->', fn(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


show(logging.basicConfig, stream=out, filename='x')
show(logging.basicConfig, stream=out, handlers=[])
show(logging.basicConfig, style='x')
show(logging.basicConfig, stream=out, level=10, bogus=3, hm=2)
print(logging.root.handlers)
logging.basicConfig(stream=out, level='INFO', force=True, format='%(asctime)s %(levelname)-8s [%(name)s:%(funcName)s:%(lineno)d] %(filename)s %(module)s %(threadName)s %(processName)s %(taskName)s %(message)s', datefmt='X')


def f():
    log.info('in f %d', 5)
    log.debug('not')
    log.log(25, 'level %(a)s', {'a': 1})
    logging.info('root')
    log.info('st', stacklevel=2)
    log.info('deep', stacklevel=99)


f()
for bad in (dict(fmt='nofield'), dict(fmt='{x!z}', style='{'), dict(fmt='{a-b}', style='{'), dict(fmt='{message:q}', style='{'), dict(fmt='{', style='{'), dict(fmt='x', style='{'), dict(fmt='$', style='$'), dict(fmt='abc', style='$'), dict(fmt='$message $ ', style='$'), dict(style='q'), dict(fmt='x', validate=False), dict(fmt='{message:>10} {name}', style='{'), dict(fmt='${message} $asctime', style='$')):

    def g():
        fm = logging.Formatter(**bad)
        return (fm._fmt, fm.usesTime(), fm._style.__class__)
    show(g)
rec = logging.makeLogRecord({'name': 'n', 'levelno': 20, 'levelname': 'INFO', 'msg': 'hello %s', 'args': ('x',), 'custom': 4, 'created': 0.0, 'msecs': 7})
print(rec, rec.getMessage())
import time
fmt = logging.Formatter('%(asctime)s %(message)s %(custom)s')
fmt.converter = time.gmtime
print(fmt.format(rec))
fmt = logging.Formatter('{asctime} {message} {other}', '%H:%M', '{', defaults={'other': 'dflt'})
fmt.converter = time.gmtime
print(fmt.format(rec))
show(logging.Formatter('%(nope)s').format, rec)
log.error('inst', exc_info=ValueError('v'))
show(log.log, 'x', 'y')
show(log.info, 'x', extra={'message': 1})
show(log.info, 'x', extra={'name': 1})
log.info('ex', extra={'foo': 1})
print(logging.getLevelName(35), logging.getLevelName('INFO'), logging.getLevelName(10), logging.getLevelNamesMapping())
logging.addLevelName(35, 'NOTE')
print(logging.getLevelName(35), logging.getLevelName('NOTE'))
show(log.setLevel, 'BOGUS')
show(log.setLevel, 3.5)
show(log.setLevel, None)
show(logging.Handler, 'x')
ad = logging.LoggerAdapter(log, {'u': 1})
print(ad)
ad.info('adapted')
ad.warning('w')


class MyA(logging.LoggerAdapter):

    def process(self, msg, kw):
        return ('[%s] %s' % (self.extra['u'], msg), kw)


MyA(log, {'u': 7}).error('proc')
log.addFilter(lambda r: 'secret' not in r.getMessage())
log.info('secret x')
log.info('open x')


def rep(r):
    import copy
    r = copy.copy(r)
    r.msg = 'replaced'
    r.args = None
    return r


log.addFilter(rep)
log.info('orig')
log.filters.clear()
flt = logging.Filter('a.b')
print([flt.filter(logging.makeLogRecord({'name': n})) for n in ('a', 'a.b', 'a.b.c', 'a.bc')])
logging.disable(logging.INFO)
log.info('disabled')
log.warning('enabled')
logging.disable(logging.NOTSET)
show(logging.disable, 'nah')
h = logging.StreamHandler(out)
h.setFormatter(logging.Formatter('H %(message)s'))
h.setLevel('ERROR')
h.name = 'hh'
print(h, logging.getHandlerByName('hh') is h, logging.getHandlerNames(), log.hasHandlers(), logging.getLogger('q').hasHandlers())
print(logging.getLogger('a').getChildren(), log.getChild('c'), logging.root.getChild('top'), sorted(map(str, logging.root.getChildren())))
show(logging.getLogger, 5)
show(logging.setLoggerClass, int)


class My(logging.Logger):
    pass


logging.setLoggerClass(My)
print(logging.getLogger('mine'), logging.getLoggerClass())
logging.setLoggerClass(logging.Logger)
import pickle
print(pickle.loads(pickle.dumps(log)) is log, pickle.loads(pickle.dumps(logging.root)) is logging.root)
print(logging.BufferingFormatter(logging.Formatter('%(message)s;')).format([rec, rec]))
show(logging.Handler().emit, rec)
print(repr(logging.Logger.manager.loggerDict['a']), logging.getLogger('root') is logging.root, logging.getLogger('') is logging.root)
r = logging.makeLogRecord({})
print(sorted((k for k in r.__dict__)))
print(isinstance(logging.lastResort.stream, type(sys.stderr)))
print(sorted(logging.__all__))
