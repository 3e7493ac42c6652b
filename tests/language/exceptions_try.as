# try, except, else, finally and who runs when.
def f(kind):
    try:
        print("try", kind, end="; ")
        if kind == 1: raise ValueError("v")
        if kind == 2: raise KeyError("k")
        if kind == 3: return "returned"
    except ValueError as e:
        print("value", e, end="; ")
    except (KeyError, IndexError) as e:
        print("lookup", e, end="; ")
    else:
        print("else", end="; ")
    finally:
        print("finally")
    return "end"


for i in range(4):
    print(f(i))
try:
    try:
        raise TypeError("t")
    except ValueError:
        print("no")
    finally:
        print("inner finally")
except TypeError as e:
    print("outer", e)
try:
    raise ValueError
except Exception as e:
    print(repr(e), e.args)
try:
    pass
except:
    print("no")
else:
    print("nothing raised")
try:
    1 / 0
except:
    print("bare")
try:
    raise LookupError("base")
except KeyError:
    print("no: a base is not its child")
except LookupError as e:
    print(e)
x = "kept"
try:
    raise ValueError
except ValueError as x:
    pass
try:
    x
except NameError as e:
    print(e)
