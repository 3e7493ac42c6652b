# os.environ is a mapping of its own: it takes text alone, and what it holds is what the programs it starts see.
import os, subprocess
from collections.abc import MutableMapping

print(isinstance(os.environ, dict), isinstance(os.environ, MutableMapping), type(os.environ), repr(os.environ)[:9], "environ" in dir(os))
for statement in ["os.environ['a'] = 1", "os.environ[1] = 'a'", "os.environ[1]", "os.environ.get(1)", "1 in os.environ", "os.environ.setdefault('q', 1)", "os.environ.update(a=1)", "os.getenv(1)",
                  "del os.environ[1]", "os.environ['a\\0'] = 'b'", "os.environ['a=b'] = 'c'", "os.environ[''] = 'c'", "os.environ.pop(1)", "os.environb['a']", "os.environ |= 5", "os.environ | 5",
                  "os.environ['a'] = b'x'", "os.environ.pop('nope')", "del os.environ['nope']", "os.environ['nope']", "os.putenv('a', 1)"]:
    try:
        exec(statement)
        print(statement)
    except Exception as error:
        print(statement, type(error).__name__, error, repr(error.__context__), error.__suppress_context__)

def child(**more):
    return subprocess.run(["sh", "-c", "echo [$ASTER_SEEN]"], capture_output=True, text=True, **more).stdout.strip()

os.environ["ASTER_SEEN"] = "é"
print(child(), os.environb[b"ASTER_SEEN"], os.getenv("ASTER_SEEN"), child(env=os.environ | {"ASTER_SEEN": "other"}), child(env={**os.environ, "ASTER_SEEN": "another"}))
os.environb[b"ASTER_SEEN"] = b"bytes"
print(child(), os.environ.pop("ASTER_SEEN"), child(), os.environ.get("ASTER_SEEN"))
kept = os.environ.copy()
print(type(kept), kept == os.environ, type(os.environ | {}), type({} | os.environ))
os.environ |= {"ASTER_SEEN": "joined"}
print(list(os.environ)[-1], child(), len(os.environ) == len(kept) + 1)
os.environ.clear()
print(os.environ, dict(os.environ))
