# The module platform describes the machine and this Python.
import platform
import sys

print(platform.python_version() == ".".join(map(str, sys.version_info[:3])))
print(platform.python_version_tuple() == tuple(platform.python_version().split(".")))
print(platform.system() == platform.uname().system == platform.uname()[0])
print(platform.machine() == platform.uname().machine, platform.node() == platform.uname().node)
print(platform.architecture())
print(platform.python_implementation().lower() == sys.implementation.name)
print(type(platform.uname()).__name__, len(platform.mac_ver()))
print(platform.platform().startswith(platform.system()))
