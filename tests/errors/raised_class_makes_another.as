# A raised class whose `__new__` makes an exception of another class is called once more, with that one.
def t(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, repr(e.__cause__), e.__suppress_context__)


class Other(ValueError):
    def __new__(cls, *a):
        print("made with", a)
        return KeyError("other", len(a))


class Wrong(ValueError):
    def __new__(cls, *a):
        return KeyError("first") if not a else 5


def plain():
    raise Other


def caused():
    raise Other from TypeError("cause")


def instance():
    raise Other()


def wrong():
    raise Wrong


t(plain)
t(caused)
t(instance)
t(wrong)
