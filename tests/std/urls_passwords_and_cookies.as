# clock: real
# urllib.request: which password is for which address, asking again with it, cookies kept between requests.

import http.server
import threading
import urllib.request
import urllib.response
import io

manager = urllib.request.HTTPPasswordMgr()
manager.add_password("R", "http://example.org/a/", "ann", "1")
manager.add_password("R", ["b.example:8080", "c.example"], "bob", "2")
for address in ("http://example.org/a/x", "http://example.org:80/a", "http://example.org/ab", "b.example:8080", "http://b.example:8080/x",
                "http://c.example", "d.example"):
    print(address, manager.find_user_password("R", address))
prior = urllib.request.HTTPPasswordMgrWithPriorAuth()
prior.add_password(None, "http://e.example/", "eve", "3", is_authenticated=True)
print(prior.find_user_password("any", "http://e.example/x"), prior.is_authenticated("http://e.example/x"), prior.is_authenticated("http://f.example"))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        given = self.headers.get("Authorization"), self.headers.get("Cookie")
        asks = self.path == "/secret" and given[0] is None
        self.send_response(401 if asks else 200)
        if asks:
            self.send_header("WWW-Authenticate", 'Basic realm="R"')
        self.send_header("Set-Cookie", "seen=1; Path=/")
        body = repr(given).encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
thread = threading.Thread(target=server.serve_forever)
thread.start()
base = f"http://127.0.0.1:{server.server_port}"
jar = urllib.request.HTTPCookieProcessor()
passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, base, "ann", "word")
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar, urllib.request.HTTPBasicAuthHandler(passwords))
for path in ("/", "/secret", "/open"):
    with opener.open(base + path) as answer:
        print(path, answer.status, answer.read().decode())
print([(cookie.name, cookie.value) for cookie in jar.cookiejar])
server.shutdown()
thread.join()
server.server_close()

answer = urllib.response.addinfourl(io.BytesIO(b"data"), {"a": "b"}, "http://x", 200)
with answer as stream:
    print(stream.read(), stream.status, stream.geturl(), stream.info())
closed = []
hooked = urllib.response.addclosehook(io.BytesIO(b""), closed.append, "bye")
hooked.close()
print(closed, hooked.fp.closed)
