# Each exception class has constructors of its own name, which make only what is below it and what nobody else makes.
def told(f, *args):
    try:
        print(repr(f(*args)))
    except TypeError as e:
        print(e)


told(ValueError.__new__, KeyError)
told(Exception.__new__, int)
told(Exception.__new__, 5)
told(Exception.__new__)
told(BaseException.__new__, OSError)
told(Exception.__new__, ExceptionGroup)
told(OSError.__new__, ValueError)
told(KeyError.__new__, ValueError)
told(Exception.__new__, ValueError, 1, 2)
told(ValueError.__init__, KeyError())
told(OSError.__init__, 5)
for kind in ValueError, KeyError, UnicodeDecodeError, FileNotFoundError, IndentationError, ExceptionGroup:
    print(kind.__new__.__self__, kind.__init__, "__new__" in vars(kind), "__init__" in vars(kind))


class Own(ValueError):
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls, *args)

    def __init__(self, *args):
        print("init", args)
        super().__init__(*args)


print(repr(Own(1, 2)), Own.__new__ is not ValueError.__new__)
told(Own.__new__, KeyError)
