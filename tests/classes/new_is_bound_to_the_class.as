import functools
class T:
    def eq(self, a, b): print(a == b, a)
    def run(self):
        class C:
            __new__ = (2).__pow__
        try: self.eq(C(3), 8)
        except TypeError as e: print(e)
        class C:
            __new__ = functools.partialmethod(lambda cls, a, b: (cls, a, b), 5)
        self.eq(C(3), (C, 5, 3))
        class C:
            @classmethod
            def __new__(cls, *a): return cls, a
        print(C(1, 2))
        class C:
            __new__ = functools.partial(lambda *a: a, 1)
        print(C(1, 2))
        class P:
            def __get__(self, o, t): return lambda *a: (o, t, a)
        class C:
            __new__ = P()
        print(C(1, 2))
        class C:
            __new__ = len
        try: C()
        except TypeError as e: print(e)
        class C:
            __new__ = property(lambda s: 3)
        try: C()
        except TypeError as e: print(e)
        class C:
            __new__ = int
        try: print(C())
        except TypeError as e: print(e)
        class C:
            __new__ = None
        try: print(C())
        except TypeError as e: print(e)
        class C:
            __new__ = T.eq
        print(C(1,2))
        class C:
            __new__ = self.eq
        print(C(1))
T().run()
