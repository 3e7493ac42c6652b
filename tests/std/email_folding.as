# Long headers in lines: encoded words, addresses, parameters; and those of the older policy.
# no stress: forty seconds with a collection at every safepoint; email_mime goes the same ways
import random
from email import message_from_string, policy, quoprimime, utils
from email.header import Header, decode_header, make_header
from email.headerregistry import Address, Group
from email.message import EmailMessage

WORDS = ["hello", "world", "Grüße", "Łódź", "日本語", "a", "of", "reallylongwordthatgoeson", "é", "x@y", "(c)", '"q"', "1,2", "naïve",
         "=?utf-8?q?h=C3=A9?=", "it,", "so;", "=", "?=", "end.", "\t", "  ", "ünïcödé" * 4, "z" * 60]
r = random.Random(11)


def words(n):
    return " ".join([r.choice(WORDS) for _ in range(r.randrange(1, n))])


for width in (78, 40, 60, 100):
    for chosen in (policy.default, policy.SMTPUTF8):
        m = EmailMessage(policy=chosen.clone(max_line_length=width))
        m["Subject"] = words(25).strip()
        m["X-Other"] = words(6)
        print(repr(m["subject"]), m.as_bytes().decode())
for _ in range(4):
    m = EmailMessage()
    m["To"] = ", ".join([r.choice([
        "a@b.c", "Foo Bar <foo@bar.org>", '"Doe, J" <d@j.org>', "Grüße Leute <g@l.de>", "=?utf-8?q?J=C3=BC?= <j@u.de>", "x@y.z (comment)",
        "team: a@b, c@d;", '"a b"@c.d', "<only@angle.org>"]) for _ in range(6)])
    print(m["to"], m["to"].groups, m.as_string())
    h = Header(words(20), r.choice(["utf-8", "iso-8859-1" if 0 else None]), header_name="Subject", maxlinelen=r.choice([None, 40]))
    h.append(words(6), "utf-8")
    print(h.encode(), str(h), decode_header(h.encode()), make_header(decode_header(h.encode())))
    print(quoprimime.body_encode("".join([r.choice("ab =\t\nzé.") for _ in range(90)]), r.choice([76, 20, 10])))
m = EmailMessage()
m["Content-Type"] = 'text/html; x="' + "y" * 80 + '"; b=2'
m["Content-Disposition"] = "attachment; filename=" + "é" * 40
m["Message-ID"] = "<" + "x" * 90 + "@y>"
m["Date"] = utils.parsedate_to_datetime("Mon, 20 Nov 1995 19:12:08 -0500")
m["Resent-To"] = Group("T", [Address("Ü" * 40, "u", "d.org")])
print(m.items(), m.as_string())
t = message_from_string(f"Subject: {words(30)}\nTo: Ann <a@b>\n\n", policy=policy.default)
print(t.as_string(), t.as_bytes(policy=policy.SMTP))
t = message_from_string("A: one\x0b two\x85 three\u2028 four\nContent-Type: message/external-body\n\nX: y\n\nin\n", policy=policy.default)
print(ascii(t["a"]), t.get_payload(0).items(), t.as_string().isascii(), policy.default.message_factory)
