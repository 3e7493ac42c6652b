# sys.exit with a text prints it to stderr and gives 1.
# exit: 1
import sys

print("out")  # expect: out
sys.exit("something went wrong")
