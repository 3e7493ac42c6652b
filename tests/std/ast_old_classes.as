# The old node classes of `ast`: fields, arguments, and what they make.
import ast
import warnings
warnings.simplefilter('ignore')
for n in ('Num','Str','Bytes','NameConstant','Ellipsis'):
    c=getattr(ast,n); print(n,c._fields,c.__mro__)
    for a,k in [((),{}),((1,),{}),((1,2),{}),((1,2,3),{}),((1,),{'n':2}),((1,),{'s':2}),((1,),{'value':2}),((),{'n':2}),((),{'s':2}),((),{'value':2}),((),{'kind':'u'}),((1,),{'kind':'u'}),((),{'x':3})]:
        try: r=c(*a,**k); print(n,a,k,ast.dump(r),type(r).__name__,isinstance(r,c),r.__dict__)
        except Exception as e: print(n,a,k,type(e),e)
