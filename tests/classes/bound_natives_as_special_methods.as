class T:
    def eq(self, a, b): print(a == b)
    def run(self):
        class C:
            __call__ = (2).__pow__
        self.eq(C()(3), 8)
        class D:
            __call__ = ':'.join
        self.eq(D()(['a', 'bc']), 'a:bc')
        class CM(type):
            __call__ = (2).__pow__
        class C(metaclass=CM): pass
        self.eq(C(3), 8)
        class C:
            __len__ = (2).__abs__
            __add__ = (2).__pow__
            __iter__ = [1,2].__iter__
            __getitem__ = {1:2}.__getitem__
            __contains__ = [1].__contains__
            __str__ = 'x'.upper
            __enter__ = 'en'.upper
            __eq__ = (3).__eq__
            __hash__ = (5).__hash__
            __bool__ = [].__len__
            __format__ = '{}'.format
            __getattr__ = {'z': 1}.__getitem__
            __setitem__ = {}.setdefault
            __index__ = (7).__index__
        c = C()
        self.eq(len(c), 2); self.eq(c + 3, 8); print(list(c), c[1], 1 in c, str(c), c == 3, hash(c), format(c, 'ab'), c.z, [1]*20 == [1]*20)
        c[1] = 2; print(hex(c), range(10)[c])
        try: print(bool(c))
        except TypeError as e: print(e)
        class N:
            __new__ = ':'.join
        try: print(N())
        except TypeError as e: print(e)
        class N:
            __init__ = (2).__pow__
        try: print(N(3))
        except TypeError as e: print(e)
        class N:
            __new__ = len
        try: print(N())
        except TypeError as e: print(e)
        class N:
            __call__ = len
            __add__ = max
            __len__ = input
            f = len
        print(N()([1]), N().f([2,3]), N() + [4, 5])
T().run()
