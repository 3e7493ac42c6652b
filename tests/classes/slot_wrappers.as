# A special method of a builtin class is a slot wrapper, bound a method-wrapper; others are methods.
import inspect
import types

print(list.__add__, object.__init__, str.__len__, dict.__contains__, list.__getitem__, int.__add__, type.__call__)
for value in (list.__add__, [].__add__, list.append, [].append, len, object.__new__, object.__dir__, object().__str__):
    names = [n for n in ("__self__", "__objclass__", "__module__", "__get__") if hasattr(value, n)]
    print(type(value).__name__, value.__name__, value.__qualname__, names)
    print(inspect.ismethoddescriptor(value), inspect.isbuiltin(value), inspect.isroutine(value))
print(types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType)
print([].__add__.__self__, [1].__add__([2]), list.__add__([1], [3]), list.__add__.__get__([4])([5]))
print(len.__self__, object.__new__.__self__, dict.fromkeys.__self__)
print(int.real.__objclass__, int.real.__qualname__)


class A:
    __slots__ = ("x",)


print(A.x.__objclass__, A.x.__qualname__, A.x)
print([].__add__ == [].__add__, (1).__add__.__objclass__)
for args in (("A\0B", (), {}), ("A", (), {"__qualname__": b"B"}), (b"A", (), {})):
    try:
        type(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
B = type("B", (), {"__firstlineno__": 42})
B.__module__ = "elsewhere"
print("__firstlineno__" in B.__dict__, type.__type_params__)
