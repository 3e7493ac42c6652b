# The is... methods.
words = ["", "a", "A", "1", " ", "a1", "ab c", "_x", "x y", "²", "½", "Ⅷ", "١", "é", "\n", "\x00", "日本", "if", "1a", "a\u0301", "\u00ad"]
for w in words:
    print(ascii(w), w.isalpha(), w.isdigit(), w.isdecimal(), w.isnumeric(), w.isalnum(), w.isspace(), w.isidentifier(), w.isprintable(), w.isascii())
