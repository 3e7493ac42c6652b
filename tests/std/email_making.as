# Messages made with EmailMessage: texts, alternatives, attachments, and how they are written.
# no stress: forty seconds with a collection at every safepoint; email_mime goes the same ways
import random
from email import message_from_bytes, policy
from email.headerregistry import Address, Group
from email.message import EmailMessage

random.seed(5)
m = EmailMessage()
m["Subject"] = "Grüße aus Köln, it is a very long subject that goes on and on until the line is really over and done"
m["From"] = Address("Jürgen Müller", "jm", "example.org")
m["To"] = [Address("Ann, the Great", "ann", "example.org"), Address(addr_spec="bob@example.org"), Address("Łukasz", "l", "x.pl")] * 3
m["Cc"] = 'a@b.c, Foo Bar <foo@example.com>, "Q, R" <q@r.s>'
m.set_content("Hello\nWörld\n")
m.add_alternative("<p>hi</p>", subtype="html")
m.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<pic>")
m.add_attachment(b"\x00\x01" * 50, maintype="application", subtype="octet-stream", filename="dätei mit sehr langem namen und noch mehr und mehr.bin")
m.add_attachment("text as it is", filename="x.txt")
print(m.as_string())
print(m.as_bytes())
print(m.as_bytes(policy=policy.SMTP))
print(str(m) == m.as_string(policy=policy.default.clone(utf8=True)))
print(m["to"].addresses, m["cc"], m["from"].groups, m["subject"])
print(m.get_body().get_content_type(), m.get_body(("plain",)).get_content(), [p.get_filename() for p in m.iter_attachments()])
again = message_from_bytes(m.as_bytes(), policy=policy.default)
print(again.as_bytes() == m.as_bytes(), again["to"].addresses == m["to"].addresses, [p.get_content() for p in again.walk() if not p.is_multipart()])

m = EmailMessage()
m["To"] = Group("The Team", [Address("Ünï", "u", "d.org"), Address("", "x y", "d.org")])
for text, settings in (("é\n", {}), ("a=b\n" + "é" * 90, {}), ("日本語" * 40, {}), ("plain", {"cte": "base64"}), ("\tx \n", {"cte": "quoted-printable"})):
    m.set_content(text, **settings)
    print(m.as_bytes(), m.get_content())
for bad in (lambda: m.set_content(5), lambda: m.add_header("To", "x@y"), lambda: m.__setitem__("X", "a\nb"), lambda: Address("a\n"),
            lambda: m.set_content("x", cte="no"), lambda: Address(addr_spec="a@b c")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
for make in ("make_mixed", "make_related", "make_alternative"):
    try:
        getattr(m, make)(boundary="B")
        print(m.as_string())
    except ValueError as e:
        print(e)
