# Which attributes of exceptions are members, and what setting and deleting them says.
for c in (StopIteration,SystemExit,ImportError,OSError,UnicodeEncodeError,UnicodeDecodeError,UnicodeTranslateError,SyntaxError,NameError,AttributeError,BaseException, BaseExceptionGroup):
    for k,v in sorted(vars(c).items()):
        if 'descriptor' in type(v).__name__ and type(v).__name__ not in ('method_descriptor', 'wrapper_descriptor'):
            print(c.__name__,k,type(v).__name__, repr(v), v.__objclass__.__name__)
e=ExceptionGroup('m',[ValueError(1)])
for k,v in (('message',1),('exceptions',2)):
    try:
        setattr(e,k,v)
    except Exception as x:
        print(type(x).__name__, x)
    try:
        delattr(e,k)
    except Exception as x:
        print(type(x).__name__, x)
for o,k,v in ((StopIteration(1),'value',3),(SystemExit(1),'code',3),(NameError('a'),'name','q'),(AttributeError('a'),'obj',4),(ImportError('a'),'msg',4),(OSError(1,'b'),'errno',4),(SyntaxError('a'),'lineno',4),(SyntaxError('a'),'print_file_and_line',4),(ValueError(1),'__suppress_context__',4),(UnicodeDecodeError('a',b'b',0,1,'r'),'start',4),(UnicodeDecodeError('a',b'b',0,1,'r'),'start','x'),(UnicodeDecodeError('a',b'b',0,1,'r'),'reason',4)):
    try:
        setattr(o,k,v); print(k, getattr(o,k))
    except Exception as x:
        print(k,type(x).__name__, x)
    try:
        delattr(o,k); print(k, getattr(o,k))
    except Exception as x:
        print(k,type(x).__name__, x)
def f():
    "doc"
f.__doc__=3; print(f.__doc__); del f.__doc__; print(f.__doc__); f.__module__='x'; print(f.__module__); del f.__module__; print(f.__module__)
p=property(); p.__doc__=3; print(p.__doc__)
try:
    p.fget=3
except Exception as x:
    print(type(x).__name__, x)
