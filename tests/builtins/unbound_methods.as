# A method found on a builtin class refuses objects of other classes, also those that have such a method themselves.
def tell(call):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)


tell(lambda: range.__iter__({}))
tell(lambda: range.__len__([]))
tell(lambda: range.__reversed__([1]))
tell(lambda: int.is_integer("a"))
tell(lambda: bool.__and__(1, 2))
tell(lambda: bool.__repr__(1))
tell(lambda: int.__add__(True, 1))
tell(lambda: map.__next__(iter(())))
tell(lambda: zip.__iter__(5))
tell(lambda: bytes.hex(bytearray(b"b")))
tell(lambda: memoryview.release(1))
tell(lambda: list(map(str.upper, ["a", 1])))
tell(lambda: sorted("ba", key=bytes.upper))
tell(lambda: list.append((), 1))
tell(lambda: dict.get([], 1))
tell(lambda: iter(lambda: 1, 2).__next__())
tell(lambda: property().__get__(None, None))
tell(lambda: staticmethod(len).__get__(None))
tell(lambda: len.__get__(None))
tell(lambda: property(lambda self: 1).__set__(1, 2))
tell(lambda: (i for i in ()).__init__(5))
tell(lambda: object().__init__(5))
tell(lambda: bytearray(b"a").__getitem__(10**30))
tell(lambda: bytearray(b"a").extend(""))
