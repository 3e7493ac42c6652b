# What a process has used, and its limits.
import resource

used = resource.getrusage(resource.RUSAGE_SELF)
print(len(used), used.ru_maxrss > 1000, used.ru_utime >= 0, used[1] == used.ru_stime)
print(repr(used).startswith("resource.struct_rusage(ru_utime="))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_nswap)
try:
    resource.getrusage(99)
except ValueError as error:
    print(error)
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (50, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], resource.error is OSError)
