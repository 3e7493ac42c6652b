# What an exception remembers of where it was.
import sys
import traceback
def inner():
    raise ValueError("deep")
def outer():
    inner()
try:
    outer()
except ValueError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    print(names)  # expect: [('<module>', 9), ('outer', 7), ('inner', 5)]
    print(traceback.format_exception_only(e))  # expect: ['ValueError: deep\n']
    print([f.name for f in traceback.extract_tb(e.__traceback__)])  # expect: ['<module>', 'outer', 'inner']
