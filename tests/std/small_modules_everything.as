# string, textwrap, shlex, heapq, bisect, graphlib, numbers, abc, pprint, types.
# no stress: thousands of calls, collected at every step
import string, textwrap, shlex, heapq, bisect, graphlib, numbers, abc, pprint, types, keyword, random

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except BaseException as e:
        print(type(e).__name__, e)
for n in ('ascii_letters', 'digits', 'hexdigits', 'octdigits', 'punctuation', 'whitespace', 'printable'):
    t(lambda: getattr(string, n))
T = string.Template
t(lambda: T('$a ${b} $$ $c').substitute(a=1, b=2, c=3))
t(lambda: T('$a $b').substitute(a=1))
t(lambda: T('$a $b').safe_substitute(a=1))
t(lambda: T('$a $').substitute(a=1))
t(lambda: T('${a').substitute(a=1))
t(lambda: T('x\n $1').substitute())
t(lambda: T('$a $').safe_substitute(a=1))
t(lambda: T('$a').substitute({'a': 1}, a=2))
t(lambda: T('$a $b ${c}').get_identifiers())
t(lambda: T('$a $').is_valid())
t(lambda: T('$a').is_valid())
t(lambda: T('$a').substitute())
t(lambda: T('$a').substitute({}, {}))
t(lambda: T('$A_1 $é').safe_substitute(A_1=3))
t(lambda: T('$a').template)

