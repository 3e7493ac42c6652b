# What is done to a proxy is done to what it stands for.
import operator
import weakref


class Node:
    def __init__(self):
        self.value = 1

    def __iadd__(self, other):
        self.value += other
        return self

    def __index__(self):
        return 7

    def __abs__(self):
        return "absolute"

    def __bytes__(self):
        return b"bytes"

    def __reversed__(self):
        return iter("zyx")


node = Node()
proxy = weakref.proxy(node)
proxy.name = "set by the proxy"
proxy.value = 10
print(node.name, node.value)
print(operator.index(proxy), abs(proxy), bytes(proxy), list(reversed(proxy)), len(range(proxy)))
del proxy.name
print(hasattr(node, "name"))
proxy += 5
print(node.value, proxy is node)


def function():
    return "called"


callable_proxy = weakref.proxy(function)
callable_proxy.note = "noted"
print(function.note, callable_proxy())
