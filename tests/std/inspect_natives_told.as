# Which natives of `builtins` have a signature, and which not.
import inspect, builtins, re
skip = 'ensure_future compile run create_task gather sleep wait wait_for as_completed shield timeout timeout_at TaskGroup to_thread current_task all_tasks Task Future CancelledError Event Lock Condition Semaphore BoundedSemaphore Barrier Queue PriorityQueue LifoQueue copyright credits license exit quit help'.split()
def show(n, f):
    try: s = str(inspect.signature(f))
    except Exception as e: s = type(e).__name__ + ' ' + re.sub(' at 0x[0-9a-f]+', '', str(e))
    print(n, s)
for n in sorted(dir(builtins)):
    v = getattr(builtins, n)
    if n in skip or n.startswith('_'): continue
    if callable(v): show(n, v)
for t in (int, str, bytes, bytearray, float, complex, list, tuple, dict, set, frozenset, slice, range, memoryview, property, type, object, BaseException):
    for n in sorted(vars(t)):
        if n.startswith('__') : continue
        v = vars(t)[n]
        if callable(v) and n not in ('_from_flags', 'maketrans'): show(t.__name__ + '.' + n, v)
