# A comprehension in a class body comes before there is a class: `__class__` is a global there.
def attempt(source):
    namespace = {}
    try:
        exec(source, namespace)
        print(namespace.get("result"))
    except NameError as e:
        print(e)


attempt("class C:\n  items = [__class__ for x in [1]]")
attempt("__class__ = 7\nclass C:\n  items = [__class__ for x in [1]]\nresult = C.items")
attempt("class C:\n  __class__ = 2\n  items = [__class__ for x in [1]]")
attempt("class C:\n  items = [[__class__ for x in [1]] for y in [2]]")
attempt("class C:\n  items = list(__class__ for x in [1])")
attempt("class C:\n  items = [super for _ in [1]]\n  more = [__class__ for _ in [1]]")
attempt("class C:\n  def own(self):\n    return [__class__.__name__ for x in [1]]\nresult = C().own()")
