# What version 2 called modules and names: written for protocols below 3, read back from any.
import builtins
import collections
import http.cookies
import pickle
import urllib.parse

mine = {'Event', 'Lock', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier', 'Queue', 'PriorityQueue', 'LifoQueue', 'Task', 'Future', 'CancelledError', 'TaskGroup'}
for name in dir(builtins):
    value = getattr(builtins, name)
    if isinstance(value, type) and name[0] != '_' and name not in mine:
        print(name, pickle.dumps(value, 2)[2:-4], pickle.loads(pickle.dumps(value, 2)).__name__)
for value in (urllib.parse.quote, urllib.parse.urlparse, http.cookies.SimpleCookie, collections.UserList, collections.OrderedDict):
    print(pickle.dumps(value, 0), pickle.dumps(value, 0, fix_imports=False))
for text in (
    b'cCookie\nSimpleCookie\n.', b'curllib\nquote\n.', b'cUserDict\nUserDict\n.', b'cStringIO\nStringIO\n.',
    b'c__builtin__\nbasestring\n.', b'cexceptions\nIOError\n.', b"S'a\\x41\\n\\101'\n.", b"cwhichdb\nwhichdb\n.",
):
    print(pickle.loads(text) if text[:1] == b'S' else pickle.loads(text).__name__)
