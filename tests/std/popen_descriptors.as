# A child has no descriptors but its three streams and what is passed on; with `close_fds=False` what may be inherited.
import os
import subprocess
import warnings

r, w = os.pipe()
os.set_inheritable(w, True)
os.dup2(r, 77)
null = os.open("/dev/null", os.O_RDONLY)
code = f"for n in {r} {w} 77 {null}; do if [ -e /dev/fd/$n ]; then echo open; else echo closed; fi; done"
for kwargs in {}, {"close_fds": False}, {"pass_fds": (r,)}, {"pass_fds": (77, null)}:
    print(list(kwargs), subprocess.check_output(["sh", "-c", code], text=True, **kwargs).split())
print(os.get_inheritable(null))
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    print(subprocess.check_output(["sh", "-c", code], text=True, pass_fds=(null,), close_fds=False).split(), told[0].message)
    with subprocess.Popen(["true"], stdin=subprocess.PIPE, bufsize=1):
        print(told[1].category.__name__, told[1].message)
