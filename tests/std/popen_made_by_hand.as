# A Popen whose methods a script replaces, or that `__new__` alone has made.
import subprocess
import sys

process = subprocess.Popen([sys.executable, "-c", "print('out')"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
inner = process.wait


def wait(*args, **kwargs):
    print("wait", args, kwargs)
    return inner(*args, **kwargs)


process.wait = wait
print(process.communicate(), process.returncode)


class Told(subprocess.Popen):
    def wait(self, timeout=None):
        print("told", timeout)
        return super().wait(timeout)


print(Told([sys.executable, "-c", "print(1)"], stdout=subprocess.PIPE, text=True).communicate())

bare = subprocess.Popen.__new__(subprocess.Popen)
bare.returncode = 4
bare.args = ["x"]
bare.stdin = bare.stdout = bare.stderr = None
bare.pid = 1
print(bare.stdout, bare.poll(), bare.wait(), bare)
