# The packages encodings and sysconfig, as far as scripts ask them.
import encodings
import encodings.aliases
import sysconfig
import urllib.request
import email.errors
import html

for name in ("UTF-8", "latin 1", "a--b..c", " x", "é-1"):
    print(repr(encodings.normalize_encoding(name)))
print(encodings.aliases.aliases["us"], encodings.aliases.aliases["utf8"], encodings.search_function("nope"))
print(sysconfig.get_python_version(), sysconfig.get_path_names(), sysconfig.get_config_var("nope"), sysconfig.is_python_build())
print(urllib.request.parse_http_list('a, b="c, d", e=f,"x\\"y"'), urllib.request.parse_keqv_list(["a=b", 'c="d"']))
print(email.errors.NonPrintableDefect(["\x01"]), email.errors.HeaderMissingRequiredValue.__mro__[1].__name__)
print(html._charref.sub(html._replace_charref, "&lt;&#65;"))
