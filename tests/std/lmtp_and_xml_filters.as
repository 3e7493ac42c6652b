# smtplib.LMTP greets with LHLO, also over a Unix socket; XMLFilterBase hands events on; the old functions of urllib.parse warn.
import os
import smtplib
import socket
import tempfile
import threading
import urllib.parse
import warnings
from io import BytesIO, StringIO
from xml.sax import make_parser
from xml.sax.saxutils import XMLFilterBase, XMLGenerator


def serve(listener):
    peer, _ = listener.accept()
    with peer, peer.makefile("rb") as lines:
        peer.sendall(b"220 here\r\n")
        for line in lines:
            word = line.split()[0].lower()
            print("server heard", word)
            peer.sendall({b"lhlo": b"250-here\r\n250 SIZE 99\r\n", b"quit": b"221 bye\r\n"}.get(word, b"500 what\r\n"))
            if word == b"quit":
                break


with tempfile.TemporaryDirectory() as place:
    path = os.path.join(place, "s")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        with smtplib.LMTP(path, local_hostname="me") as client:
            print(client.ehlo(), client.esmtp_features, client.does_esmtp)
        thread.join()
    try:
        smtplib.LMTP(path + "no")
    except FileNotFoundError as e:
        print(e.errno)
print(smtplib.LMTP_PORT, smtplib.LMTP.ehlo_msg, smtplib.LMTP().local_hostname is not None)


class Louder(XMLFilterBase):
    def characters(self, content):
        super().characters(content.upper())

    def startElement(self, name, attrs):
        super().startElement("x-" + name, attrs)

    def endElement(self, name):
        super().endElement("x-" + name)


out = StringIO()
louder = Louder(make_parser())
louder.setContentHandler(XMLGenerator(out))
louder.parse(BytesIO(b"<a k='v'>text<b/>more<?p i?></a>"))
print(out.getvalue())
print(louder.getParent() is not None, louder.getFeature("http://xml.org/sax/features/namespaces"))

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    for name in ("splittype", "splithost", "splituser", "splitpasswd", "splitport", "splitnport", "splitquery", "splittag", "splitattr", "splitvalue"):
        split = getattr(urllib.parse, name)
        print(name, [split(text) for text in ("", "a", "//h/p", "//h?q", "T:r", "u@h:80", "h:", "h:x", "a?b?c", "a#b#c", "a;b=c;d", "n=v", ":80")])
    print(len(told), told[0].message, told[-1].message)
