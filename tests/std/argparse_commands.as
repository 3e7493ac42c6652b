# A tool with commands: what it reads, what it refuses, its help.
import argparse, sys
parser = argparse.ArgumentParser(prog='tool', description='Does things to files.', epilog='See also: nothing.')
parser.add_argument('--version', action='version', version='%(prog)s 2.1')
parser.add_argument('-v', '--verbose', action='count', default=0, help='say more; may be repeated')
parser.add_argument('--color', action=argparse.BooleanOptionalAction, default=True, help='colored output')
commands = parser.add_subparsers(dest='command', required=True, metavar='COMMAND', title='commands')
copy = commands.add_parser('copy', help='copy a file', aliases=['cp'])
copy.add_argument('source')
copy.add_argument('target', nargs='?', default='out.txt', help='where to (default: %(default)s)')
copy.add_argument('--mode', choices=['fast', 'safe'], default='safe', help='one of %(choices)s')
size = copy.add_mutually_exclusive_group()
size.add_argument('--limit', type=int, metavar='BYTES')
size.add_argument('--all', action='store_true')
show = commands.add_parser('show', help='show files', formatter_class=argparse.ArgumentDefaultsHelpFormatter)
show.add_argument('files', nargs='+')
show.add_argument('-n', type=float, default=1.5, help='how much')


def attempt(line):
    print('$ tool', line)
    try:
        print(parser.parse_args(line.split()))
    except SystemExit as e:
        print('exit', e.code)


sys.stderr = sys.stdout
attempt('copy a b --mode fast -v')
attempt('-vv --no-color cp a --limit 5')
attempt('show x y -n 2')
attempt('copy a --limit x')
attempt('copy a --limit 1 --all')
attempt('copy --mode odd a')
attempt('')
attempt('bogus')
attempt('show')
attempt('show a --what')
attempt('--version')
attempt('--help')
attempt('copy --help')
attempt('show -h')
print(parser.parse_known_args(['show', 'a', '--other', '1']))
print(argparse.Namespace(a=1, b='x'), argparse.Namespace(**{'odd name': 1}), parser)
