"""Quoted-printable text: bytes as readable text with `=XX` for what is not."""

import binascii as _qp
from binascii import a2b_qp, b2a_qp

__all__ = ["encode", "decode", "encodestring", "decodestring"]

ESCAPE = b"="
MAXLINESIZE = 76
HEX = b"0123456789ABCDEF"
EMPTYSTRING = b""


def needsquoting(c, quotetabs, header):
    """Says whether a byte is to be written as `=XX`."""
    assert isinstance(c, bytes)
    if c in b" \t":
        return quotetabs
    if c == b"_":
        return header
    return c == ESCAPE or not b" " <= c <= b"~"


def quote(c):
    """Returns a byte as `=XX`."""
    assert isinstance(c, bytes) and len(c) == 1
    return b"=%02X" % c[0]


def encode(input, output, quotetabs, header=False):
    """Writes what a file holds as quoted-printable text to another."""
    output.write(_qp.b2a_qp(input.read(), quotetabs=quotetabs, header=header))


def encodestring(s, quotetabs=False, header=False):
    """Returns bytes as quoted-printable text."""
    return _qp.b2a_qp(s, quotetabs=quotetabs, header=header)


def decode(input, output, header=False):
    """Writes what quoted-printable text of a file stands for to another."""
    output.write(_qp.a2b_qp(input.read(), header=header))


def decodestring(s, header=False):
    """Returns what quoted-printable text stands for."""
    return _qp.a2b_qp(s, header=header)


def ishex(c):
    """Says whether a byte is a hexadecimal digit."""
    assert isinstance(c, bytes)
    return b"0" <= c <= b"9" or b"a" <= c <= b"f" or b"A" <= c <= b"F"


def unhex(s):
    """Returns the number that hexadecimal digits write."""
    return int(s, 16)


def main():
    """Encodes, or with -d decodes, files or standard input."""
    import getopt
    import sys

    try:
        options, files = getopt.getopt(sys.argv[1:], "td")
    except getopt.error as problem:
        sys.stdout = sys.stderr
        print(problem)
        print("usage: quopri [-t | -d] [file] ...")
        print("-t: quote tabs")
        print("-d: decode; default encode")
        sys.exit(2)
    options = [name for name, _ in options]
    if "-t" in options and "-d" in options:
        sys.stdout = sys.stderr
        print("-t and -d are mutually exclusive")
        sys.exit(2)
    failed = False
    for name in files or ["-"]:
        try:
            source = sys.stdin.buffer if name == "-" else open(name, "rb")
        except OSError as problem:
            sys.stderr.write(f"{name}: can't open ({problem})\n")
            failed = True
            continue
        if "-d" in options:
            decode(source, sys.stdout.buffer)
        else:
            encode(source, sys.stdout.buffer, "-t" in options)
        if name != "-":
            source.close()
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
