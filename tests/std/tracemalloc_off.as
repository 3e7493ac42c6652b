# What of tracemalloc does not depend on where memory goes: starting, stopping, and what is told without it.
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit(), tracemalloc.get_object_traceback(object()))
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
for frames in (0, 65536):
    try:
        tracemalloc.start(frames)
    except ValueError as e:
        print(e)
tracemalloc.start(5)
print(tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
old = tracemalloc.take_snapshot()
for call in (lambda: old.statistics("size"), lambda: old.compare_to(old, "traceback", True), lambda: old.filter_traces(1)):
    try:
        print(call())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
f = tracemalloc.Filter(False, "x.py", 3)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain)
print(type(old.filter_traces([f, tracemalloc.DomainFilter(True, 0)])).__name__, old.traceback_limit)
tracemalloc.reset_peak()
tracemalloc.clear_traces()
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
