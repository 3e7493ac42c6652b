# xml.etree.ElementTree: reading, searching, changing and writing trees; what is said of bad texts.
import copy
import io
import pickle
import xml.etree.ElementTree as ET

TEXT = """<?xml version="1.0"?>
<shop xmlns:x="http://example.org/extra">
  <fruit name="apple" price="2"><note>red &amp; round</note></fruit>
  <fruit name="pear" price="3"/>
  <x:tool name="knife">sharp<!-- careful --></x:tool>
</shop>
"""
root = ET.fromstring(TEXT)
print(root.tag, len(root), [child.tag for child in root])
print([fruit.get("name") for fruit in root.findall("fruit")])
for path in (
    "fruit[@name='pear']", ".//note", "fruit/note/..", "*[2]", "fruit[last()]", "fruit[note]", "{*}tool", "fruit[@price!='2']",
    ".//note[.='red & round']", "missing",
):
    print(path, [(found.tag, found.attrib) for found in root.findall(path)])
print(root.findtext("fruit/note"), root.findtext("nothing", "default"), root.find("x:tool", {"x": "http://example.org/extra"}).text)
for path in ("fruit[0]", "/fruit", "x:tool/y:z"):
    try:
        root.findall(path)
    except SyntaxError as error:
        print(path, error)

tool = root[2]
tool.tail = "\n"
plum = ET.SubElement(root, "fruit", {"name": "plum"}, price="4")
plum.text = 'a "b" <c> & d'
plum.set("note", 'quoted "x"\n')
root.remove(root[0])
root.insert(0, ET.Comment(" first "))
ET.indent(root)
print(ET.tostring(root, encoding="unicode"))
ET.register_namespace("extra", "http://example.org/extra")
print(ET.tostring(tool))
print(ET.tostring(plum, encoding="utf-8", xml_declaration=True, short_empty_elements=False))
page = ET.fromstring("<p>one<br/><script>a &lt; b</script>é</p>")
print(ET.tostring(page, method="html"), ET.tostring(page, method="text", encoding="unicode"), ET.tostring(page))

again = pickle.loads(pickle.dumps(root))
print(ET.tostring(again) == ET.tostring(root) == ET.tostring(copy.deepcopy(root)))
print("".join(page.itertext()), [element.tag for element in page.iter()])

for event, element in ET.iterparse(io.BytesIO(b"<a><b n='1'/>x</a>"), events=("start", "end")):
    print(event, element.tag, element.attrib)
pull = ET.XMLPullParser(["end"])
for piece in ("<list><it", "em>1</item><item", ">2</item></list>"):
    pull.feed(piece)
pull.close()
print([(element.tag, element.text) for _, element in pull.read_events()])


class Titles:
    def __init__(self):
        self.depth = 0

    def start(self, tag, attributes):
        self.depth += 1
        print("  " * self.depth + tag, attributes)

    def end(self, tag):
        self.depth -= 1

    def close(self):
        return "done"


parser = ET.XMLParser(target=Titles())
parser.feed("<book id='7'><title/></book>")
print(parser.close())

file = io.BytesIO()
ET.ElementTree(page).write(file, encoding="utf-8", xml_declaration=True)
print(file.getvalue().decode())
print(ET.parse(io.BytesIO(file.getvalue())).getroot().text)

for bad in (
    "", "<a>", "<a></b>", "<a b=c/>", "<a/><b/>", "text", "<a>&unknown;</a>", "<a b='1' b='2'/>", "<p:a/>", "<a>&</a>", "<a",
    "<a>\n  <b>\n</a>",
):
    try:
        ET.fromstring(bad)
    except ET.ParseError as error:
        print(error, error.code, error.position)
