# code.replace, a settable tb_next, frames of tracebacks that still run, and what is no function as __call__ of a metaclass.
import sys


def f():
    raise ValueError("x")


def g():
    return 42


code = g.__code__.replace(co_name="other", co_firstlineno=100, co_filename="<made>")
print(code.co_name, code.co_firstlineno, code.co_filename, g.__code__.co_name, eval(code))
try:
    code.replace(co_name=3)
except TypeError as e:
    print(e)


class Told:
    def __enter__(self):
        pass

    def __exit__(self, kind, error, tb):
        print(tb.tb_frame.f_code.co_name, tb.tb_frame.f_back.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name)
        return True


def h():
    with Told():
        f()


h()
try:
    f()
except ValueError as e:
    tb = e.__traceback__
    inner = tb.tb_next
    tb.tb_next = None
    print(tb.tb_next, inner.tb_next)
    tb.tb_next = inner
    print(tb.tb_next is inner)
    for bad in (tb, 3):
        try:
            inner.tb_next = bad
        except (ValueError, TypeError) as e:
            print(e)
for call in (dict, staticmethod(lambda *args: args), len):
    class Meta(type):
        __call__ = call

    class Made(metaclass=Meta):
        pass

    print(Made([(1, 2)]))


class Counted:
    __call__ = len


print(Counted()([1, 2]))
exec(compile("def late(a):\n    return a", "<s>", "single"))
print(late(1))
