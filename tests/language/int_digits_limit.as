# The limit of digits that sys.set_int_max_str_digits sets holds for literals, too.
import sys, ast
for lim in (4000, 640, 0, 5000, 4300):
    sys.set_int_max_str_digits(lim)
    for n in (639,640,641,3999,4000,4001,4300,4301,5001):
        for f in (lambda s: eval(s)%7, lambda s: ast.literal_eval(s)%7, lambda s: ast.parse(s) and 1, lambda s: compile(s,'x','exec') and 1, lambda s: int(s)%7):
            try: print(lim,n,f('3'*n))
            except Exception as e: print(lim,n,type(e).__name__, str(e)[:60])
