# Quotes, prefixes, escapes and joined neighbours.
print('single', "double", '''triple''', """more""")
print("it's", 'say "hi"', "both ' and \"")
print("tab\there", "bell\x07".encode(), "nul\0".encode())
print("\x41\u0042\U00000043\101\60")
print(r"raw \n stays", R'\d+')
print("one" "two" 'three')
print(("a"
       "b"
       "c"))
print("line \
continued")
print("""first
second""")
print(len("\\"), len(r"\\"), "\a\b\f\v".encode())
print(b"bytes \x00\xff", rb"\x00", Rb"\n", bR"\t")
print(b"a" b"b")
print(u"unicode prefix")
