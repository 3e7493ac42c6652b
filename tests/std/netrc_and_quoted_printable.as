# netrc: hosts, macros, quotes, comments; quopri; robots.txt.

import io
import netrc
import os
import quopri
import tempfile
import urllib.robotparser

path = os.path.join(tempfile.mkdtemp(), "n")


def read(text):
    with open(path, "w") as file:
        file.write(text)
    try:
        return netrc.netrc(path)
    except netrc.NetrcParseError as problem:
        return f"{problem.msg} line {problem.lineno}"


found = read('''machine a.example login ann password "p w"  # not a comment?
# a comment
machine b.example
\tlogin bob account acc password p\\ q
macdef init
cd /pub
ls

default login anonymous password me@here
''')
print(found)
found = read('machine a.example login ann password pw\n# a comment\nmachine b.example user bob account acc password p\\ q\n'
             "macdef init\ncd /pub\nls\n\ndefault login anonymous password me@here\n")
print(found.hosts, found.macros)
print(found.authenticators("a.example"), found.authenticators("elsewhere"))
print(found)
print(read("nonsense"), read("machine h bad x"), read("machine"), read("macdef m\nls"), sep="\n")

text = "Zürich = schön, 100 %\t\nmit Leerzeichen am Ende \n" + "lang " * 20
coded = quopri.encodestring(text.encode("latin-1"))
print(coded, quopri.decodestring(coded).decode("latin-1") == text)
print(quopri.encodestring(b"a b_c\td", quotetabs=True), quopri.encodestring(b"a b_c", header=True), quopri.decodestring("a_b=5F", header=True))
target = io.BytesIO()
quopri.decode(io.BytesIO(b"x=3Dy=\nz"), target)
print(target.getvalue())

robots = urllib.robotparser.RobotFileParser("http://example.org/robots.txt")
print(robots.can_fetch("me", "/"))
robots.parse("""User-agent: spider
Crawl-delay: 3
Request-rate: 9/30
Disallow: /cgi/
Allow: /cgi/open
Sitemap: http://example.org/map.xml

User-agent: *
Disallow: /secret # really
""".splitlines())
for agent, url in (("spider", "http://example.org/cgi/open"), ("Spider/2.0", "/x"), ("me", "/cgi/"), ("me", "/secret/x"), ("me", "")):
    print(agent, url, robots.can_fetch(agent, url), robots.crawl_delay(agent), robots.request_rate(agent))
print(robots.site_maps(), str(robots), sep="\n")
