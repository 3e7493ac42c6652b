# The classes of time.struct_time and its like: made of sequences, copied, replaced, pickled.
import copy
import os
import pickle
import sys
import time


def told(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


s = time.struct_time(range(9))
told(lambda: (s.n_fields, s.n_sequence_fields, s.n_unnamed_fields, s.__match_args__))
told(lambda: time.struct_time(range(9), {"tm_zone": "q"}).tm_zone)
told(lambda: time.struct_time(range(9), dict=dict(tm_zone="q", tm_gmtoff=3)).tm_gmtoff)
told(lambda: time.struct_time(range(10)).tm_zone)
for bad in ((1,) * 8, (1,) * 12, 1):
    told(lambda: time.struct_time(bad))
told(lambda: time.struct_time((1,) * 9, {"x": 1}))
told(lambda: time.struct_time((1,) * 9, 3))
told(lambda: copy.replace(s, tm_year=5))
told(lambda: copy.replace(s, tm_zone="zz").tm_zone)
told(lambda: copy.replace(s, foo=5))
told(lambda: pickle.loads(pickle.dumps(time.struct_time(range(11)))).tm_gmtoff)
told(lambda: (copy.copy(s) == s, s.__reduce__()))
st = os.stat_result(range(10))
told(lambda: (type(st).n_fields, st.n_sequence_fields, st.n_unnamed_fields, st.__match_args__, st.st_mtime))
told(lambda: copy.replace(st, st_mode=3))
told(lambda: os.terminal_size((80, 24)))
told(lambda: sys.version_info.n_fields)
told(lambda: type(sys.flags)())
told(lambda: type(sys.version_info)())
match s:
    case time.struct_time(year, month):
        print(year, month)
