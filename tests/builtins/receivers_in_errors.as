# Which type the errors of builtin methods name: what they were called on, what they are bound to, what defines them.


def tell(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


buffer = bytearray(b"xyz")
tell(buffer.startswith, {})
tell(buffer.split, 5)
tell(buffer.decode, 1)
tell(buffer.hex, 1)
tell(buffer.__mod__, 1)
tell(memoryview(b"abc").hex, 1)
tell(memoryview(b"abc").cast, "a", None)


class List(list):
    pass


class Dict(dict):
    pass


tell(List().append, x=1)
tell(List.append, List(), x=1)
tell(Dict.fromkeys, x=1)
tell(True.bit_count, x=1)
tell(slice(1).__format__, x=1)
tell(List.__init_subclass__, 1)


class Int(int):
    pass


tell(setattr, True, "real", 1)
tell(delattr, Int(), "numerator")
tell(format, 1, None)

# What C takes as a string has no null character.
tell("a".encode, "\0")
tell(b"a".decode, "utf-8", "\0")
tell(str, 2.5, "\0")
tell(bytes, "a", "utf-8", "\0")
tell(bytearray, "a", "\0")
