# warnings: recording, filters, errors, once, the text of a warning.
import io
import sys
import warnings
from contextlib import redirect_stderr

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", DeprecationWarning)
    warnings.warn(RuntimeWarning("third"))
print([(str(w.message), w.category.__name__) for w in caught])


def spot():
    warnings.warn("here")


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(3):
        spot()
    warnings.simplefilter("ignore")
    spot()
print(len(caught))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised", FutureWarning)
    except FutureWarning as e:
        print("error", e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", message="skip")
    warnings.filterwarnings("error", category=ResourceWarning)
    warnings.warn("Skip this")
    warnings.warn("keep this")
    try:
        warnings.warn("res", ResourceWarning)
    except ResourceWarning as e:
        print("error", e)
print([str(w.message) for w in caught], caught[0].lineno > 0)
print(repr(warnings.formatwarning("msg", UserWarning, "f.py", 3, "  code()  ")), repr(warnings.formatwarning("m", UserWarning, "nofile", 1)))
err = io.StringIO()
with redirect_stderr(err):
    warnings.warn_explicit("shown", UserWarning, "file.py", 7)
print(repr(err.getvalue()))


@warnings.deprecated("use new")
def old(x):
    return x * 2


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(2), old.__name__, old.__deprecated__, str(caught[0].message), caught[0].category.__name__)
for bad in (lambda: warnings.warn("x", int), lambda: warnings.simplefilter("nope"), lambda: warnings.warn("x", "y")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e)[:40])
# What reads filters for others asks for these.
for text in ("ignore", "e", "d", "al", "mod", "once", "zz", ""):
    try:
        print(repr(text), warnings._getaction(text))
    except warnings._OptionError as e:
        print(e)
