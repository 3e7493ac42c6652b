# A bound method has the attributes of its function.
class C:
    def m(self):
        """Doc."""

    @classmethod
    def k(cls):
        pass


C.m.tag = 5
C.__dict__["k"].__func__.mark = 6
print(C().m.tag, C.k.mark, hasattr(C().m, "none"), getattr(C().m, "none", 7), C().m.__doc__)
try:
    C().m.none
except AttributeError as e:
    print(e)
try:
    C().m.tag = 6
except AttributeError as e:
    print(e)
