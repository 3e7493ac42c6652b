# Uncaught: in finally.
try:
    raise ValueError("first")  # expect error: ValueError: first
finally:
    print("finally runs")  # expect: finally runs
