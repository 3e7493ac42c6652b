# Options of C's getopt, and of GNU's.
import getopt


def attempt(function, line, short, long=[]):
    try:
        print(function(line.split(), short, long))
    except getopt.GetoptError as error:
        print(type(error).__name__, error, repr(error.opt), repr(error.msg))


for function in (getopt.getopt, getopt.gnu_getopt):
    attempt(function, '-a -b5 -cfoo x -a', 'ab:c:')
    attempt(function, '--alpha --beta=5 --gam 7 rest --alpha', '', ['alpha', 'beta=', 'gamma='])
    attempt(function, '-a -- -b', 'ab')
    attempt(function, '-z', 'ab')
    attempt(function, '-b', 'ab:')
    attempt(function, '--beta', '', ['beta='])
    attempt(function, '--alpha=1', '', ['alpha'])
    attempt(function, '--al', '', ['alpha', 'album'])
    attempt(function, '--nope', '', ['alpha'])
    attempt(function, '- x -a', 'a')
    attempt(function, '--one', '', 'one')
attempt(getopt.gnu_getopt, '-a x -a', '+a')
