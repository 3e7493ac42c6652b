# smtplib against a server of a few lines: greetings, logins, messages, refusals.
import smtplib
import socket
import threading
from email.message import EmailMessage

got = []


def serve(listener):
    for _ in range(3):
        connection, _ = listener.accept()
        with connection, connection.makefile("rwb") as f:
            def say(text):
                f.write(text.encode() + b"\r\n")
                f.flush()
            say("220 here")
            while True:
                line = f.readline()
                if not line:
                    break
                got.append(line)
                word = line.split()[0].upper()
                if word == b"EHLO":
                    say("250-hi\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN CRAM-MD5")
                elif word == b"AUTH":
                    if b"CRAM" in line:
                        say("334 PDE+")
                        got.append(f.readline())
                        say("535 no")
                    else:
                        say("235 in" if b"AGFubgBz" in line else "535 bad")
                elif word == b"RCPT" and b"bad" in line:
                    say("550 no such user")
                elif word == b"MAIL" and b"evil" in line:
                    say("553 not you")
                elif word == b"DATA":
                    say("354 go")
                    while (line := f.readline()) != b".\r\n":
                        got.append(line)
                    say("250 taken")
                elif word == b"QUIT":
                    say("221 bye")
                    break
                elif word == b"VRFY":
                    say("252-a\r\n252 b")
                else:
                    say("250 ok")


listener = socket.create_server(("127.0.0.1", 0))
port = listener.getsockname()[1]
thread = threading.Thread(target=serve, args=(listener,))
thread.start()
m = EmailMessage()
m["From"], m["To"], m["Bcc"], m["Subject"] = "Ann <ann@x.org>", "b@x.org, bad@x.org", "c@x.org", "Grüße"
m.set_content(".dot\nWörld\n")
with smtplib.SMTP("127.0.0.1", port, local_hostname="me", timeout=10) as s:
    print(s.ehlo(), s.esmtp_features, s.has_extn("size"), s.does_esmtp)
    print(s.login("ann", "s"))
    print(s.send_message(m))
    print(s.verify("Ann <ann@x.org>"), s.noop(), s.rset(), s.expn("all"))
s = smtplib.SMTP(f"127.0.0.1:{port}", local_hostname="me", timeout=10)
print(s.sendmail("a@b", "c@d", "Subject: x\n\n.hi\r\n..\nlast"))
for bad in (lambda: s.sendmail("evil@x", "c@d", "x"), lambda: s.sendmail("a@b", ["bad@x"], "x"), lambda: s.login("x", "y"), lambda: s.putcmd("a\nb"),
            lambda: s.starttls(), lambda: s.mail("é@x", ["SMTPUTF8"])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "smtp_code", None), e.args)
print(s.quit())
try:
    s.noop()
except smtplib.SMTPServerDisconnected as e:
    print(e)
s = smtplib.SMTP(local_hostname="me")
print(s.connect("127.0.0.1", port), s.helo(), s.quit())
thread.join()
listener.close()
for line in got:
    print(line)
print(smtplib.quotedata(".a\nb\r..c"), smtplib.quoteaddr("Ann <a@b>"), smtplib.quoteaddr("<>"), smtplib.SMTPException.__mro__)
