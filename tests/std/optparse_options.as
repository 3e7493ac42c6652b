# optparse: what options are made of, how a command line is read, what help and errors say.

import sys
from optparse import (
    SUPPRESS_HELP, BadOptionError, Option, OptionConflictError, OptionError, OptionGroup, OptionParser, OptionValueError,
    TitledHelpFormatter,
)

sys.stderr = sys.stdout


def shout(option, opt, value, parser, *args, **kwargs):
    print("callback", option, opt, value, args, kwargs)
    parser.values.shouted = True


parser = OptionParser(usage="%prog [options] FILE...", version="%prog 1.2", prog="tool", description="Does things to files. " * 4,
                      epilog="That is all.")
parser.add_option("-v", "--verbose", action="count", dest="level", default=0, help="say more [default: %default]")
parser.add_option("-q", action="store_const", const=-1, dest="level")
parser.add_option("-o", "--output", metavar="FILE", help="where to write")
parser.add_option("-n", "--number", type="int", default="0x10", help="how many [default: %default]")
parser.add_option("--ratio", type=float)
parser.add_option("--pair", nargs=2, type="int", action="append")
parser.add_option("--colour", choices=["red", "green"], default="red")
parser.add_option("--no-colour", action="store_const", const=None, dest="colour")
parser.add_option("--hidden", action="store_true", help=SUPPRESS_HELP)
group = OptionGroup(parser, "Dangerous", "Think before.")
group.add_option("-s", "--shout", action="callback", callback=shout, type="string", callback_args=(1,), callback_kwargs={"a": 2})
group.add_option("--tag", action="append_const", const="t", dest="tags", help="a tag " * 20)
parser.add_option_group(group)
print(parser.format_help())

for line in ("-vv -o x a b", "-n5 --ratio=1.5 --pair 1 2 --pair 3 4", "--num 010 a -- -v", "-s loud --tag --tag", "-vqn 0b11", "--colour green - x"):
    values, rest = parser.parse_args(line.split())
    print(sorted(values.__dict__.items(), key=str), rest)

for line in ("-x", "--nope", "--no", "--n 1", "-n", "-n x", "--pair 1", "--hidden=1", "--colour blue", "--version", "-h"):
    try:
        parser.parse_args(line.split())
    except SystemExit as end:
        print("exit", end.code)

for make in (lambda: Option("x"), lambda: Option("-x", type="date"), lambda: Option("-x", action="jump"), lambda: Option("-x", bad=1),
             lambda: Option("-x", choices="ab", type="choice"), lambda: Option("-x", action="count", nargs=2), lambda: Option(),
             lambda: Option("-x", callback=1), lambda: parser.add_option("-v"), lambda: parser.remove_option("-z")):
    try:
        make()
    except (OptionError, TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)

other = OptionParser(conflict_handler="resolve", formatter=TitledHelpFormatter(), add_help_option=False, prog="other")
other.add_option("-a", "--all", action="store_true", help="everything")
other.add_option("-a", "--any", action="store_false", dest="all", help="something")
other.disable_interspersed_args()
other.set_defaults(all="maybe")
print(other.format_help())
print(other.parse_args(["--any", "x", "-a"])[1], other.has_option("--all"), other.get_option("-a"))
