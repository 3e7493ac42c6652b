"""A theme of classes in the making: which hooks of metaclasses, bases, members and namespaces are called, in which order, with what."""


def hooked(w):
    """A metaclass, bases that hear of subclasses, members that hear of their names, and classes of all these."""
    w.lines("import abc, functools, types, enum, dataclasses", "def heard(*what): print('   ', *[norm(x) for x in what])")
    w.block("class Named:", lambda: w.block("def __init__(self, tag):", "self.tag = tag"), lambda: w.block("def __repr__(self):", "return 'Named(%s)' % self.tag"),
        lambda: w.block("def __set_name__(self, owner, name):", "heard('set_name', owner.__name__, name, self.tag)", w.pick("pass", "pass", "pass", "owner.seen = name", "setattr(owner, 'extra_' + name, Named('x'))", "raise ValueError('no name')")),
        *w.r.sample([lambda: w.block("def __get__(self, o, t=None):", "heard('get', self.tag, o is None, t.__name__ if t else None)", w.pick("return self.tag", "return self", "raise AttributeError('hidden')")),
            lambda: w.block("def __set__(self, o, v):", "heard('set', self.tag, v)"), lambda: w.block("def __delete__(self, o):", "heard('delete', self.tag)")], w.upto(0, 3)))
    w.block("class Space(dict):", lambda: w.block("def __setitem__(self, k, v):", "if k[:2] != '__' or k == '__qualname__' and 0: heard('space', k)", w.pick("super().__setitem__(k, v)", "dict.__setitem__(self, k, v)", "super().__setitem__(k, v) if k != 'hidden' else None")),
        *([lambda: w.block("def __missing__(self, k):", "if k[:2] == '__' or k in __builtins_names: raise KeyError(k)", "heard('missing', k)", "raise KeyError(k)" if w.often(.5) else "return 'made ' + k")] if w.often(.3) else []))
    w.line("import builtins; __builtins_names = dir(builtins) + list(globals())")
    metas = []
    def meta(name, bases):
        def body():
            hooks = {
                "__prepare__": lambda: (w.line("@classmethod") if w.often(.9) else None, w.block(f"def __prepare__(m, name, bases, **k):", f"heard('{name}.prepare', name, len(bases), k)", w.pick("return Space()", "return {}", "return super().__prepare__(name, bases, **k)", "return Space(given=1)", "return {'given': 2}", "return 5" if w.often(.2) else "return {}", "return types.MappingProxyType({})" if w.often(.2) else "return Space()"))),
                "__new__": lambda: w.block("def __new__(m, name, bases, ns, **k):", f"heard('{name}.new', name, sorted(x for x in ns if x[:2] != '__'), k)", w.pick("return super().__new__(m, name, bases, ns, **k)", "return super().__new__(m, name, bases, ns)", "return super().__new__(m, name, bases, dict(ns), **k)", "return type.__new__(m, name, bases, {**ns, 'added': 1})", "return super().__new__(m, name.upper(), bases, ns, **k)", "return super().__new__(m, name, bases + (object,) if not bases else bases, ns)", "return 7" if w.often(.2) else "return super().__new__(m, name, bases, ns)")),
                "__init__": lambda: w.block("def __init__(c, name, bases, ns, **k):", f"heard('{name}.init', name, k)", w.pick("super().__init__(name, bases, ns)", "super().__init__(name, bases, ns, **k)", "type.__init__(c, name, bases, ns)", "pass", "c.from_meta = 1", "return 1" if w.often(.2) else "pass")),
                "__call__": lambda: w.block("def __call__(c, *a, **k):", f"heard('{name}.call', c.__name__, a, k)", w.pick("return super().__call__(*a, **k)", "return super().__call__()", "return 'called'", "o = c.__new__(c); c.__init__(o, *a, **k); return o")),
                "mro": lambda: w.block("def mro(c):", f"heard('{name}.mro', c.__name__)", w.pick("return super().mro()", "return type.mro(c)", "return [c, object]", "return list(super().mro())[::-1]" if w.often(.2) else "return super().mro()", "return [5]" if w.often(.2) else "return super().mro()", "return (c, *c.__bases__)")),
                "__instancecheck__": lambda: w.block("def __instancecheck__(c, o):", f"heard('{name}.instancecheck', c.__name__)", w.pick("return super().__instancecheck__(o)", "return True", "return 'yes'", "return type(o) is c")),
                "__subclasscheck__": lambda: w.block("def __subclasscheck__(c, o):", f"heard('{name}.subclasscheck', c.__name__)", w.pick("return super().__subclasscheck__(o)", "return False", "return []")),
                "__getattr__": lambda: w.block("def __getattr__(c, n):", f"if n[:2] == '__': raise AttributeError(n)", f"heard('{name}.getattr', n)", w.pick("return 'meta ' + n", "raise AttributeError(n)")),
                "__setattr__": lambda: w.block("def __setattr__(c, n, v):", f"heard('{name}.setattr', n)", "super().__setattr__(n, v)"),
                "__delattr__": lambda: w.block("def __delattr__(c, n):", f"heard('{name}.delattr', n)", "super().__delattr__(n)"),
                "__len__": lambda: w.block("def __len__(c):", "return 3"), "__iter__": lambda: w.block("def __iter__(c):", "return iter([c.__name__, 1])"),
                "__getitem__": lambda: w.block("def __getitem__(c, i):", "return ('meta item', i)"), "__contains__": lambda: w.block("def __contains__(c, x):", "return x == 1"),
                "__or__": lambda: w.block("def __or__(c, o):", "return 'or'"), "__add__": lambda: w.block("def __add__(c, o):", "return ('add', c.__name__)"), "__eq__": lambda: w.block("def __eq__(c, o):", "return c is o or o == 5"), "__hash__": lambda: w.block("def __hash__(c):", "return 5"),
                "__repr__": lambda: w.block("def __repr__(c):", f"return '<{name} made %s>' % c.__name__"), "__bool__": lambda: w.block("def __bool__(c):", "return False"), "__dir__": lambda: w.block("def __dir__(c):", "return ['d', 'c']"),
                "shared": lambda: w.block("def shared(c):", f"return ('{name}.shared', c.__name__)"), "prop": lambda: (w.line("@property"), w.block("def prop(c):", f"return ('{name}.prop', c.__name__)")), "member": lambda: w.line("member = Named('in meta')"),
            }
            for n in w.r.sample(list(hooks), w.upto(2, 6)): hooks[n]()
            w.line("pass")
        w.block("def make():", f"global {name}", lambda: w.block(f"class {name}({', '.join(bases)}):", body))
        w.lines(f"{name} = type", "run(make)")
        metas.append(name)
    for i in range(w.upto(1, 2)):
        meta(w.name("Meta"), [w.pick("type", "type", "abc.ABCMeta")] if not metas or w.often(.4) else [metas[-1]])
    classes = []
    def members():
        for _ in range(w.upto(1, 6)):
            k = w.upto(0, 17)
            if k < 4: w.line(f"{w.pick('a', 'b', 'c', '_p', '__q', 'hidden')} = {w.pick('Named(1)', 'Named(2)', '5', '[x for x in (1, 2)]', 'Named(3)', 'lambda self: self', 'property(lambda self: 9)')}")
            elif k == 4: w.block("def __init_subclass__(cls, **k):", "heard('init_subclass', __class__.__name__, cls.__name__, k)", w.pick("super().__init_subclass__(**k)", "super().__init_subclass__()", "pass", "super().__init_subclass__(**{n: v for n, v in k.items() if n != 'flag'})", "cls.told = 1"))
            elif k == 5: w.block("def __init__(self, *a, **k):", "heard('init', type(self).__name__, a, k)", w.pick("super().__init__()", "super().__init__(*a, **k)", "self.a = a", "return 5" if w.often(.2) else "pass"))
            elif k == 6: w.block("def __new__(cls, *a, **k):", "heard('new', cls.__name__, a, k)", w.pick("return super().__new__(cls)", "return super().__new__(cls, *a, **k)", "return object.__new__(cls)", "return 'other'", "self = super().__new__(cls); self.early = 1; return self"))
            elif k == 7: w.block("def m(self, *a):", w.pick("return ('m', __class__.__name__, super().m(*a))", "return __class__.__name__", "return self.b", "return super().__repr__() and 1", "return type(self).shared()"))
            elif k == 8: w.lines("@classmethod", f"def k(cls): return (cls.__name__, {w.pick('super().k()', '__class__.__name__', 'cls.prop', 'cls.shared()')})")
            elif k == 9: w.line(w.pick("__slots__ = ('s', 't')", "__slots__ = ()", "__slots__ = ('a',)", "__slots__ = ('__dict__',)", "__slots__ = {'s': 'doc'}", "__slots__ = 's'", "__slots__ = ('__q', 's')", "__slots__ = ('s', 's')", "__slots__ = ('1',)"))
            elif k == 10: w.line(w.pick("__match_args__ = ('a',)", "__doc__ = 'd'", "__qualname__ = 'Q.R'", "__module__ = 'mod'", "__hash__ = None", "__eq__ = lambda s, o: True", "__class_getitem__ = classmethod(lambda c, i: i)", "__orig_bases__ = ()", "__annotations__ = {'z': 1}", "__name__ = 'n'", "__dict__ = {}", "__class__ = int", "__qualname__ = 5"))
            elif k == 11: w.line(w.pick("x: int = Named(4)", "y: 'str'", "z: undefined_name" if w.often(.3) else "z: list[int] = 1", "(q): int = 1", "a.w: int" if w.often(.2) else "w: float"))
            elif k == 12: w.line(w.pick("heard(sorted(n for n in locals() if n[:2] != '__'))", "heard(given)", "heard(__qualname__)", "for i in range(2): pass", "del a", "heard(a)", "import math as mm", "[(n := 1) for _ in (1,)]" if w.often(.1) else "pass", "print(vars() is locals())"))
            elif k == 13: w.block("class Inner:", f"tag = {w.pick('1', '__qualname__', 'a' if w.often(.3) else '2')}")
            elif k == 14: w.lines("@abc.abstractmethod", "def must(self): return 'must'")
            elif k == 15: w.lines("@functools.cached_property", "def cp(self): return heard('cp') or 3")
            elif k == 16: w.line(f"{w.pick('__getattr__', '__getattribute__')} = lambda self, n: {w.pick(repr('fallback'), 'object.__getattribute__(self, n)')}")
            else: w.lines("@staticmethod", "def s(*a): return a")
    class_kinds = ["", "", "metaclass={m}", "metaclass={m}", "metaclass={m}, flag=1", "flag=1", "metaclass={m}, **{{'k': 2}}", "metaclass=lambda *a, **k: (len(a), k)", "metaclass=type", "metaclass=abc.ABCMeta", "metaclass=5", "*[object], metaclass={m}", "metaclass=type('M', (type,), {{}})"]
    w.block("class Entries:", lambda: w.block("def __init__(self, *b):", "self.b = b"), lambda: w.block("def __mro_entries__(self, bases):", "heard('mro_entries', len(bases))", w.pick("return self.b", "return ()", "return list(self.b)", "return (dict,)", "return (5,)" if w.often(.3) else "return self.b")))
    for _ in range(w.upto(3, 5)):
        n = w.name("C")
        bases = w.r.sample(classes, min(len(classes), w.upto(0, 2))) if classes else []
        if w.often(.15): bases.append(w.pick("list", "dict", "int", "Exception", "abc.ABC", "Entries(object)", "Entries(int)", "Entries()", "enum.Enum" if w.often(.3) else "str", "types.SimpleNamespace", "tuple", "list[int]", "bool" if w.often(.2) else "float", "5" if w.often(.2) else "object"))
        head = ", ".join(bases + [h for h in [w.r.choice(class_kinds).format(m=w.r.choice(metas))] if h])
        decorator = w.pick(None, None, None, None, "dataclasses.dataclass", "functools.total_ordering", "lambda c: heard('decorated', c.__name__) or c", "dataclasses.dataclass(frozen=True)")
        def whole():
            w.line(f"global {n}")
            if decorator: w.line("@" + decorator)
            w.block(f"class {n}{'(' + head + ')' if head else ''}:", members)
        w.block("def make():", whole)
        w.lines(f"{n} = object", "run(make)")
        classes.append(n)
        for _ in range(w.upto(2, 5)):
            c = w.r.choice(classes)
            w.run(w.pick(f"{c}()", f"{c}(1)", f"{c}(1, x=2)", f"{c}().m()", f"{c}.k()", f"{c}().a", f"{c}.a", f"{c}.b", f"{c}().b", f"{c}.shared()", f"{c}().shared()", f"{c}.prop", f"{c}().prop", f"isinstance(1, {c})", f"isinstance({c}(), {w.r.choice(classes)})", f"issubclass({c}, {w.r.choice(classes)})", f"type({c}).__name__", f"[x.__name__ for x in {c}.__mro__]", f"[x.__name__ for x in {c}.__bases__]", f"len({c})", f"list({c})", f"{c}[1]", f"1 in {c}", f"{c} | int", f"{c} + 1", f"{c} == 5", f"hash({c}) == 5", f"repr({c})", f"bool({c})", f"dir({c})[:2]", f"{c}.missing", f"{c}().missing", f"sorted(n for n in vars({c}) if n[:2] != '__')", f"{c}.__qualname__, {c}.__module__, {c}.__name__", f"{c}.seen", f"{c}.member", f"setattr({c}, 'late', Named('late'))", f"setattr({c}, 'a', 3)", f"delattr({c}, 'a')", f"setattr({c}(), 'a', 4)", f"{c}.__annotations__", f"{c}.mro() == list({c}.__mro__)", f"{c}.from_meta, {c}.added", f"{c}().cp", f"{c}.s(1)", f"{c}().s(1)", f"{c}.Inner.tag, {c}.Inner.__qualname__", f"type('T', ({c},), {{'n': Named('t')}})", f"type({c})('T2', ({c},), {{}}, flag=2)", f"types.new_class('N', ({c},), {{'flag': 3}}, lambda ns: ns.update(x=1))", f"{c}.__abstractmethods__", f"vars({c}()).keys()", f"setattr({c}, '__bases__', (object,))", f"setattr({c}, '__name__', 'renamed') or {c}.__name__", f"setattr({c}, '__class__', type)", f"{c}.__dict__['a']", f"super({c}, {c}()).__init__()", f"{c}().early", f"setattr({c}, '__init__', lambda self: heard('new init')) or {c}()", f"setattr({c}, '__call__', lambda self: 5) or {c}()()", f"{c}.__static_attributes__", f"{c}.__call__", f"{c}.__init_subclass__(flag=1)", f"{c}.__eq__({c}(), 1)", f"{c}() == {c}()", f"{c}().t", f"setattr({c}(), 's', 1)", f"{c}.__type_params__", f"type.__call__({c})", f"type.__getattribute__({c}, 'a')", f"object.__repr__({c})[:4]"))


THEMES = [hooked]
