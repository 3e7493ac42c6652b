# Random parsers: their help, and what they make of random command lines.
import argparse, random, sys, io, contextlib, os
os.environ['COLUMNS'] = '80'
R = random.Random(77)
WORDS = 'alpha beta gamma delta file out verbose count name level input mode size path x y'.split()


def rand_help():
    if R.random() < 0.2:
        return None
    if R.random() < 0.08:
        return argparse.SUPPRESS
    s = ' '.join((R.choice(WORDS) for _ in range(R.choice([1, 3, 8, 20]))))
    if R.random() < 0.2:
        s += ' (%(default)s)'
    if R.random() < 0.1:
        s += ' %(prog)s %(type)s %(choices)s %(dest)s'
    return s


def kw(positional):
    k = {}
    r = R.random()
    if not positional and r < 0.45:
        a = R.choice(['store_true', 'store_false', 'count', 'store_const', 'append_const', 'append', 'extend', 'version', argparse.BooleanOptionalAction])
        k['action'] = a
        if a in ('store_const', 'append_const'):
            k['const'] = R.choice([1, 'c', None])
        if a == 'version':
            k['version'] = '%(prog)s 1.0'
        if a == 'extend':
            k['nargs'] = '+'
    elif r < 0.75:
        k['nargs'] = R.choice(['?', '*', '+', 1, 2, 3, argparse.REMAINDER, argparse.PARSER, 0, argparse.SUPPRESS])
    if k.get('action') in (None, 'append', 'extend'):
        if R.random() < 0.3:
            k['type'] = R.choice([int, float, str])
        if R.random() < 0.2:
            k['choices'] = R.choice([['a', 'b'], [1, 2, 3], 'xyz', range(3)])
        if R.random() < 0.2:
            k['metavar'] = R.choice(['M', 'META', ('A', 'B'), ''])
        if k.get('nargs') == '?' and R.random() < 0.5:
            k['const'] = 'K'
    if R.random() < 0.3 and k.get('action') != 'version':
        k['default'] = R.choice([None, 1, 'd', '5', [1], argparse.SUPPRESS])
    if not positional and R.random() < 0.12:
        k['required'] = True
    if not positional and R.random() < 0.15:
        k['dest'] = R.choice(WORDS)
    k['help'] = rand_help()
    if R.random() < 0.05:
        k['deprecated'] = True
    return k


def add(target):
    positional = R.random() < 0.35
    if positional:
        names = [R.choice(WORDS)]
    else:
        names = []
        if R.random() < 0.7:
            names.append('-' + R.choice('abcvnxyz1'))
        if R.random() < 0.7 or not names:
            names.append('--' + R.choice(WORDS) + R.choice(['', '-' + R.choice(WORDS)]))
    target.add_argument(*names, **kw(positional))


def build():
    p = argparse.ArgumentParser(prog=R.choice(['prog', 'p', 'a-long-program-name-that-goes-on-and-on-and-on-over-the-line']), description=R.choice([None, 'Desc %(prog)s text ' * 6, '  multi\n   line']), epilog=R.choice([None, 'The end.']), formatter_class=R.choice([argparse.HelpFormatter] * 3 + [argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter]), allow_abbrev=R.random() < 0.85, argument_default=R.choice([None] * 5 + [argparse.SUPPRESS]), conflict_handler=R.choice(['error', 'resolve']), usage=R.choice([None] * 8 + ['%(prog)s custom']))
    targets = [p]
    for _ in range(R.randrange(7)):
        r = R.random()
        if r < 0.1:
            targets.append(p.add_argument_group(R.choice(['grp', 'other', None]), R.choice([None, 'group text'])))
        elif r < 0.25:
            targets.append(R.choice(targets[:1]).add_mutually_exclusive_group(required=R.random() < 0.4))
        elif r < 0.32:
            try:
                sub = p.add_subparsers(**R.choice([{}, dict(dest='cmd'), dict(title='cmds', required=True), dict(metavar='CMD', help='the command')]))
            except Exception as e:
                print('sub', type(e).__name__, e)
                continue
            for n in ('run', 'stop'):
                try:
                    sp = sub.add_parser(n, help=R.choice(['do it', None]), aliases=R.choice([(), ('r' + n,)]))
                except Exception as e:
                    print('subp', type(e).__name__, e)
                    continue
                for _ in range(R.randrange(3)):
                    try:
                        add(sp)
                    except Exception as e:
                        print('sadd', type(e).__name__, e)
        else:
            try:
                add(R.choice(targets))
            except Exception as e:
                print('add', type(e).__name__, e)
    return p


def words(p):
    opts = list(p._option_string_actions) + ['-q', '--zz', '--al', '--']
    out = []
    for _ in range(R.randrange(6)):
        r = R.random()
        if r < 0.5:
            o = R.choice(opts)
            if R.random() < 0.25:
                o += '=' + R.choice(['1', 'a', ''])
            elif R.random() < 0.15:
                o += R.choice(['1', 'a', 'v', 'vv'])
            elif R.random() < 0.15 and len(o) > 4:
                o = o[:-2]
            out.append(o)
        else:
            out.append(R.choice(['a', 'b', '1', '2', 'x', '-1', '-2.5', 'run', 'stop', '', 'foo bar', '-x y', '-']))
    return out


def run(label, f):
    o, e = (io.StringIO(), io.StringIO())
    with contextlib.redirect_stdout(o), contextlib.redirect_stderr(e):
        try:
            r = repr(f())
        except SystemExit as s:
            r = 'exit %r' % s.code
        except Exception as x:
            r = '%s: %s' % (type(x).__name__, x)
    if '0x' in r:
        r = '...'
    print(label, r, repr(o.getvalue()), repr(e.getvalue()))


for case in range(25):
    print('#', case)
    p = build()
    run('help', p.format_help)
    for _ in range(8):
        w = words(p)
        m = R.choice([p.parse_args, p.parse_args, p.parse_known_args])
        run(repr(w), lambda: m(w))
