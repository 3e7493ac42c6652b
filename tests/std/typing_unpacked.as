# Subscripts with unpacked tuples and variables for many types, results that are remembered, forms that cannot be derived from.
from typing import *
T=TypeVar('T'); T1=TypeVar('T1'); T2=TypeVar('T2'); Ts=TypeVarTuple('Ts'); P=ParamSpec('P')
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C(Generic[*Ts]): pass
class D(Generic[T1,T2]): pass
t(lambda: C[T1, *tuple[int, ...]]); t(lambda: C[T1, *tuple[int, ...]][str])
t(lambda: D[*tuple[int,str]]); t(lambda: D[int,*tuple[str]]); t(lambda: dict[T1,T2][*tuple[int,str]]); t(lambda: list[T][*tuple[int,...]])
t(lambda: tuple[*Ts][int,str]); t(lambda: tuple[*Ts][()]); t(lambda: tuple[int,*Ts,T][str,bool,float]); t(lambda: C[*Ts][*tuple[int,...], *tuple[str,...]])
t(lambda: List[int] is List[int]); t(lambda: Optional[int] is Optional[int]); t(lambda: D[int,str] is D[int,str]); t(lambda: Union[int,str] is Union[int,str]); t(lambda: Literal[1] is Literal[1]); t(lambda: Literal[1] is Literal[True]); t(lambda: Dict[str,List[T]][int] is Dict[str,List[T]][int])
t(lambda: Optional[int].__name__); t(lambda: Union[int,str].__name__); t(lambda: List.__qualname__); t(lambda: List[int].__qualname__)
t(lambda: Union[Annotated[int,{}],str]==Union[str,Annotated[int,{}]])
def sub(b):
    def f():
        class X(b): pass
    t(f)
for b in (type(ClassVar), type(List), TypeVar, ParamSpec, TypeVarTuple, type(List[int]), ClassVar, ClassVar[int], Union, Optional[int], TypeAliasType, ForwardRef, type(P.args), Any):
    sub(b)
t(lambda: Optional[[]]); t(lambda: Annotated[int, []])
t(lambda: list[T][T1]); t(lambda: D[int]); t(lambda: D[int,str,bool]); t(lambda: Callable[P,T][[int],str])
