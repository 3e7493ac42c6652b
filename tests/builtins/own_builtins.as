# A namespace may bring its own builtins, and a mapping its own look-up.
class Lengths(dict):
    def __getitem__(self, name):
        return len(name)


print(eval("a + word", Lengths()))
for source, builtins in (("len('abc')", {"len": lambda text: "own len"}), ("abs(-1)", {}), ("1 + 1", {})):
    try:
        print(eval(source, {"__builtins__": builtins}))
    except NameError as e:
        print(e)
namespace = {"__builtins__": {"print": print}}
exec("def greet():\n    print('hello')\n    return str", namespace)
try:
    namespace["greet"]()
except NameError as e:
    print(e)
exec("x = 1", globals=namespace)
print(namespace["x"], eval("x + y", globals={"x": 1}, locals={"y": 2}))
print(eval(bytearray(b"1 + 1")), eval(memoryview(b"2 + 2")))
