# argparse and configparser after errors; csv dialects cannot be taken apart; odd corners of dataclasses, copy and struct.
import argparse
import collections
import configparser
import copy
import csv
import struct

parser = argparse.ArgumentParser(prog="P", exit_on_error=False)
commands = parser.add_subparsers()
commands.add_parser("full", aliases=["short"])
for name, aliases in ("full", []), ("other", ["full"]), ("short", []), ("other", ["short"]):
    try:
        commands.add_parser(name, aliases=aliases)
    except argparse.ArgumentError as e:
        print(e)
try:
    parser.add_argument("--foo", action="bogus")
except ValueError as e:
    print(e)
parser = argparse.ArgumentParser(prog="P")
parser.add_argument("-f", "--foo", nargs="*")
parser.add_argument("bar", nargs="*")
for line in ["--foo=--"], ["--foo", "--"], ["-f--"], ["--foo", "a", "b", "--", "c", "d"], ["--", "--"]:
    print(line, parser.parse_args(line))

for text in "[DEFAULT]\ntest: test\ninvalid\n", "[a]\nx=1\ny=2\ny=3\n":
    settings = configparser.ConfigParser()
    try:
        settings.read_string(text)
    except configparser.Error as e:
        print(type(e).__name__, {name: dict(part) for name, part in settings.items()})

try:
    del csv.get_dialect("excel").quoting
except AttributeError as e:
    print(e)
print(csv.get_dialect("excel").quoting)


class Lists(collections.defaultdict):
    def __init__(self):
        self.default_factory = self.make

    def make(self):
        return []


print(Lists())
part = slice([1], 2)
print(copy.deepcopy(part) is part, copy.deepcopy(part) == part, copy.copy(part) is part)
print(struct.pack("300p", b"x" * 300)[:2], len(struct.unpack("300p", struct.pack("300p", b"x" * 300))[0]), struct.pack("3p", b"abc"))
