# Imported modules have a spec and a loader; the main program has none.
import importlib.util
import json
import json.decoder
import math
import sys
import types

print(__spec__)
for module in (json, json.decoder, math, sys):
    spec = module.__spec__
    print(type(spec).__name__, spec.parent, spec.loader is module.__loader__, module.__loader__ is not None)
print(json.__spec__.name, json.decoder.__spec__.name, math.__spec__.name)
print(json.__spec__.submodule_search_locations is not None, math.__spec__.submodule_search_locations)
print(math.__spec__ is math.__spec__, importlib.util.find_spec("math") is math.__spec__)
print(hasattr(math, "__spec__"), getattr(json, "__loader__", None) is not None, "__spec__" in vars(math))

made = types.ModuleType("made")
print(made.__spec__, made.__loader__)
del made.__spec__
try:
    made.__spec__
except AttributeError as e:
    print(e)
