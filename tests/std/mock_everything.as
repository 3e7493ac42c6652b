# unittest.mock: what mocks do, note, say and patch.
import asyncio, re
from unittest.mock import *
from unittest import mock
def t(f):
    try: r=repr(f())
    except BaseException as e: r=type(e).__name__+' '+str(e)
    print(re.sub(r"id='\d+'|0x[0-9a-f]+","ID",r))
m=Mock(); t(lambda: m); t(lambda: m.a.b); t(lambda: m()); t(lambda: m.x(1,k=2)); t(lambda: m.mock_calls); t(lambda: m.method_calls); t(lambda: m.call_count); t(lambda: m.called); t(lambda: m.call_args); t(lambda: m.x.call_args.args); t(lambda: m.x.call_args.kwargs)
t(lambda: m.x.assert_called_with(1,k=2)); t(lambda: m.x.assert_called_with(2)); t(lambda: m.y.assert_called_with(2)); t(lambda: m.x.assert_called_once()); t(lambda: m.y.assert_called()); t(lambda: m.x.assert_not_called()); t(lambda: m.y.assert_called_once()); m.x(3); t(lambda: m.x.assert_called_once_with(3)); t(lambda: m.x.assert_any_call(3)); t(lambda: m.x.assert_any_call(9)); t(lambda: m.assert_has_calls([call.x(1,k=2),call.x(3)])); t(lambda: m.assert_has_calls([call.x(9)])); t(lambda: m.assert_has_calls([call.x(3),call.x(1,k=2)],any_order=True)); t(lambda: m.assert_has_calls([call.z(3)],any_order=True)); t(lambda: m.assert_foo); t(lambda: m.called_once); t(lambda: m.asert_called)
r=Mock(return_value=5); t(lambda: r(1)); t(lambda: r.return_value); r=Mock(side_effect=[1,2,ValueError('x')]); t(r); t(r); t(r); t(r); r=Mock(side_effect=KeyError('k')); t(r); r=Mock(side_effect=lambda a: a*2); t(lambda: r(4)); r=Mock(side_effect=lambda a: DEFAULT,return_value=9); t(lambda: r(4))
n=Mock(name='nm'); t(lambda: n); t(lambda: n.foo.bar()); t(lambda: n.foo)
class S:
    cls=1
    def m(self,a): pass
    async def am(self): pass
s=Mock(spec=S); t(lambda: s.m); t(lambda: s.nope); t(lambda: isinstance(s,S)); t(lambda: s); t(lambda: s.__class__); s.new=1; t(lambda: s.new); s=Mock(spec_set=S); t(lambda: setattr(s,'q',1)); t(lambda: Mock(spec=['a']).b); t(lambda: Mock(spec=['a']).a); t(lambda: type(Mock(spec=S).am).__name__)
g=MagicMock(); t(lambda: len(g)); t(lambda: list(g)); t(lambda: g[1]); t(lambda: 3 in g); t(lambda: int(g)); t(lambda: bool(g)); t(lambda: g+1); t(lambda: g==g); t(lambda: g==3); t(lambda: g<3); t(lambda: float(g)); t(lambda: str(g)[:10]); g.__len__.return_value=4; t(lambda: len(g)); g.__iter__.return_value=[1,2]; t(lambda: list(g)); t(lambda: list(g)); g.__getitem__.side_effect=lambda k: k*2; t(lambda: g[4]); t(lambda: g.mock_calls[-1]); g.__str__.return_value='S!'; t(lambda: str(g)); t(lambda: hash(g)==hash(g))
with g as q: pass
t(lambda: q); t(lambda: g.__enter__.called); g.__enter__.return_value=7
with g as q: t(lambda: q)
w=Mock(); w.__len__=lambda self: 9; t(lambda: len(w)); w.__str__=Mock(return_value='ws'); t(lambda: str(w)); t(lambda: Mock()+1); t(lambda: len(Mock()))
m=Mock(); m.a.b.c=3; t(lambda: m.a.b.c); m.configure_mock(**{'d.return_value':4,'e':5}); t(lambda: (m.d(),m.e)); t(lambda: Mock(x=1,**{'y.z':2}).y.z); del m.e; t(lambda: m.e); m.reset_mock(); t(lambda: m.mock_calls)
t(lambda: call(1,a=2)); t(lambda: call.foo(1).bar(2)); t(lambda: call.foo.bar); t(lambda: call.a(1)==call.a(1)); t(lambda: call(1)==call(2)); t(lambda: call(1)==((1,),{})); t(lambda: call.foo(1).bar(2).call_list()); t(lambda: call()); t(lambda: call(ANY)==call(5)); t(lambda: ANY==3); t(lambda: ANY); t(lambda: sentinel.foo); t(lambda: sentinel.foo is sentinel.foo); t(lambda: DEFAULT); t(lambda: call[0] if 0 else call(1)[0]); t(lambda: tuple(call(1)))
m=Mock(); m.foo(1).bar(2); t(lambda: m.mock_calls); t(lambda: m.mock_calls==call.foo(1).bar(2).call_list()); m(3); t(lambda: m.mock_calls)
import math, os
with patch('math.sqrt') as p: p.return_value=3; t(lambda: math.sqrt(4)); t(lambda: p)
t(lambda: math.sqrt(4))
with patch('math.pi',10): t(lambda: math.pi)
class K:
    v=1
    def f(self): return 'real'
    @staticmethod
    def s(): return 's'
    @property
    def p(self): return 'p'
