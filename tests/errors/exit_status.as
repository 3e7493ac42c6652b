# sys.exit(n) gives n.
# exit: 3
import sys

print("out")  # expect: out
try:
    sys.exit(3)
finally:
    print("finally")  # expect: finally
