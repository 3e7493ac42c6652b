# What has a short way for ASCII text gives the same for other text: case, steps of slices.
for text in ("", "a", "hello wORLD x1y it's", "ABC def", "1a b_c-d", "ǆ ß", "ÀB éÉ", "Σας ΣΑΣ"):
    print([text.title(), text.capitalize(), text.swapcase()])
    print([text[::-1], text[::2], text[::-2], text[3:0:-1], text[-1:-9:-1]])
