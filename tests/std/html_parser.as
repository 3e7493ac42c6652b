# html.parser: tags, attributes, text, comments and declarations, of good HTML and of bad; text fed in pieces; positions.

from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos(), self.get_starttag_text())

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("declaration", decl)

    def handle_pi(self, data):
        print("instruction", data)

    def unknown_decl(self, data):
        print("unknown", data)

    def handle_charref(self, name):
        print("character", name)

    def handle_entityref(self, name):
        print("entity", name)


PAGE = """<!DOCTYPE html>
<html><head><title>A &amp; B &#233;</title><script>if (a < b) "</b>";</script></head>
<body class='wide' id=main hidden><!-- a note --><br/><p>one<p>two</P>
<a href="?a=1&amp;b=2">link</a> <?php x ?> <![CDATA[raw]]> 1 < 2 & 3
</body></html>
"""

for convert in (True, False):
    parser = Events(convert_charrefs=convert)
    parser.feed(PAGE)
    parser.close()

print("in pieces")
parser = Events()
for piece in ("te", "xt &am", "p; more<a hr", "ef='x", "y'>", "</", "a>", "<!-- c", " -->", "<b"):
    parser.feed(piece)
parser.close()

print("bad")
for text in ("<>", "</>", "</ a>", "<a b='c", "<!x>", "<p a=b=c d>", "<1>", "<a/b>", "&#xyz;", "<img alt=\"a>b\">"):
    parser = Events()
    parser.feed(text)
    parser.close()
