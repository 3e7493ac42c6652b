# email.mime, encoders, charsets, generators and parameters of messages.
import io
import random
from email import encoders, message_from_string
from email.charset import BASE64, Charset, QP, add_charset
from email.generator import BytesGenerator, DecodedGenerator, Generator
from email.header import Header
from email.iterators import body_line_iterator, typed_subpart_iterator
from email.mime.application import MIMEApplication
from email.mime.audio import MIMEAudio
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import formataddr

random.seed(7)
p = MIMEMultipart("alternative", boundary="===B===")
p["Subject"] = Header("Grüße " * 20, "utf-8")
p["From"] = formataddr(("Jürgen", "j@x.org"))
p["X"] = "word " * 30
p.preamble, p.epilogue = "before\nFrom here", "after"
p.attach(MIMEText("hällo\nFrom me\n", "plain", "utf-8"))
p.attach(MIMEText("hi"))
p.attach(MIMEText("hé", "html", "latin-1"))
p.attach(MIMEApplication(b"data", Name="x.bin"))
p.attach(MIMEImage(b"\x89PNG\r\n\x1a\n...", name="a b.png"))
p.attach(MIMEAudio(b"RIFF....WAVEfmt "))
p.attach(MIMEMessage(MIMEText("inside")))
b = MIMEBase("application", "x-y", z="1")
b.set_payload(b"a=b \xff\n")
encoders.encode_quopri(b)
b.add_header("Content-Disposition", "attachment", filename=("utf-8", "", "é.txt"))
p.attach(b)
print(p.as_string())
print(p.as_bytes(unixfrom=True).split(b"\n", 1)[1])
out = io.StringIO()
Generator(out, maxheaderlen=40).flatten(p)
DecodedGenerator(out).flatten(p)
print(out.getvalue())
raw = io.BytesIO()
BytesGenerator(raw).flatten(p, linesep="\r\n")
print(raw.getvalue())
print(b.get_filename(), b.get_params(), b.get_param("filename", header="content-disposition"), b.get_payload(decode=True))
print([x.get_content_type() for x in typed_subpart_iterator(p)], list(body_line_iterator(p))[:3])

m = message_from_string("Content-Type: text/plain; charset=us-ascii; x=y\nTo: a\n\nbody\n")
m.set_param("x", "a b")
m.set_param("new", "é", charset="utf-8")
print(m["content-type"])
m.del_param("x")
m.set_type("text/html")
m.set_boundary("BB")
m.replace_header("to", "b")
print(m.as_string())
for name in ("utf-8", "latin-1", "us-ascii", "koi8-r", "utf8"):
    c = Charset(name)
    print(c, c.header_encode("hi" if name == "us-ascii" else "тест" if name == "koi8-r" else "é"), c.body_encoding, c.get_output_charset())
add_charset("utf-8", QP, QP, "utf-8")
print(MIMEText("é = x\n", _charset="utf-8").as_string())
add_charset("utf-8", BASE64, None, "utf-8")
print(MIMEText("é\n", _charset="utf-8").as_bytes())
for bad in (lambda: MIMEText("x").attach(m), lambda: MIMEImage(b"?"), lambda: MIMEMessage("x"), lambda: m.attach(m), lambda: m.set_type("x")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
