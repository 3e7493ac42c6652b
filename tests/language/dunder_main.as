# The script is __main__.
print(__name__)
if __name__ == "__main__":
    print("run as a script")
import sys
print(sys.modules["__main__"].__name__)
value = 3
print(sys.modules["__main__"].value)
print(__file__.endswith("dunder_main.as"), type(__builtins__).__name__)
print(__doc__)
