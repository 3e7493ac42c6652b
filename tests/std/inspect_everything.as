# inspect: signatures, predicates, states, source.
import inspect, functools, types, sys
from inspect import *
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
def f1(a,b:int,/,c=3,*args:str,d,e:'x'=5,**kw)->float: "doc"
def f2(): pass
def f3(a,*,b): pass
def f4(a,/,b,*,c=1): pass
def f5(*a,**k): pass
async def co(x): await asyncio.sleep(0)
def gen(): yield 1
async def ag(): yield 1
class C:
    "cdoc"
    x=1
    def __init__(self,a,b=2): pass
    def m(self,q): "mdoc"
    @classmethod
    def cm(cls,z): pass
    @staticmethod
    def sm(w): pass
    @property
    def p(self): "pdoc"; return 1
    def __call__(self,v): pass
class D(C):
    def m(self,q): pass
class E:
    def __new__(cls,k): return object.__new__(cls)
class M(type):
    def __call__(cls,*a): pass
class F(metaclass=M): pass
for f in (f1,f2,f3,f4,f5,co,gen,C,C(1).m,C.m,C.cm,C.sm,C(1),E,lambda x,y=1:0,functools.partial(f1,1),functools.partial(f3,b=3),functools.partial(f1,1,2,d=7),functools.partial(f5),F,object,type(None)):
    try: print(signature(f))
    except BaseException as e: print(type(e).__name__, str(e)[:60])
s=signature(f1)
t(lambda: s.parameters['a']); t(lambda: s.parameters['e']); t(lambda: list(s.parameters)); t(lambda: s.return_annotation); t(lambda: s.parameters['a'].kind); t(lambda: s.parameters['a'].kind.description); t(lambda: s.parameters['c'].default); t(lambda: s.parameters['a'].default); t(lambda: s.parameters['a'].annotation is Parameter.empty); t(lambda: s); t(lambda: s.bind(1,2,d=4)); t(lambda: s.bind(1)); t(lambda: s.bind(1,2)); t(lambda: s.bind(1,2,d=1,zz=3)); t(lambda: s.bind(1,2,3,4,5,d=1).arguments); t(lambda: s.bind(1,2,3,4,5,d=1).args); t(lambda: s.bind(1,2,3,4,5,d=1,w=3).kwargs); t(lambda: s.bind_partial()); t(lambda: s.bind_partial(1)); 
b=s.bind(1,2,d=4); b.apply_defaults(); t(lambda: b); t(lambda: b.signature is s); t(lambda: b==s.bind(1,2,d=4)); t(lambda: signature(f2).bind(1)); t(lambda: signature(f2).bind(x=1)); t(lambda: signature(f3).bind(1,2)); t(lambda: signature(f4).bind(a=1,b=2)); t(lambda: signature(f3).bind(1,a=2,b=1))
t(lambda: Parameter('x',Parameter.KEYWORD_ONLY)); t(lambda: Parameter('x',Parameter.POSITIONAL_ONLY,default=1,annotation=int)); t(lambda: str(Parameter('x',Parameter.POSITIONAL_ONLY,default=1,annotation=int))); t(lambda: Parameter('1x',Parameter.KEYWORD_ONLY)); t(lambda: Parameter('x',9)); t(lambda: Parameter('x',Parameter.VAR_POSITIONAL,default=1)); t(lambda: Parameter('x',Parameter.KEYWORD_ONLY).replace(name='y',default=3)); t(lambda: Parameter(3,Parameter.KEYWORD_ONLY)); t(lambda: Parameter('if',Parameter.KEYWORD_ONLY)); t(lambda: Parameter('x',Parameter.KEYWORD_ONLY)==Parameter('x',Parameter.KEYWORD_ONLY)); t(lambda: hash(Parameter('x',Parameter.KEYWORD_ONLY))==hash(Parameter('x',Parameter.KEYWORD_ONLY)))
t(lambda: Signature([Parameter('a',Parameter.POSITIONAL_OR_KEYWORD),Parameter('b',Parameter.KEYWORD_ONLY,default=1)],return_annotation=int)); t(lambda: Signature([Parameter('a',Parameter.KEYWORD_ONLY),Parameter('b',Parameter.POSITIONAL_ONLY)])); t(lambda: Signature([Parameter('a',Parameter.POSITIONAL_ONLY,default=1),Parameter('b',Parameter.POSITIONAL_ONLY)])); t(lambda: Signature([Parameter('a',Parameter.POSITIONAL_ONLY),Parameter('a',Parameter.KEYWORD_ONLY)])); t(lambda: s.replace(return_annotation=int)); t(lambda: s.replace(parameters=[])); t(lambda: signature(f3)==signature(f3)); t(lambda: Signature()); t(lambda: signature(5)); t(lambda: signature(print)); t(lambda: signature(len)); t(lambda: s.format(max_width=20)); t(lambda: Signature.from_callable(f3))
print(s.format(max_width=30))
@functools.wraps(f1)
def w(*a): pass
t(lambda: signature(w)); t(lambda: signature(w,follow_wrapped=False)); t(lambda: unwrap(w) is f1)
t(lambda: getfullargspec(f1)); t(lambda: getfullargspec(C.m)); t(lambda: getfullargspec(C(1).m)); t(lambda: getfullargspec(5)); t(lambda: getcallargs(f3,1,b=2)); t(lambda: getcallargs(f5,1,2,x=3)); t(lambda: getcallargs(f3,1)); t(lambda: getcallargs(f3)); t(lambda: getcallargs(f2,1)); t(lambda: getcallargs(C(1).m,5)['q'])
preds=[n for n in dir(inspect) if n.startswith('is') and callable(getattr(inspect,n))]
preds=[n for n in preds if n not in('iskeyword','istraceback','isframe','iscode')]
print(preds)
c=co(1); g=gen(); a=ag()
for v in (f1,co,gen,ag,c,g,a,C,C(1),C.m,C(1).m,C.cm,C.sm,C.__dict__['cm'],C.p,len,[].append,list.append,str.join,int.__add__,sys,5,'a',None,lambda:0,type,functools.partial(f1),object.__init__,C.__init__,Exception,abs,types.SimpleNamespace(),dict.__dict__['fromkeys'],None):
    print(getattr(v,'__name__',type(v).__name__), [p for p in preds if getattr(inspect,p)(v)])
