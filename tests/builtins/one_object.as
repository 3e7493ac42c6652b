# What is empty, or comes out unchanged, is the same object; hashes of long ranges and of slices.


def collected(*args):
    return args


empty = ()
print(collected() is empty, tuple() is empty, (1,)[1:] is empty, () * 3 is empty, tuple([]) is empty)
pair = (1, 2)
print(pair * 1 is pair, pair + empty is pair, empty + pair is pair, pair[:] is pair, tuple(pair) is pair)
text = "text"
data = b"data"
print(text * 1 is text, data * 1 is data, data + b"" is data, text[4:] is "", data[4:] is b"", "".join([]) is "")
print(hash(range(10**20)) == hash(range(0, 10**20, 1)), hash(range(2, 10**20)), hash(range(10**30, 0, -7)))
try:
    hash(slice([]))
except TypeError as e:
    print(e)
