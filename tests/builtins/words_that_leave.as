# exit and quit are objects that say how to leave; the default hook shows that there is no exception.
import io
import sys

print(exit, quit, type(exit), exit.name, quit.name, exit.eof, callable(quit))
for code in (None, 3, "text"):
    try:
        exit(code)
    except SystemExit as stop:
        print(repr(stop), stop.code)
try:
    quit()
except SystemExit as stop:
    print(repr(stop), stop.code)
sys.stderr = io.StringIO()
sys.excepthook(None, None, None)
print(repr(sys.stderr.getvalue()))
