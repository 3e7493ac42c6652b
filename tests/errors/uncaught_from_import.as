# Uncaught: from import.
print("x")  # expect: x
from math import squareroot  # expect error: ImportError: cannot import name 'squareroot' from 'math'
