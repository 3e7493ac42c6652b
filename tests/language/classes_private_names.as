# Two leading underscores are mangled inside a class.
class A:
    __secret = 1
    def __init__(self):
        self.__x = 2
        self._y = 3
        self.__z__ = 4
    def get(self): return self.__x + self.__secret
    def __hidden(self): return "hidden"
    def call(self): return self.__hidden()


class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 50


print(A().get(), B().get(), A().call())
print(sorted(A().__dict__), sorted(B().__dict__))
print(A._A__secret)
try:
    A().__x
except AttributeError as e:
    print(e)
def f(__param): return __param
print(f(1))
class C:
    def m(self):
        __local = 5
        return __local
print(C().m())
