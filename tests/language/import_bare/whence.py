# Read by module_own_names.as: what a module's code sees of where it is from.
print(__name__, __package__, __spec__.name, __spec__.parent, __spec__.has_location, __spec__.origin == __file__)
print(__loader__ is __spec__.loader, __loader__.path == __file__, __cached__ == __spec__.cached, type(__spec__).__name__)
print(list(globals())[:8])
at_once = dict(vars())


def spec():
    return __spec__


__spec__ = None
