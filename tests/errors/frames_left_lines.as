"""Where the frame stands that an exception left: at the end of `finally`, at a `raise`, else where it came from."""
import contextlib


def fin(n):
    try:
        1/0
    finally:
        n=2
        n=3


def withs():
    with contextlib.nullcontext(), \
         contextlib.nullcontext():
        a=1
        1/0


def nomatch():
    try:
        1/0
    except KeyError:
        pass
    except (ValueError,
            TypeError):
        pass


def named():
    try:
        1/0
    except ZeroDivisionError as e:
        x=1
        raise


def named2():
    try:
        1/0
    except ZeroDivisionError as e:
        x=1
        raise e


def loop():
    for i in [1]:
        for j in [2]:
            1/0


def finret(n):
    for i in range(3):
        try:
            n=1/0
        finally:
            if n: n=2
            else:
                n=5


def nested():
    try:
        try:
            1/0
        finally:
            a=1
    finally:
        b=1


def rais():
    try:
        1/0
    except ZeroDivisionError:
        raise


def fn():
    try:
        1/0
    except ZeroDivisionError as e:
        try: raise
        finally: x=1
for f in (fin,withs,nomatch,named,named2,loop,finret,nested,rais,fn):
    try: f(1) if f.__code__.co_argcount else f()
    except BaseException as e:
        tb=e.__traceback__.tb_next
        print(f.__name__, tb.tb_lineno-f.__code__.co_firstlineno, tb.tb_frame.f_lineno-f.__code__.co_firstlineno)
