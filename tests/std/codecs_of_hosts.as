# The encodings punycode, idna and charmap; the widths of patterns; the names of html.parser and socket that libraries take.
import html.parser
import re._parser
import socket

for name in ("bücher.de", "münchen.example.", "日本語。テスト", "abc.com", "", "ÄÖ", "faß.de", "xn--bcher-kva.de"):
    encoded = name.encode("idna")
    print(encoded, encoded.decode("idna"))
for name in ("bücher", "abc", "ü", "Hello-Another-Way-それぞれの場所", "他们为什么不说中文"):
    encoded = name.encode("punycode")
    print(encoded, encoded.decode("punycode") == name)
for bad in ("a..b", "é" * 70):
    try:
        bad.encode("idna")
    except UnicodeError as e:
        print(type(e).__name__, e)
print("aé".encode("charmap"), b"\xe9".decode("charmap"))
for pattern in ("a", "a*", "(a|bc)+", "(?:x){2,3}", r"(a)\1", "^$", "(?=abc)", "[a-z]?", "(a)?(?(1)b|cd)", "(?>ab|c)", ""):
    print(pattern, re._parser.parse(pattern).getwidth())
print(html.parser.tagfind_tolerant.match("<a b>", 1).group(1), html.parser.starttagopen.match("<x") is not None)
print(socket.SOL_TCP, socket.IPPROTO_SCTP, socket.IP_PKTINFO)
