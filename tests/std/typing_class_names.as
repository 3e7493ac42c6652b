# The classes of subscripted generics have the names they have in typing.
import typing


class Base[T]:
    pass


for alias in Base[int], typing.List[int], typing.Union[int, str], typing.Literal[1], typing.Callable[[int], str], typing.Annotated[int, 1]:
    print(type(alias))
