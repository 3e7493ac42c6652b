# The lists and helpers of urllib.parse and string that libraries import.
import _string
import os
from urllib.parse import non_hierarchical, scheme_chars, unwrap, uses_fragment, uses_netloc, uses_params, uses_query, uses_relative

print(scheme_chars, uses_query, uses_fragment, non_hierarchical, uses_relative, uses_netloc, uses_params)
print([unwrap(text) for text in ("<URL:http://x/>", " <http://y> ", "URL: z", "plain", "")])
print(list(_string.formatter_parser("a{b!r:>{c}}d{{e}}{}")))
first, rest = _string.formatter_field_name_split("0.name[key][3]")
print(first, list(rest), type(os.environ) is os._Environ)
for wrong in (lambda: _string.formatter_parser(5), lambda: _string.formatter_field_name_split(None)):
    try:
        wrong()
    except TypeError as e:
        print(e)