t(lambda: getgeneratorstate(g)); next(g); t(lambda: getgeneratorstate(g)); g.close(); t(lambda: getgeneratorstate(g)); t(lambda: getcoroutinestate(c)); c.close(); t(lambda: getcoroutinestate(c)); t(lambda: getasyncgenstate(a)); t(lambda: iscoroutinefunction(functools.partial(co)))
@markcoroutinefunction
def mk(): pass
t(lambda: iscoroutinefunction(mk)); 
t(lambda: getdoc(C)); t(lambda: getdoc(D.m)); t(lambda: getdoc(C.p)); t(lambda: getdoc(f2)); t(lambda: cleandoc("  a\n    b\n      c\n\n")); t(lambda: cleandoc("a\n\tb")); t(lambda: getmodulename('/a/b.py')); t(lambda: getmro(D)); t(lambda: [n for n,_ in getmembers(C) if not n.startswith('__')]); t(lambda: [n for n,v in getmembers(C(1),ismethod)]); t(lambda: getattr_static(C,'zz',5)); t(lambda: getattr_static(C,'zz')); t(lambda: [(x.name,x.kind,x.defining_class.__name__) for x in classify_class_attrs(D) if not x.name.startswith('__')]); t(lambda: isabstract(C)); t(lambda: formatannotation(int)); t(lambda: formatannotation('x')); t(lambda: formatannotation(list[int])); t(lambda: get_annotations(f1)); t(lambda: get_annotations(C)); t(lambda: get_annotations(5)); 
def ea(a:'int'): pass
t(lambda: get_annotations(ea,eval_str=True)); t(lambda: signature(ea,eval_str=True)); t(lambda: getclasstree([C,D])); t(lambda: getclosurevars(f2))
def outer():
    x=3
    def inner(): return x,len,zz
    return inner
t(lambda: getclosurevars(outer())); t(lambda: currentframe().f_code.co_name); t(lambda: stack()[0].function); t(lambda: getframeinfo(currentframe()).function)
print(getsource(f2)); print(getsource(D)); t(lambda: getsourcelines(D.m)); t(lambda: getsource(len)); t(lambda: getsource(5)); t(lambda: getsourcefile(f2)[-9:-3] in __file__); t(lambda: getfile(f2)==__file__); t(lambda: getfile(5)); t(lambda: getfile(int)); t(lambda: getcomments(f2)); 
t(lambda: indentsize('   a')); t(lambda: inspect.CO_COROUTINE); t(lambda: f1.__code__.co_flags&inspect.CO_VARARGS); t(lambda: getgeneratorlocals(gen())); 
def loc(a,b=2):
    c=3
    return getargvalues(currentframe())
t(lambda: loc(1))
