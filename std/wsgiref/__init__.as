"""wsgiref: the parts of WSGI (PEP 3333) that servers and applications share, and a server for trying things out.

What there is: `wsgiref.headers`, `wsgiref.util`, `wsgiref.handlers`, `wsgiref.simple_server`, `wsgiref.types`.
"""
