# throw raises at the yield, and the generator may answer.
def g():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "handled"


it = g()
print(next(it))
print(it.throw(ValueError("bad")))
print(next(it))
try:
    it.throw(KeyError("out"))
except KeyError as e:
    print("through", e)
print(next(it, "finished"))
def fresh(): yield 1
f = fresh()
try:
    f.throw(RuntimeError("early"))
except RuntimeError as e:
    print(e, next(f, "finished"))
def stops():
    raise StopIteration(3)
    yield
try:
    next(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def ends():
    try: yield
    except ValueError: return 9
x = ends(); next(x)
try:
    x.throw(ValueError)
except StopIteration as e:
    print("value", e.value)
try:
    x.throw(ValueError("after the end"))
except ValueError as e:
    print(e)
y = ends(); next(y)
try:
    y.throw(5)
except TypeError as e:
    print(e)
