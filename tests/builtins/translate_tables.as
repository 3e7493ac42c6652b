# The tables of str.translate: dicts and classes derived from dict, sequences, any object with __getitem__.


class Shift:
    """Asked for every character; a LookupError leaves the character as it is."""

    def __getitem__(self, number):
        print("asked for", chr(number))
        if number == ord("a"):
            raise LookupError
        if number == ord("b"):
            raise IndexError
        return number + 1


class Doubling(dict):
    def __missing__(self, number):
        return chr(number).upper() * 2


table = {97: "xyz", 98: None, 99: 100, 228: "ae", 0x1F600: "smile", 101: "é"}
for text in ("abcde", "äaä", "😀b", "zzz" * 50, ""):
    print(text.translate(table), text.translate(str.maketrans("abc", "xyz", "d")), text.translate(["q"] * 98))
print("abc".translate(Shift()))
print("abca".translate(Doubling({98: "-"})))
for wrong in (1.5, 0x110000, -1):
    try:
        print("a".translate({97: wrong}))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    "a".translate(5)
except TypeError as error:
    print(error)
