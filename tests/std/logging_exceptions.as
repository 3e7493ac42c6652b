# Exceptions and stacks in records.
import logging, sys


class Short(logging.Formatter):

    def formatException(self, ei):
        return '  %s: %s' % (ei[0].__name__, ei[1])


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Short('%(levelname)s %(message)s'))
log = logging.getLogger('trace')
log.addHandler(handler)
try:
    {}['k']
except KeyError:
    log.exception('exc %s', 1)
    log.error('also', exc_info=True)
log.error('given', exc_info=ValueError('v'))
log.error('stack', stack_info=False)


def caller():
    name, line, function, stack = log.findCaller(stack_info=True)
    print(line, function, stack.split('\n')[0], stack.split('\n')[-1])


caller()
import traceback
print(traceback.format_exc())
