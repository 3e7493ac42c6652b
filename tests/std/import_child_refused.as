"""A package that does not take its modules as attributes: they are imported, with a warning."""
import os
import shutil
import sys
import tempfile
import warnings

folder = tempfile.mkdtemp()
sys.path.insert(0, folder)
package = os.path.join(folder, "picky_package")
os.mkdir(package)
with open(os.path.join(package, "__init__.py"), "w") as file:
    file.write("""import sys, types
class Picky(types.ModuleType):
    def __setattr__(self, name, value):
        if name == "child":
            raise AttributeError("not here")
        super().__setattr__(name, value)
sys.modules[__name__].__class__ = Picky
""")
with open(os.path.join(package, "child.py"), "w") as file:
    file.write("value = 42\n")
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    from picky_package.child import value
    print(value, [(str(warning.message), warning.category.__name__) for warning in told])
    import picky_package.child
try:
    picky_package.child
except AttributeError as error:
    print(error)
shutil.rmtree(folder)
