# wsgiref: headers, environments, handlers, and a server asked by a client of its own.
# clock: real
import io
import sys
import threading
import urllib.request
from wsgiref.handlers import BaseCGIHandler, SimpleHandler, format_date_time
from wsgiref.headers import Headers
from wsgiref.simple_server import WSGIRequestHandler, demo_app, make_server
from wsgiref.util import FileWrapper, application_uri, guess_scheme, is_hop_by_hop, request_uri, setup_testing_defaults, shift_path_info

h = Headers([("A", "1"), ("b", "2"), ("a", "3")])
print(h, repr(h), len(h), h["a"], h.get_all("A"), "B" in h, h.get("zz", 5), h.keys(), h.values(), h.items(), bytes(h))
h["A"] = "4"
h.add_header("content-disposition", "attachment", filename='b"x".txt', x=None)
print(h.setdefault("b", "9"), h.setdefault("c", "9"), h.items())
del h["nope"]
for wrong in (lambda: Headers(()), lambda: h.__setitem__("x", 5), lambda: Headers([("a", 1)])):
    try:
        wrong()
    except (TypeError, AssertionError) as e:
        print(type(e).__name__, e)

print(format_date_time(0), format_date_time(1704164645))
env = {"SCRIPT_NAME": "/a b", "PATH_INFO": "/c/;d/é", "QUERY_STRING": "x=1"}
setup_testing_defaults(env)
print(sorted((k, v) for k, v in env.items() if isinstance(v, (str, int, tuple))))
print(application_uri(env), request_uri(env), request_uri(env, False), guess_scheme({"HTTPS": "on"}), is_hop_by_hop("TE"))
env = {"SCRIPT_NAME": "/x", "PATH_INFO": "/y/./z//w/"}
for _ in range(6):
    print(shift_path_info(env), env)
print(list(FileWrapper(io.BytesIO(b"abcdefg"), 3)))


def app(environ, start_response):
    write = start_response("201 Made", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/write":
        write(b"written;")
    return [environ["PATH_INFO"].encode("latin1"), b"|", environ["QUERY_STRING"].encode(), b"|", environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]


def failing(environ, start_response):
    if environ["PATH_INFO"] == "/late":
        start_response("200 OK", [])(b"part")
    raise ValueError("broken")


def wrong_status(environ, start_response):
    start_response("20 OK", [])


def hop(environ, start_response):
    start_response("200 OK", [("Connection", "close")])


for path in ("/", "/write", "/late"):
    for program in (app, failing, wrong_status, hop, demo_app):
        for kind in (SimpleHandler, BaseCGIHandler):
            out, err = io.BytesIO(), io.StringIO()
            env = {"PATH_INFO": path, "SCRIPT_NAME": ""}
            setup_testing_defaults(env)
            env["QUERY_STRING"] = "q"
            handler = kind(io.BytesIO(b"in"), out, err, env)
            handler.os_environ = {}
            handler.run(program)
            if program is not demo_app:
                print(path, program.__name__, kind.__name__, [line for line in out.getvalue().split(b"\r\n") if not line.startswith(b"Date")], err.getvalue().split("\n")[-2:])


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        print("log", format % args)


with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
    url = f"http://127.0.0.1:{server.server_port}"
    for path, data in (("/one?a=b", None), ("/write", b"posted"), ("/%C3%A9", None)):
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        with urllib.request.urlopen(url + path, data) as response:
            print(response.status, response.reason, response.read(), response.headers["Content-Type"], response.headers["Content-Length"])
        thread.join()
