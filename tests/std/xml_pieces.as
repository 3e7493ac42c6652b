"""XML that comes in pieces of every size, to trees, pull parsers and targets; and where its errors are."""
import io
import xml.etree.ElementTree as ET

DOCUMENTS = [
    '<root xmlns="urn:d" xmlns:c="urn:c"><a x="1"  y = \'a\nb\'>one\ntwo</a><c:b c:k="&lt;&#65;&#x1F600;"/> tail &amp; more ]] <é ü="漢"/>end</root>',
    '<!DOCTYPE r [<!ENTITY e "val">]>\n<r>&e;<!-- c --><![CDATA[<x>&]]><?pi data?><a><b><c/></b>t</a>&#228;\r\nx</r>',
    "<r>" + "".join([f'<item id="{i}"><name>n {i}</name>\n  <t a="&quot;{i}&quot;">&gt;{i}</t></item>\n' for i in range(5)]) + "</r>",
    '<a><b xmlns:q="urn:q"><q:c q:d="1"><x xmlns=""/></q:c></b><q/></a>',
]


def shown(element):
    tag = element.tag if isinstance(element.tag, str) else element.tag.__name__
    return tag, dict(element.attrib), element.text, element.tail, [shown(child) for child in element]


class Target:
    def __init__(self):
        self.met = []

    def start(self, tag, attributes):
        self.met.append(("start", tag, dict(attributes)))

    def end(self, tag):
        self.met.append(("end", tag))

    def data(self, text):
        self.met.append(text)

    def close(self):
        return self.met


def fed(parser, text, size):
    for at in range(0, len(text), size):
        parser.feed(text[at:at + size])
    return parser.close()


for text in DOCUMENTS:
    whole = shown(ET.fromstring(text))
    print(str(whole)[:300])
    for size in (1, 7, 1000):
        print(size, shown(fed(ET.XMLParser(), text, size)) == whole, shown(fed(ET.XMLParser(), text.encode(), size)) == whole, end=" ")
        told = fed(ET.XMLParser(target=Target()), text, size)
        print(len(told) if size > 900 else "".join([x for x in told if isinstance(x, str)])[:40].split(), [x for x in told if not isinstance(x, str)][:2])
    for events in (("end",), ("start", "end"), ("start", "end", "start-ns", "end-ns", "comment", "pi")):
        met = [(event, made[1] if event == "start-ns" else made is not None and (made.text, len(made))) for event, made in
               ET.iterparse(io.StringIO(text), events)]
        print(len(met), met[:4], met[-2:])
pull = ET.XMLPullParser(["start", "end"])
for piece in ("<a><b", " x='1'", ">text", " more</b>", "tail<c/>", "</a>"):
    pull.feed(piece)
    print([(event, element.tag, element.text) for event, element in pull.read_events()], end=" ")
pull.close()
print()
for text in ("<a>\n <b c='1' d='&foo;'/></a>", "<a><b xmlns:c=''/></a>", "<a>\n&nope;</a>", "<a b='é&x'/>", "<a>x &amp y</a>", "<ro ot x='1'/>", "<a>&#0;</a>",
             "<a><b></a>", "<a>]]></a>", "<a b='1' b='2'/>", "<a><c:b/></a>", "<a", "<a>é\x01</a>", "<a><b c='<'/></a>", "<a b='1'c='2'/>"):
    for source in (text, "<r>" + text + "</r>"):
        try:
            print(shown(ET.fromstring(source)))
        except ET.ParseError as error:
            print(error, error.code, error.position, end="; ")
    print()
root = ET.fromstring(DOCUMENTS[2])
print(len(list(root.iter())), len(list(root.iter("name"))), [e.tag for e in root[0].iter()], [e.tag for e in root.iter("*")][:5])
for element in root.iter():
    if element.tag == "item":
        element.clear()
print(len(list(root.iter())), root[0].attrib, len(root))
