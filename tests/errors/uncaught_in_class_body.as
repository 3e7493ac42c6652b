# Uncaught: in class body.
class C:
    x = 1
    y = 1 // 0  # expect error: ZeroDivisionError: integer division or modulo by zero
