"""Names of hosts with other letters than ASCII.

    >>> ToASCII("bücher"), ToUnicode("xn--bcher-kva")
    (b'xn--bcher-kva', 'bücher')
"""

from _codecs_names import idna_decode, idna_encode, nameprep, to_ascii as ToASCII, to_unicode as ToUnicode

ace_prefix = b"xn--"
sace_prefix = "xn--"
