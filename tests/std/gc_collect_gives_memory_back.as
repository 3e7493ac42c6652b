# What nothing holds any more is gone after gc.collect(), also what a loop of the module held last, and its memory is the system's.
import gc


def megabytes():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * 4096 >> 20


kept = []
for i in range(12):
    kept.append([0] * 1000000)
print(megabytes() > 80)
kept = []
for i in range(12):
    kept.append([i] * 1000000)
del kept
gc.collect()
left = megabytes()
print(left < 60 or left)


def build():
    rows = []
    for i in range(12):
        rows.append({"row": [i] * 500000})
    return len(rows)


print(build())
gc.collect()
left = megabytes()
print(left < 60 or left)
