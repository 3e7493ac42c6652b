# compile() takes trees with names that no text can have, and any expression in a JoinedStr.
import ast
t=ast.parse("def f(a, *, b=1):\n    def g(): return a, b\n    return g\nx = f(1, b=2)\nclass C:\n    q = 5\n    def m(self): return self.q\n")
class R(ast.NodeTransformer):
    def visit_Name(self,n): n.id={"f":"<f>","a":".a","x":"x y"}.get(n.id,n.id); return n
    def visit_arg(self,n): n.arg={"a":".a","b":"class"}.get(n.arg,n.arg); return n
    def visit_keyword(self,n): self.generic_visit(n); n.arg={"b":"class"}.get(n.arg,n.arg); return n
    def visit_FunctionDef(self,n): self.generic_visit(n); n.name={"f":"<f>","g":"g g"}.get(n.name,n.name); return n
    def visit_Attribute(self,n): self.generic_visit(n); n.attr="a-b" if n.attr=="q" else n.attr; return n
t=R().visit(t); ast.fix_missing_locations(t)
for n in ast.walk(t):
    if isinstance(n,ast.Name) and n.id in "bg": n.id={"b":"class","g":"g g"}[n.id]
ns={}; exec(compile(t,"<t>","exec"),ns)
print(sorted(k for k in ns if not k.startswith("__"))); g=ns["x y"]; print(g(),g.__qualname__,g.__code__.co_freevars,ns["<f>"].__code__.co_varnames,ns["<f>"].__name__)
try: ns["<f>"](**{"class":1})
except TypeError as e: print(e)
try: ns["C"]().m()
except AttributeError as e: print(e)
j=ast.fix_missing_locations(ast.Expression(ast.JoinedStr([ast.Constant("a"),ast.Call(ast.Name("str",ast.Load()),[ast.Constant(1)],[]),ast.FormattedValue(ast.Constant(2.5),-1,None)])))
print(eval(compile(j,"","eval")))
