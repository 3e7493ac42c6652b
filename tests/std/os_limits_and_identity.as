# Limits of files by name and by number, the numbers of users and groups, and what these refuse.
import itertools
import os


def told(call):
    try:
        return call()
    except Exception as problem:
        return f"{type(problem).__name__}: {problem}"


for name, number in sorted(os.pathconf_names.items()):
    with open("/dev/null") as file:
        same = os.fpathconf(file.fileno(), name) == os.fpathconf(file, number)
    print(name, number, os.pathconf("/", name) == os.pathconf(b"/", number), same)
print(os.pathconf("/", "PC_NAME_MAX"), os.pathconf("/", "PC_PATH_MAX"))
print(told(lambda: os.pathconf("/", "PC_NOTHING")))
print(told(lambda: os.pathconf("/", 2.5)))
print(told(lambda: os.pathconf("/", 999)))
print(told(lambda: os.pathconf("/nowhere/at/all", 3)))
print(told(lambda: os.fpathconf("x", 3)))

# Nothing changes where the numbers are those there are, or -1.
print(os.getresuid() == (os.getuid(), os.geteuid(), os.geteuid()), len(os.getresgid()))
for change in os.setreuid, os.setregid:
    print(change(-1, -1), told(lambda: change("a", 1)), told(lambda: change(1, 2**32)), told(lambda: change(-2, 1)))
for change in os.setresuid, os.setresgid:
    print(change(-1, -1, -1), told(lambda: change(1, 1, 2.0)))
print(told(lambda: os.setgroups(itertools.count())))
print(told(lambda: os.setgroups(["a"])))
print(told(lambda: os.setgroups(range(0))) in (None, "TypeError: setgroups argument must be a sequence", "PermissionError: [Errno 1] Operation not permitted"))
print(os.getgid() in os.getgrouplist("nobody", os.getgid()))

for command in None, 1, 1.5, int:
    print(told(lambda: os.system(command)))
print(told(lambda: os.utime(".", (-1, object()))))
print(told(lambda: os.utime(".", (-0.5, "now"))))
print(told(lambda: os.utime(".", ns=(1, object()))))
print(told(lambda: os.utime(".", ns=(1, 1.5))))

print(os.register_at_fork(before=print, after_in_child=len))
print(told(lambda: os.register_at_fork()))
print(told(lambda: os.register_at_fork(before=print, after_in_parent=None)))
