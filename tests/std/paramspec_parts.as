# The parts of a ParamSpec have no hash, are equal by what they are parts of, and stand in unions and other forms all the same.
import collections.abc
import typing

P = typing.ParamSpec("P")
Q = typing.ParamSpec("P")
print(P.args.__hash__, P.kwargs.__hash__, isinstance(P.args, collections.abc.Hashable))
for part in (P.args, P.kwargs):
    try:
        hash(part)
    except TypeError as e:
        print(type(e).__name__)
print(P.args == P.args, P.args == P.kwargs, P.args == Q.args, P.kwargs in [Q.kwargs, P.kwargs])
print(P.args.__origin__ is P, P.kwargs, typing.get_origin(P.args) is P)


def called(*args: P.args, **kwargs: P.kwargs):
    return args


print(typing.get_type_hints(called))


def attempt(make):
    try:
        print(make())
    except TypeError as e:
        print(type(e).__name__)


attempt(lambda: typing.Union[P.args, int])
attempt(lambda: typing.Union[P.args, int, P.args])
attempt(lambda: typing.Optional[P.kwargs])
attempt(lambda: typing.Annotated[P.args, 1])
attempt(lambda: list[P.args])
attempt(lambda: typing.List[P.args])
