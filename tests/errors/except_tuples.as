# Every class of an `except` tuple must be an exception, whether or not an earlier one fits; tuples do not nest.


def handle(classes):
    try:
        try:
            {}["missing"]
        except classes as error:
            print("caught", type(error).__name__)
    except BaseException as error:
        print(type(error).__name__, error)


handle((ValueError, LookupError))  # expect: caught KeyError
handle((KeyError, 5))  # expect: TypeError catching classes that do not inherit from BaseException is not allowed
handle((ValueError, (KeyError,)))  # expect: TypeError catching classes that do not inherit from BaseException is not allowed
handle(())  # expect: KeyError 'missing'


class Classes(tuple):
    pass


handle(Classes([KeyError]))  # expect: caught KeyError
handle(int)  # expect: TypeError catching classes that do not inherit from BaseException is not allowed
