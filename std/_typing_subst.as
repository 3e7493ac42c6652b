"""What a subscript puts in the place of type variables: `Pair[K, int][str]` (PEP 484, PEP 612, PEP 646, PEP 696).

Variables are asked for their part of the arguments by `__typing_prepare_subst__`, in order, and for what is to stand in their
place by `__typing_subst__`, so that variables of a script's own classes take part.
"""

from typing import (
    Concatenate, NoDefault, ParamSpec, TypeVarTuple, _BuiltinAlias, _GenericAlias, _UnpackGenericAlias, _checked, _converted,
)


def is_unpacked_variable(arg):
    """Tells whether an argument is a variable for many types, unpacked."""
    return not isinstance(arg, type) and getattr(arg, "__typing_is_unpacked_typevartuple__", False)


def stands_for_parameters(arg):
    """Tells whether an argument can take the place of a ParamSpec."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec)) or isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate


def _parts(arg):
    """Returns the arguments of an unpacked tuple; None for anything else."""
    return None if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias) else getattr(arg, "__typing_unpacked_tuple_args__", None)


def spread(args):
    """Returns arguments with those of unpacked tuples in their place, where it is known how many they are."""
    found = []
    for arg in args:
        parts = _parts(arg)
        if parts is None or parts and parts[-1] is ...:
            found.append(arg)
        else:
            found.extend(parts)
    return tuple(found)


def prepared(alias, parameters, args):
    """Lets each variable take its part of the arguments; returns one for each."""
    for parameter in parameters:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            args = prepare(alias, args)
    return args


def new_args(alias, args, parameters, given):
    """Returns the arguments of an alias with its variables replaced by what a subscript gives."""
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    if not isinstance(given, tuple):
        given = (given,)
    given = prepared(alias, parameters, spread(given))
    actual, expected = len(given), len(parameters)
    if actual != expected:
        raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {alias!r}; actual {actual}, expected {expected}")
    return tuple(_replaced(alias, args, dict(zip(parameters, given))))


def _replaced(alias, args, by):
    found = []
    for arg in args:
        if isinstance(arg, type) and not isinstance(arg, _BuiltinAlias):
            found.append(arg)
            continue
        own = getattr(arg, "__typing_subst__", None)
        if isinstance(arg, tuple):
            # What stands for a ParamSpec.
            found.append(tuple(_replaced(alias, arg, by)))
            continue
        new = own(by[arg]) if own else _subscripted(arg, by)
        if is_unpacked_variable(arg) or isinstance(new, tuple) and _is_callable(alias):
            found.extend(new)
        else:
            found.append(new)
    return found


def _subscripted(arg, by):
    parameters = getattr(arg, "__parameters__", ())
    if not parameters:
        return arg
    given = []
    for parameter in parameters:
        if isinstance(parameter, TypeVarTuple):
            given.extend(by[parameter])
        else:
            given.append(by[parameter])
    return arg[tuple(given)]


def _is_callable(alias):
    origin = alias.__origin__
    return getattr(origin, "__module__", None) == "collections.abc" and origin.__qualname__ == "Callable"


# What the variables do; `typing` makes these their methods.

def prepare_type_var(self, alias, args):
    at = alias.__parameters__.index(self)
    if at < len(args):
        return args
    if at == len(args) and self.has_default():
        return (*args, self.__default__)
    raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {at + 1}")


def type_var(self, arg):
    arg = _checked(arg, "Parameters to generic types must be types.")
    if isinstance(arg, _UnpackGenericAlias) or isinstance(arg, _BuiltinAlias) and arg.__unpacked__:
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def prepare_param_spec(self, alias, args):
    parameters = alias.__parameters__
    at = parameters.index(self)
    if at == len(args) and self.has_default():
        args = (*args, self.__default__)
    if at >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    if len(parameters) == 1 and not stands_for_parameters(args[0]):
        # `Z[int, str]` is `Z[[int, str]]` where nothing else is wanted.
        return (tuple(args),)
    if isinstance(args[at], list):
        return (*args[:at], tuple(args[at]), *args[at + 1:])
    return args


def param_spec(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_checked(one, "Expected a type.") for one in arg])
    if not stands_for_parameters(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def prepare_type_var_tuple(self, alias, args):
    parameters = alias.__parameters__
    at = parameters.index(self)
    behind = len(parameters) - at - 1
    if any([isinstance(other, TypeVarTuple) for other in parameters[at + 1:]]):
        raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    # An unpacked tuple of any length fills what is missing around this variable, too.
    endless = [i for i, arg in enumerate(args) if (parts := _parts(arg)) and len(parts) == 2 and parts[1] is ...]
    if len(endless) > 1:
        raise TypeError("More than one unpacked arbitrary-length tuple argument")
    left, right = at, behind
    filler = None
    if endless:
        left = min(left, endless[0])
        right = min(right, len(args) - endless[0] - 1)
        filler = _parts(args[endless[0]])[0]
    elif left + right > len(args):
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(parameters) - 1}")
    end = len(args) - right
    own = spread((self.__default__,)) if left == end and self.has_default() else args[left:end]
    return (*args[:left], *[filler] * (at - left), tuple(own), *[filler] * (behind - right), *args[end:])


def type_var_tuple(self, arg):
    raise TypeError("Substitution of bare TypeVarTuple is not supported")
