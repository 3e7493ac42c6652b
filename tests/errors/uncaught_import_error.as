# Uncaught: import error.
import math
print(math.pi)  # expect: 3.141592653589793
import not_there_at_all  # expect error: ModuleNotFoundError: No module named 'not_there_at_all'
