# The report of what `compile` made under a file's name shows the lines that the file has.

import os
import sys
import tempfile

text = """def f(a):
    return 1 / a


def g():
    try:
        f(0)
    except ZeroDivisionError as e:
        raise ExceptionGroup("x", [e])
"""
sys.stderr = sys.stdout
with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, there in (("told.py", text), ("short.py", "x\n"), ("none.py", None)):
        if there is not None:
            with open(name, "w") as file:
                file.write(there)
        names = {}
        exec(compile(text, name, "exec"), names)
        try:
            names["g"]()
        except ExceptionGroup as e:
            sys.excepthook(type(e), e.with_traceback(e.__traceback__.tb_next), e.__traceback__.tb_next)
    os.chdir("/")
