# Marks at the beginning of texts (U+FEFF) in tokenize and XML; OSErrors whose fields were set later; dates whose day has another name.

import _ast
import abc
import ast
import collections.abc
import email.utils
import tokenize
import io
import urllib
import urllib.request
import html
import xml.etree.ElementTree as ET

for s in ['\ufeff# c\na\n', '\ufeff\n', '\ufeff 1\n', '\ufeff"""d"""\nx\n', '\ufeffé=1\n', '\ufeff', 'a\ufeff\n', '\ufeff1\n', '\ufeff(\n)\n']:
    try: print([ (t.type, t.string, t.start, t.end) for t in tokenize.generate_tokens(io.StringIO(s).readline)])
    except Exception as e: print(type(e), e)
e = OSError('x'); e.errno = 2; print(e); e.strerror='s'; print(e); e.filename='f'; print(e); e = OSError(2, None); print(e); e=OSError(None,'s'); print(e); e=OSError(2,'s','f'); e.errno=None; print(e); e=OSError(2,'s'); e.strerror=None; print(e); e=OSError('q'); e.filename='z'; print(e)

for s in ['\n<a/>', ' <a/>', '\ufeff<a/>', '<?xml version="1.0"?>\n<!-- c -->\n<a/>\n', '\n<?xml version="1.0"?><a/>', '<a/>x', '', 'x', '<!DOCTYPE a><a/>', '<a xmlns:conf="u" conf:x="1"><conf:b/></a>']:
    try: print(ET.tostring(ET.fromstring(s)))
    except ET.ParseError as e: print(e, e.code, e.position)
    try: print(ET.tostring(ET.parse(io.BytesIO(s.encode())).getroot()))
    except ET.ParseError as e: print(e, e.code, e.position)

class Missing(FileNotFoundError):
    def __init__(self, message):
        super().__init__(message)
        self.errno = 2


print(Missing("no such program"), repr(Missing("x")))
print(issubclass(_ast.Add, ast.AST), urllib.response.__name__, html.entities.__name__)
print([type(x) for x in abc._get_dump(collections.abc.Container)])


def empty(): pass
def void(): pass
def one(): return 1


print(empty.__code__.co_code == void.__code__.co_code, empty.__code__.co_code == one.__code__.co_code)
from email.utils import parsedate, parsedate_to_datetime, parsedate_tz
for s in ['Expires=Sun, 24 Dec 2026 10:00:00 GMT', 'expires=Sunday, 24-Dec-26 10:00:00 GMT', 'Sun 24 Dec 2026 10:00', 'foo, 1 Jan 2020 00:00:00 +0000', 'foo 1 Jan 2020 00:00:00 +0000', ', 1 Jan 2020 00:00:00', 'Sun, 1 Jan', 'a b c d e', '1 Jan 2020 00:00:00 EST', 'x,1 Jan 2020 10:00:00', 'Mon,01 Jan 2020 10:00:00', '1 2 3 4:5:6', 'Jan 1 2020 10:00:00', 'Wed, 01-Jan-2020 10:00:00 -0300']:
    print(parsedate(s), parsedate_tz(s))
    try: print(parsedate_to_datetime(s))
    except Exception as e: print(type(e), e)