with patch.object(K,'f',return_value='fake') as f: t(lambda: K().f()); t(lambda: f.call_args)
t(lambda: K().f())
with patch.object(K,'p',new_callable=PropertyMock) as p: p.return_value='pp'; t(lambda: K().p); t(lambda: p.mock_calls)
t(lambda: K().p)
@patch.object(K,'v',5)
@patch('math.floor')
def fn(fl): return K.v, fl.name if 0 else type(fl).__name__
t(fn); t(lambda: K.v)
@patch.object(K,'f')
@patch.object(K,'s')
def fn(s,f): K.s(); return s.called,f.called
t(fn)
d={'a':1}
with patch.dict(d,{'b':2}): t(lambda: d)
t(lambda: d)
with patch.dict(d,{'b':2},clear=True): t(lambda: d)
with patch.dict(os.environ,{'QQ':'1'}): t(lambda: os.environ['QQ'])
t(lambda: 'QQ' in os.environ)
t(lambda: patch('nomod.x').start()); t(lambda: patch('x')); t(lambda: patch.object(K,'zz').start()); t(lambda: patch.object(K,'zz',create=True).start()); patch.stopall(); t(lambda: hasattr(K,'zz'))
pp=patch.object(K,'v',8); pp.start(); t(lambda: K.v); pp.stop(); t(lambda: K.v); 
with patch.multiple(K,v=3,f=DEFAULT) as vals: t(lambda: (K.v,list(vals)))
def tgt(a,b=1): return a
au=create_autospec(tgt); au.return_value=4; t(lambda: au(1)); t(lambda: au()); t(lambda: au(1,2,3)); t(lambda: au.call_count); t(lambda: au.assert_called_with(1)); t(lambda: au.assert_called_once_with(a=1))
ac=create_autospec(K); t(lambda: ac().f()); t(lambda: ac().f(1)); t(lambda: ac().nope); t(lambda: isinstance(ac(),K))
mo=mock_open(read_data='l1\nl2\n')
with patch('builtins.open',mo):
    with open('zz') as fh: t(lambda: fh.read())
    with open('zz') as fh: t(lambda: fh.readline()); t(lambda: list(fh))
    with open('o','w') as fh: fh.write('hey')
t(lambda: mo.mock_calls[0]); mo().write.assert_called_once_with('hey')
sm=Mock(); sm.a=1; seal(sm); t(lambda: sm.b); t(lambda: sm.a)
wr=Mock(wraps={'a':1}); t(lambda: wr.get('a')); t(lambda: wr.mock_calls)
pa=Mock(); ch=Mock(); pa.attach_mock(ch,'c'); ch(5); t(lambda: pa.mock_calls)
async def main():
    a=AsyncMock(return_value=3); t(lambda: a); print(await a(1)); t(lambda: a.await_count); t(lambda: a.assert_awaited_with(1)); t(lambda: a.assert_awaited_with(2)); t(lambda: a.assert_not_awaited()); t(lambda: a.assert_awaited_once_with(1)); t(lambda: a.await_args_list); await a(2); t(lambda: a.assert_awaited_once()); t(lambda: a.assert_any_await(9)); t(lambda: a.assert_has_awaits([call(1),call(2)])); t(lambda: AsyncMock().assert_awaited()); t(lambda: AsyncMock().assert_awaited_with(3))
    b=AsyncMock(side_effect=[1,ValueError('e')]); print(await b())
    try: await b()
    except ValueError as e: print(repr(e))
    try: await b()
    except StopAsyncIteration as e: print(repr(e))
    async def eff(x): return x+1
    print(await AsyncMock(side_effect=eff)(4)); print(asyncio.iscoroutinefunction(AsyncMock()))
    mm=MagicMock(); mm.__aenter__.return_value='ae'
    async with mm as z: print(z)
    mm.__aiter__.return_value=[1,2]
    print([x async for x in mm])
    sp=MagicMock(spec=S); sp.am.return_value=8; print(await sp.am())
    c=AsyncMock(); print(re.sub(r"id='\d+'","ID",repr(await c.meth())))
    with patch.object(S,'am',return_value=77): print(await S().am())
asyncio.run(main())
print([n for n in dir(Mock()) if n.startswith('assert')])
