# Importing a module brings submodules of other packages, as attributes; what nothing brought is not there.

import concurrent
import email
import http
import importlib
import urllib


def show(package, *names):
    for name in names:
        try:
            print(package.__name__, name, getattr(package, name).__name__)
        except AttributeError as e:
            print(e)


show(urllib, "request", "response", "nothing")
show(email, "utils", "generator")
import email.mime.text
show(email, "utils", "header", "policy", "message", "charset", "nothing")
show(urllib, "parse", "request", "response")
show(http, "client")
import xml.sax.saxutils
show(urllib, "request", "response", "error", "robotparser")
show(http, "client", "server", "cookies")
show(email, "parser", "generator")
import inspect
show(importlib, "machinery")
import asyncio
show(concurrent, "futures")
print(hasattr(concurrent, "nothing"), hasattr(urllib, "__path__"), hasattr(importlib, "resources"))
