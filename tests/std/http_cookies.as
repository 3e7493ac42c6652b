# http.cookies and http.cookiejar: cookies written, read, kept in files, sent with requests they belong to.
import http.cookiejar
import os
import tempfile
import urllib.request
from email.message import Message
from http.cookies import CookieError, Morsel, SimpleCookie

jar = SimpleCookie()
jar["id"] = "a b;c\"d\\é"
jar["n"] = 5
jar["n"].update({"path": "/p", "max-age": 9, "secure": True, "HttpOnly": True, "samesite": "Lax"})
print(jar)
print(jar["n"].OutputString(["path"]), repr(jar), jar["id"].value, jar["n"]["max-age"])
read = SimpleCookie('a=1; b="x\\"y\\054z"; Path=/q; expires=Wed, 01 Jan 2020 00:00:00 GMT; c; d=2')
print(read, len(read))
read = SimpleCookie("a=1; secure; b = 2; HttpOnly")
print([(k, m.value, m["secure"], m["httponly"]) for k, m in read.items()])
for do in (lambda: jar.__setitem__("a b", 1), lambda: jar.__setitem__("path", 1), lambda: jar["n"].__setitem__("nope", 1)):
    try:
        do()
    except CookieError as e:
        print("CookieError:", e)
print(Morsel() == Morsel(), Morsel().isReservedKey("Path"), SimpleCookie("x").output() == "", jar["n"].copy() == jar["n"])


class Answer:
    def __init__(self, *cookies):
        self.headers = Message()
        for cookie in cookies:
            self.headers["Set-Cookie"] = cookie

    def info(self):
        return self.headers


cookies = http.cookiejar.CookieJar()
request = urllib.request.Request("http://www.example.com/a/b?q")
cookies.extract_cookies(Answer("x=1; Path=/a", "y=2; Domain=example.com; Max-Age=1000", "z=3; Domain=other.com", "s=4; Secure", "old=5; Max-Age=0", "flag"), request)
for cookie in cookies:
    print(cookie.name, cookie.value, cookie.domain, cookie.path, cookie.domain_specified, cookie.secure, cookie.discard, cookie.expires is None)
for url in ("http://www.example.com/a/c", "http://sub.example.com/", "http://www.example.com/b", "https://www.example.com/a/", "http://www.example.com/ab"):
    request = urllib.request.Request(url)
    cookies.add_cookie_header(request)
    print(url, request.get_header("Cookie"))
print(len(cookies), str(cookies)[:40])
for kind in (http.cookiejar.MozillaCookieJar, http.cookiejar.LWPCookieJar):
    path = os.path.join(tempfile.mkdtemp(), "jar")
    kept = kind(path)
    for cookie in cookies:
        kept.set_cookie(cookie)
    kept.save(ignore_discard=True)
    again = kind(path)
    again.load(ignore_discard=True)
    print(kind.__name__, sorted([(c.name, c.value, c.domain, c.path, c.secure) for c in again], key=str))
try:
    http.cookiejar.MozillaCookieJar().save()
except ValueError as e:
    print(e)
cookies.clear("www.example.com", "/a", "x")
cookies.clear_session_cookies()
print([c.name for c in cookies], http.cookiejar.http2time("Wed, 09 Feb 1994 22:23:32 GMT"), http.cookiejar.http2time("nonsense"))
print(http.cookiejar.split_header_words(['foo="bar"; port="80,81"; d, bar=baz']), http.cookiejar.join_header_words([[("a", "b c"), ("d", None)]]))
