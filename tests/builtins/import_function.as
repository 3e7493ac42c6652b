# `__import__` with names relative to a package.
print(__import__("os.path", fromlist=["join"]).__name__)
print(__import__("os.path").__name__)
package = {"__package__": "json", "__name__": "json.tool"}
print(__import__("decoder", package, None, ("JSONDecoder",), 1).__name__)
for globals, level in (({}, -1), ({"__package__": ""}, 1)):
    try:
        __import__("x", globals, None, (), level)
    except (ValueError, ImportError) as e:
        print(type(e).__name__, e)
