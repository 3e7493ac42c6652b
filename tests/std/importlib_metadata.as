# importlib.metadata: what the dist-info folders on the path say of packages.

import os
import sys
import tempfile
from importlib import metadata

with tempfile.TemporaryDirectory() as place:
    folder = os.path.join(place, "Some_Tool-1.2.dist-info")
    os.mkdir(folder)
    with open(os.path.join(folder, "METADATA"), "w") as file:
        file.write("Metadata-Version: 2.1\nName: some-tool\nVersion: 1.2\nRequires-Dist: other>=1\nRequires-Dist: more\n\nAbout it.\n")
    sys.path.insert(0, place)
    print(metadata.version("some-tool"), metadata.version("Some.Tool"), metadata.requires("some_tool"))
    print(metadata.distribution("some-tool").metadata["Name"])
    for name in ("no-such-package", ""):
        try:
            metadata.version(name)
        except (metadata.PackageNotFoundError, ValueError) as e:
            print(type(e).__name__, e, getattr(e, "name", None))
    print(issubclass(metadata.PackageNotFoundError, ImportError))
