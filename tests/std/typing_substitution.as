"""What stands in the place of type variables when a generic type is subscripted."""
from typing import *
T1=TypeVar('T1'); T2=TypeVar('T2'); U=TypeVar('U', default=int); V=TypeVar('V', default=str)
P=ParamSpec('P'); Ts=TypeVarTuple('Ts')
class G(Generic[T1,T2,U]): pass
class H(Generic[T1,U,V]): pass
class I(Generic[P]): pass
class J(Generic[T1,*Ts]): pass
def t(f):
    try: print(f())
    except TypeError as e: print(e)
for f in (lambda: G[int], lambda: G[int,str], lambda: G[int,str,bytes,int], lambda: H[int], lambda: H[int,str], lambda: H[T1][int], lambda: I[int,str], lambda: I[[int,str]], lambda: I[...], lambda: I[P][[int]], lambda: I[int], lambda: J[int], lambda: J[()], lambda: J[int,str,bytes], lambda: J[T1,*Ts][int,str],
  lambda: Generic[U, T1], lambda: Generic[Ts], lambda: Generic[*Ts, U], lambda: Callable[P, T1][[int], str], lambda: Callable[Concatenate[int, P], T1][[str], bytes], lambda: dict[T1, T2][int], lambda: dict[T1, T2][int, str], lambda: list[T1][int][str], lambda: Union[T1, T2][int, str], lambda: (T1 | int)[str], lambda: (list[T1] | None)[str], lambda: Annotated[T1, 3][int], lambda: Literal[1][2], lambda: tuple[*Ts][int, str], lambda: tuple[int, *Ts][()], lambda: tuple[T1, *Ts][*tuple[int, ...]], lambda: issubclass(Tuple, Tuple), lambda: P.args.__mro_entries__(()), lambda: Optional[T1][int], lambda: Type[T1][int], lambda: ClassVar[T1][int], lambda: List[Final], lambda: List[Generic], lambda: List[Protocol], lambda: Dict[str, T1][int, int]):
    t(f)
g = {}
exec("from typing import TypeVar; X = TypeVar('X')", g); print(g['X'].__module__)
print(G[int, str].__module__, List[int].__module__, Optional[int].__module__)
