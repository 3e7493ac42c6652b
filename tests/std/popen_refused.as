# What `Popen` refuses, and with which words.
import subprocess


class Path:
    def __fspath__(self):
        return "true"


for kwargs in (
    {"bufsize": "x"}, {"stdout": subprocess.STDOUT}, {"pipesize": "a"}, {"group": -1}, {"user": -1}, {"group": 1.5}, {"user": []},
    {"extra_groups": "root"}, {"extra_groups": [-1]}, {"extra_groups": [1.5]}, {"user": "nosuchuser"}, {"group": "nosuchgroup"},
    {"args": Path(), "shell": True}, {"process_group": "a"}, {"process_group": -2}, {"pass_fds": ("a",)},
):
    try:
        print(kwargs, subprocess.Popen(**({"args": ["true"]} | kwargs)).wait())
    except (TypeError, ValueError, KeyError) as e:
        print(list(kwargs), type(e).__name__, e)
for input in "x", 5:
    try:
        subprocess.run(["true"], input=input)
    except TypeError as e:
        print(e)