class D(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'
t(lambda: D('%a_b %x $q %%').safe_substitute(a_b=1))
F = string.Formatter()
t(lambda: F.format('{0} {a} {b!r:>5} {c[0]} {d.real}', 1, a=2, b='x', c=[9], d=3))
t(lambda: F.format('{} {}', 1, 2))
t(lambda: F.format('{} {0}', 1))
t(lambda: F.format('{0} {}', 1))
t(lambda: F.format('{x}'))
t(lambda: F.vformat('{0}{k}', (1,), {'k': 2}))
t(lambda: list(F.parse('a{b!r:c}d{}{{}}')))
t(lambda: F.format('{:{w}}', 5, w=4))
t(lambda: F.format())
t(lambda: F.convert_field(1, 'z'))
t(lambda: F.get_field('a.b[c]', (), {'a': types.SimpleNamespace(b={'c': 5})}))
t(lambda: F.format_field(3, '>4'))
t(lambda: F.format('{5}', 1))

class UF(string.Formatter):

    def get_value(self, k, a, kw):
        return f'<{k}>'
t(lambda: UF().format('{x} {0} {y}'))
t(lambda: string.capwords('hello  wORLD foo'))
t(lambda: string.capwords('a-b-c', '-'))
t(lambda: string.capwords(' a b '))
s = 'Hello there, this is a long line of text that should be wrapped properly. And   it has  spaces.\tTabs too, hyphen-ated-words and em--dashes.  New sentence.'
for w in (1, 5, 10, 20, 40, 70):
    t(lambda: textwrap.wrap(s, w))
    t(lambda: textwrap.fill(s, w))
    t(lambda: textwrap.shorten(s, w))
    t(lambda: textwrap.wrap(s, w, initial_indent='> ', subsequent_indent='  ', break_long_words=False))
    t(lambda: textwrap.wrap(s, w, max_lines=2))
    t(lambda: textwrap.wrap(s, w, max_lines=2, placeholder='...'))
    t(lambda: textwrap.wrap(s, w, fix_sentence_endings=True, break_on_hyphens=False))
    t(lambda: textwrap.wrap(s, w, drop_whitespace=False, expand_tabs=False, replace_whitespace=False))
t(lambda: textwrap.wrap('x', 0))
t(lambda: textwrap.wrap('', 5))
t(lambda: textwrap.dedent('  a\n    b\n\n  c'))
t(lambda: textwrap.dedent('\ta\n  b'))
t(lambda: textwrap.dedent('   \n a'))
t(lambda: textwrap.indent('a\n\nb\n', '  '))
t(lambda: textwrap.indent('a\n\nb', '>', lambda l: True))
t(lambda: textwrap.shorten('a b c d e', 5, placeholder='..'))
t(lambda: textwrap.TextWrapper(width=10).wrap('aa bb cc dd ee'))
t(lambda: textwrap.wrap('abcdefghij' * 3, 7))
t(lambda: textwrap.wrap('a\n\nb c\n d', 3))
t(lambda: textwrap.dedent(5))
for x in ('a b \'c d\' "e f"', 'a\\ b', "'a''b'", 'a#b', 'a;b|c && d', '"a\\"b"', "'unclosed", 'a \\', '', '  ', 'a\tb\nc', '$x `y`', "--k='v w'", 'é ü'):
    t(lambda: shlex.split(x))
    t(lambda: shlex.split(x, comments=True))
    t(lambda: shlex.split(x, posix=False))
    t(lambda: shlex.quote(x))
    t(lambda: list(shlex.shlex(x)))
    t(lambda: list(shlex.shlex(x, punctuation_chars=True, posix=True)))
t(lambda: shlex.join(['a b', 'c', "d'e", '']))
t(lambda: shlex.split(None))
h = [5, 3, 8, 1]
heapq.heapify(h)
t(lambda: h)
heapq.heappush(h, 0)
t(lambda: h)
t(lambda: heapq.heappop(h))
t(lambda: heapq.heappushpop(h, 2))
t(lambda: heapq.heapreplace(h, 7))
t(lambda: h)
t(lambda: heapq.nlargest(2, [3, 1, 2]))
t(lambda: heapq.nsmallest(2, [3, 1, 2], key=lambda x: -x))
t(lambda: list(heapq.merge([1, 4], [2, 3], [0])))
t(lambda: list(heapq.merge([4, 1], [3, 2], reverse=True)))
t(lambda: list(heapq.merge('ad', 'BC', key=str.lower)))
t(lambda: heapq.heappop([]))
t(lambda: heapq.heapreplace([], 1))
t(lambda: heapq.nlargest(0, [1]))
t(lambda: heapq.nsmallest(9, [2, 1]))
t(lambda: heapq.heappush(5, 1))
t(lambda: heapq.heapify((1,)))
t(lambda: heapq.nlargest(1, []))
t(lambda: heapq._heapify_max([1, 2, 3]))
t(lambda: heapq.heappush([1], 'a'))
random.seed(1)
for _ in range(30):
    l = [random.randrange(20) for _ in range(random.randrange(15))]
    h = l[:]
    heapq.heapify(h)
    print(h, heapq.nsmallest(3, l), heapq.nlargest(3, l, key=lambda x: x % 5))
    s = sorted(l)
    x = random.randrange(20)
    print(bisect.bisect(s, x), bisect.bisect_left(s, x), bisect.bisect_right(s, x, 1) if len(s) > 1 else 0)
t(lambda: bisect.bisect([1, 2], 1, -1))
t(lambda: bisect.bisect_left([1, 2, 3], 2, key=lambda v: v * 2))
l = [1, 3]
bisect.insort(l, 2)
bisect.insort_left(l, 2)
t(lambda: l)
bisect.insort(l, -9, key=lambda v: -v)
t(lambda: l)
t(lambda: bisect.bisect([1, 'a'], 2))
t(lambda: bisect.bisect(5, 1))
t(lambda: bisect.bisect_right([1, 2, 3], x=2, lo=0, hi=2))
t(lambda: bisect.bisect([1, 2, 3], 2, 0, 9))
G = graphlib.TopologicalSorter({'d': {'b', 'c'}, 'b': ['a'], 'c': ['a']})
t(lambda: list(G.static_order())[0])
g = graphlib.TopologicalSorter()
g.add('x', 'y', 'z')
g.add('y', 'z')
t(g.prepare)
t(g.is_active)
t(g.get_ready)
t(g.get_ready)
t(lambda: g.done('z'))
t(g.get_ready)
t(lambda: g.done('q'))
t(lambda: g.done('x'))
t(lambda: g.add('w'))
t(g.prepare)
t(lambda: bool(g))
t(lambda: list(graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order()))
t(lambda: graphlib.TopologicalSorter().done(1))
t(lambda: graphlib.TopologicalSorter().get_ready())
t(lambda: graphlib.CycleError.__mro__[1])
t(lambda: list(graphlib.TopologicalSorter({'a': []}).static_order()))
t(lambda: g.done('z'))
for v in (1, 1.5, True, 'a', None):
    t(lambda: [n for n in ('Number', 'Complex', 'Real', 'Rational', 'Integral') if isinstance(v, getattr(numbers, n))])
t(lambda: numbers.Integral())
t(lambda: sorted(numbers.Real.__abstractmethods__))
t(lambda: 5 .numerator)

class A(abc.ABC):

    @abc.abstractmethod
    def f(self):
        return 'base'

    @property
    @abc.abstractmethod
    def p(self):
        pass

    @classmethod
    @abc.abstractmethod
    def c(cls):
        pass
t(lambda: A())
t(lambda: sorted(A.__abstractmethods__))

class B(A):

    def f(self):
        return super().f() + '!'
    p = 1
t(lambda: B())

class C(B):

    @classmethod
    def c(cls):
        return cls.__name__
t(lambda: C().f())
t(lambda: C.c())
t(lambda: A.register(int))
t(lambda: isinstance(3, A))
t(lambda: issubclass(int, A))
t(lambda: abc.ABCMeta.__mro__)
t(lambda: A.register(5))
t(lambda: abc.get_cache_token() > 0)
t(lambda: isinstance(A, abc.ABCMeta))
t(lambda: 0)

class H(abc.ABC):

    @classmethod
    def __subclasshook__(cls, o):
        return True if hasattr(o, 'quack') else NotImplemented

class Q:
    quack = 1
t(lambda: isinstance(Q(), H))
t(lambda: issubclass(int, H))

def f():
    A.register(A)
t(f)

def f():

    class X(abc.ABC):
        pass

    class Y(X):
        pass
    Y.register(X)
t(f)
for v in ([1] * 50, {'a': [1, 2, {'b': 'c' * 60}], 'long key' * 5: list(range(30))}, ('x' * 30, 'y' * 60), {1, 2, 3}, set(), frozenset({3, 1}), [[]], {}, 'a' * 200, 'word ' * 40, b'x' * 100, types.SimpleNamespace(a=1, b=[1] * 30), types.MappingProxyType({'a': 1}), {'z': 1, 'a': 2}, {2: 1, 'a': 3}, [{'a': {'b': {'c': {'d': list(range(20))}}}}], range(5), None, (1,), 1.0, 'it\'s "q"', 'multi\nline\ntext' * 5):
    for kw in ({}, {'width': 30}, {'indent': 4, 'width': 40}, {'depth': 2}, {'compact': True, 'width': 40}, {'sort_dicts': False}, {'underscore_numbers': True}):
        t(lambda: pprint.pformat(v, **kw))
import collections, dataclasses

@dataclasses.dataclass
class DC:
    a: int
    b: list
    c: str = 'x' * 50
for v in (collections.OrderedDict(a=1, b=[1] * 40), collections.defaultdict(list, {'a': [1] * 40}), collections.Counter('aab' * 3), collections.deque(range(40)), collections.ChainMap({'a': 1}, {'b': [2] * 40}), DC(1, [1] * 40), collections.UserDict(a=1), collections.UserList([1] * 40), collections.namedtuple('N', 'a b')(1, [2] * 40), 12345678, [123456]):
    t(lambda: pprint.pformat(v))
    t(lambda: pprint.pformat(v, width=20, underscore_numbers=True))
r = [1]
r.append(r)
t(lambda: pprint.pformat(r)[:20])
t(lambda: pprint.isrecursive(r))
t(lambda: pprint.isreadable([1, len]))
t(lambda: pprint.isreadable([1]))
t(lambda: pprint.saferepr({'b': 1, 'a': 2}))
t(lambda: pprint.PrettyPrinter(indent=-1))
t(lambda: pprint.PrettyPrinter(width=0))
t(lambda: pprint.PrettyPrinter(depth=0))
pprint.pp({'b': 1, 'a': 2})
pprint.pprint([1, 2], width=1)
t(lambda: keyword.iskeyword('if'))
t(lambda: keyword.issoftkeyword('match'))
t(lambda: keyword.kwlist)
t(lambda: keyword.softkwlist)
N = types.SimpleNamespace
t(lambda: N(a=1))
t(lambda: N(a=1) == N(a=1))
t(lambda: N({'a': 1}, b=2))
t(lambda: N(1))
n = N()
n.x = 5
t(lambda: n)
t(lambda: n.__dict__)
del n.x
t(lambda: n)
t(lambda: N(a=N(b=1)))
n.n = n
t(lambda: n)
t(lambda: N(a=1).b)
t(lambda: N(a=1) < N(a=2))
t(lambda: N([('a', 1)]))
P = types.MappingProxyType
p = P({'a': 1})
t(lambda: p)
t(lambda: p['a'])
t(lambda: p['z'])
t(lambda: len(p))
t(lambda: list(p))
t(lambda: p | {'b': 2})
t(lambda: {'b': 2} | p)
t(lambda: p.get('z', 3))
t(lambda: p.copy())
t(lambda: list(p.items()))
t(lambda: 'a' in p)
t(lambda: p == {'a': 1})
t(lambda: P(5))
t(lambda: hash(p))
t(lambda: list(reversed(p)))
t(lambda: P([1, 2]))

def f():
    p['q'] = 1
t(f)

def f():
    del p['a']
t(f)
t(lambda: types.new_class('X', (int,), {}, lambda ns: ns.update(q=5)).q)
t(lambda: types.new_class('X').__mro__)
t(lambda: types.prepare_class('Z', (int,))[0])
t(lambda: types.resolve_bases((int, list[int])))
t(lambda: types.get_original_bases(type('K', (int,), {})))
t(lambda: types.GenericAlias(list, (int,)))
t(lambda: types.ModuleType('m', 'd'))
t(lambda: types.ModuleType('m', 'd').__doc__)
t(lambda: types.MethodType(len, 'abc')())
t(lambda: types.MethodType(5, 1))
t(lambda: types.FunctionType((lambda x: x + 1).__code__, {}, 'nm')(3))
t(lambda: types.NoneType)
t(lambda: types.EllipsisType)
t(lambda: types.CellType(5).cell_contents)
t(lambda: types.coroutine(lambda: 1)())
t(lambda: types.FunctionType(5, {}))
t(lambda: types.LambdaType is types.FunctionType)
t(lambda: types.BuiltinFunctionType)
t(lambda: types.GeneratorType)
t(lambda: types.TracebackType)
t(lambda: types.FrameType)
t(lambda: types.CodeType)
t(lambda: types.UnionType)

class DCA:

    @types.DynamicClassAttribute
    def q(self):
        return 'inst'
t(lambda: DCA().q)
t(lambda: DCA.q)

@types.coroutine
def gco():
    r = (yield 5)
    return r
t(lambda: gco().send(None))
