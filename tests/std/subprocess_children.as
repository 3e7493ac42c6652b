# clock: real
# What a child can be told to be: a session, a mask, descriptors, a user; what becomes of one that is waited for elsewhere.
import os
import signal
import subprocess
import time


def output(*words, **options):
    return subprocess.run(words, capture_output=True, text=True, **options).stdout


def shown(operation, *args, **options):
    try:
        print(repr(operation(*args, **options)))
    except Exception as error:
        print(type(error).__name__, error)


# A session and a group of its own.
child = subprocess.Popen(["sh", "-c", "sleep 100 & sleep 100"], start_new_session=True)
print(os.getsid(child.pid) == child.pid, os.getpgid(child.pid) == child.pid)
os.killpg(child.pid, signal.SIGKILL)
print(child.wait())
child = subprocess.Popen(["sleep", "100"], process_group=0)
print(os.getsid(child.pid) == child.pid, os.getpgid(child.pid) == child.pid)
child.terminate()
print(child.wait())

# A descriptor that stays open under its number.
reader, writer = os.pipe()
child = subprocess.Popen(["sh", "-c", f"echo through >&{writer}"], pass_fds=[writer])
os.close(writer)
print(os.read(reader, 100), os.read(reader, 100), child.wait())
os.close(reader)

print(output("sh", "-c", "umask", umask=0o027))
shown(subprocess.Popen, ["true"], startupinfo=1)
shown(subprocess.Popen, ["true"], creationflags=1)
shown(subprocess.Popen, [""])
shown(subprocess.Popen, ["true"], env={"a=b": "c"})
shown(subprocess.Popen, ["true"], pass_fds=[-1])

# What the script has changed of its environment is the child's too.
os.environ["ASTER_SAYS"] = "hello"
before = os.environ.pop("HOME", None)
print(output("sh", "-c", "echo $ASTER_SAYS [$HOME]"))
print(output("sh", "-c", "echo $ASTER_SAYS", env={"PATH": "/bin:/usr/bin"}))

# Children that are waited for by number.
child = subprocess.Popen(["sh", "-c", "exit 3"])
pid, status = os.waitpid(child.pid, 0)
print(pid == child.pid, os.WIFEXITED(status), os.WEXITSTATUS(status), child.wait())
child = subprocess.Popen(["sleep", "100"])
print(os.waitpid(child.pid, os.WNOHANG))
child.kill()
pid, status = os.waitpid(-1, 0)
print(pid == child.pid, os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
shown(os.waitpid, -1, 0)
shown(os.wait)

# Files of a child after `communicate`.
child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.communicate(b"x" * 10), child.stdin.closed, child.stdout.closed, child.stderr)
child = subprocess.Popen(["sh", "-c", "echo first; sleep 0.2; echo second"], stdout=subprocess.PIPE)
try:
    child.communicate(timeout=0.1)
except subprocess.TimeoutExpired as error:
    print(error.output)
print(child.communicate())
big = b"z" * (1 << 20)
result = subprocess.run(["tee", "/dev/stderr"], input=big, capture_output=True)
print(result.stdout == big, result.stderr == big)
print(subprocess.run(["true"], input=big, capture_output=True))
