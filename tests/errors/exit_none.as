# sys.exit() is success; atexit runs.
import atexit
import sys

atexit.register(print, "at exit")
print("out")
sys.exit()
