# unittest: order of events, messages of the assertions, the report.
# no stress: hundreds of tests, collected at every step
import unittest, sys, io
class T(unittest.TestCase):
    def setUp(self): self.log=[]
    def test_ok(self): self.assertEqual(1,1)
    def test_fail(self): self.assertEqual(1,2,'why')
    def test_err(self): 1/0
    @unittest.skip('nope')
    def test_skip(self): pass
    @unittest.expectedFailure
    def test_xf(self): self.fail('x')
    @unittest.expectedFailure
    def test_xs(self): pass
    def test_sub(self):
        "doc line"
        for i in range(4):
            with self.subTest(i=i): self.assertEqual(i%2,0)
        with self.subTest('m'): self.assertTrue(0)
    def test_raises(self):
        with self.assertRaises(ValueError) as c: raise ValueError('v')
        assert str(c.exception)=='v'
        self.assertRaises(KeyError,lambda: {}['a'])
    def test_cleanup(self):
        self.addCleanup(lambda: 1/0)
        self.addCleanup(print,'cleanup')
    def test_skipin(self): self.skipTest('inside')
    @classmethod
    def setUpClass(cls): print('suc')
    @classmethod
    def tearDownClass(cls): print('tdc')
class A(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self): print('as')
    async def asyncTearDown(self): print('at')
    async def test_a(self):
        import asyncio
        await asyncio.sleep(0); self.assertEqual(1,1)
    async def test_b(self): self.assertEqual(1,3)
    def test_c(self): print('sync')
def setUpModule(): print('sum')
def tearDownModule(): print('tdm')
class M(unittest.TestCase):
    def c(self,f,*a,**k):
        try: getattr(self,f)(*a,**k); print(f,'passed')
        except BaseException as e: print(f,type(e).__name__,'|',e)
    def test_m(self):
        c=self.c
        c('assertEqual',1,2); c('assertEqual','abc','abd'); c('assertEqual','a\nb\n','a\nc\n'); c('assertEqual','a\nb','a\nc'); c('assertEqual',[1,2],[1,3]); c('assertEqual',[1,2],[1,2,3]); c('assertEqual',(1,),(2,)); c('assertEqual',{1,2},{2,3}); c('assertEqual',{'a':1},{'a':2}); c('assertEqual',[1],(1,)); c('assertEqual','x'*100,'x'*99+'y'); c('assertEqual',[list(range(40))],[list(range(41))]); c('assertEqual','a'*200+'b','a'*200+'c'); c('assertEqual',1,2,'msg'); c('assertEqual',[1]*300,[2]*300)
        c('assertNotEqual',1,1); c('assertTrue',0); c('assertFalse',[1]); c('assertIs',[],[]); c('assertIsNot',None,None); c('assertIsNone',1); c('assertIsNotNone',None); c('assertIn',1,[2]); c('assertNotIn',1,[1]); c('assertIsInstance',1,str); c('assertNotIsInstance',1,int); c('assertAlmostEqual',1,1.1); c('assertAlmostEqual',1,1.00000001); c('assertAlmostEqual',1,1.1,places=1); c('assertAlmostEqual',1,2,delta=.5); c('assertNotAlmostEqual',1,1); c('assertNotAlmostEqual',1,1.2,delta=.5); c('assertAlmostEqual',1,2,places=1,delta=1); c('assertGreater',1,2); c('assertGreaterEqual',1,2); c('assertLess',2,1); c('assertLessEqual',2,1); c('assertCountEqual',[1,2,2],[2,1,1]); c('assertCountEqual',[1,2],[2,1]); c('assertCountEqual',[[1]],[[2]]); c('assertSequenceEqual',[1],(1,)); c('assertSequenceEqual',[1],(2,)); c('assertListEqual',[1],(1,)); c('assertDictEqual',1,{}); c('assertSetEqual',{1},5); c('assertMultiLineEqual','a','b'); c('assertRaises',ValueError,int,'5'); c('assertRaises',5); c('assertRaises',ValueError,int,'x'); c('assertTupleEqual',(1,2),(1,2,3)); c('assertWarns',UserWarning,lambda:0); c('fail'); c('fail','m'); c('assertIn','a','bcd','mm')
        with self.assertRaises(AssertionError) as e:
            with self.assertRaises(ValueError,msg='hey'): pass
        print(e.exception)
        import warnings
        with self.assertWarns(UserWarning) as w: warnings.warn('ww')
        print(w.warning)
        print(self.id(), str(self), repr(self), self.shortDescription())
        self.longMessage=False; c('assertEqual',1,2,'only')
        self.longMessage=True; self.maxDiff=5; c('assertEqual',[1],[2])
s=io.StringIO()
r=unittest.TextTestRunner(stream=s,verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__']))
print([l for l in s.getvalue().splitlines() if ' ... ' in l or l.startswith(('FAIL','ERROR','UNEXP','OK'))])
print(r, len(r.failures), len(r.errors), r.skipped, len(r.expectedFailures), r.unexpectedSuccesses, r.wasSuccessful())
print(unittest.TestSuite([T('test_ok')]), T('test_ok')==T('test_ok'))
try: T('nope')
except ValueError as e: print(e)
