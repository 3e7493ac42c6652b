# no stress: as many characters as that take a minute with a collection at each
# Case, names and categories are those of Unicode 15.1 for every character, whatever later versions added.
import hashlib
import unicodedata

print(unicodedata.unidata_version)
for name, ask in {
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "casefold": str.casefold,
    "swapcase": str.swapcase,
    "capitalize": str.capitalize,
    "islower": str.islower,
    "isupper": str.isupper,
    "istitle": str.istitle,
    "isidentifier": str.isidentifier,
    "isprintable": str.isprintable,
    "continues a name": lambda c: ("a" + c).isidentifier(),
}.items():
    told = hashlib.md5()
    for first, end in ((0, 0x3400), (0xA000, 0xAC00), (0xD7A4, 0xD800), (0xE000, 0x17000), (0x1AFF0, 0x1FC00)):
        for code in range(first, end):
            told.update(str(ask(chr(code))).encode())
    print(name, told.hexdigest())
print("ΑΣ\ua7dc ΑΣ".lower(), "Ƛƛ".upper() == "Ƛƛ")
try:
    compile("a\u0558 = 1", "here", "exec")
except SyntaxError as error:
    print(error.msg)
