# email: reading messages with headers and parts; dates and addresses of headers.

from email import message_from_bytes, message_from_string
from email.utils import (
    formataddr, formatdate, getaddresses, parseaddr, parsedate, parsedate_to_datetime, parsedate_tz,
)

TEXT = """\
From: Ann <ann@example.org>
To: bob@example.org,
 carl@example.org
Subject: hi
X-Tag: 1
x-tag: 2
Content-Type: multipart/mixed; boundary="XX"

before
--XX
Content-Type: text/plain; charset="utf-8"; name=a.txt

one
two
--XX
Content-Type: text/html
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="b c.html"

PGI+aGk8L2I+
--XX--
after
"""

message = message_from_string(TEXT)
print(message.keys(), len(message), "SUBJECT" in message)
print(repr(message["to"]), message.get_all("X-Tag"), message.get("none", "absent"))
print(message.get_content_type(), message.get_boundary(), repr(message.preamble), repr(message.epilogue))
for part in message.walk():
    print(part.get_content_type(), part.get_content_charset(), part.get_filename(), part.get_content_disposition())
    print(part.get_payload(decode=True))
del message["x-tag"]
message["New"] = "value"
message.replace_header("subject", "changed")
message.add_header("Content-Disposition", "attachment", filename="a b.txt", size="3")
print(message.items())
plain = message_from_bytes(b"A: b\r\nC: d\r\n e\r\n\r\nbody\r\n")
print(plain.items(), repr(plain.get_payload()), plain.is_multipart())
quoted = message_from_string("Content-Transfer-Encoding: quoted-printable\n\na=3Db=\nc\n")
print(quoted.get_payload(decode=True))

for text in ("Thu, 01 Jan 1970 00:00:00 GMT", "20 Nov 95 19:12:08 EST", "Mon, 20 Nov 1995 19:12 +0130", "nonsense", "3 Jun 2008"):
    print(text, parsedate_tz(text), parsedate(text))
print(repr(parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0500")))
print(repr(parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0000")))
print(formatdate(0), "|", formatdate(1e9, usegmt=True))
for text in ("Ann Lee <ann@x.org>", "ann@x.org", '"Lee, Ann" <a@b>', "a@b (Ann)", "<a@b>", "", "a@b, c@d"):
    print(repr(text), parseaddr(text))
print(getaddresses(["a@b, C D <c@d>"]), formataddr(("A, B", "a@b")), formataddr(("", "a@b")), formataddr(("é", "a@b")))
