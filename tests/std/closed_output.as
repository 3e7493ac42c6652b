# A program that closes its standard output ends as any other.
import sys

with sys.stdout:
    print("last")
