"""`linecache` asks the loader of a module whose file is not there, once somebody wants a line."""
import linecache


class Loader:
    def get_source(self, name):
        print("asked for", name)
        return None if name == "nothing" else f"source of {name}\nand more"


for name in ["a.b", "nothing"]:
    there = {"__name__": name, "__loader__": Loader()}
    print(linecache.lazycache(f"no {name}", there), linecache.lazycache(f"no {name}", there), linecache.lazycache(f"<no {name}>", there))
    print(linecache.getlines(f"no {name}"), repr(linecache.getline(f"no {name}", 2)))
print(len(linecache.cache["no a.b"]), linecache.cache["no a.b"][1:])
linecache.checkcache()
linecache.checkcache("no a.b")
print(sorted(linecache.cache))
linecache.clearcache()
print(linecache.cache, linecache.getlines("\0"), linecache.getlines(""))
