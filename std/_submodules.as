"""Submodules that scripts find as attributes of a package though they never imported them.

In CPython the modules of a library import each other, and each import leaves an attribute on its package: after `import inspect`
and `import importlib`, `importlib.machinery` is there. Ours import less, to start sooner. The package's `__getattr__` asks here,
so that such a submodule is imported when somebody looks for it, and only then.
"""

import sys

# What CPython's modules bring of the packages whose `__getattr__` asks here.
_BRINGS = {
    "asyncio": ("concurrent.futures", "inspect"),
    "bdb": ("inspect",),
    "cmd": ("inspect",),
    "dataclasses": ("inspect",),
    "doctest": ("inspect", "pdb", "unittest"),
    "email._policybase": ("email.header", "email.charset", "email.utils"),
    "email.charset": ("email.base64mime", "email.quoprimime", "email.errors", "email.encoders"),
    "email.contentmanager": ("email.charset", "email.message", "email.errors"),
    "email.feedparser": ("email.errors", "email._policybase"),
    "email.generator": ("email.utils",),
    "email.header": ("email.base64mime", "email.quoprimime", "email.charset", "email.errors"),
    "email.headerregistry": ("email.errors", "email.utils"),
    "email.message": ("email.utils", "email.errors", "email._policybase", "email.charset", "email.iterators"),
    "email.mime.base": ("email.policy", "email.message"),
    "email.mime.application": ("email.mime.base", "email.encoders"),
    "email.mime.audio": ("email.mime.base", "email.encoders"),
    "email.mime.image": ("email.mime.base", "email.encoders"),
    "email.mime.message": ("email.mime.base", "email.message"),
    "email.mime.multipart": ("email.mime.base",),
    "email.mime.nonmultipart": ("email.mime.base", "email.errors"),
    "email.mime.text": ("email.mime.base",),
    "email.parser": ("email.feedparser", "email._policybase"),
    "email.policy": ("email._policybase", "email.headerregistry", "email.contentmanager", "email.message"),
    "email.utils": ("urllib.parse",),
    "http.client": ("email.parser", "email.message"),
    "http.cookiejar": ("http.client", "urllib.parse", "urllib.request"),
    "http.server": ("http.client", "email.utils"),
    "importlib.metadata": ("importlib.abc", "importlib.resources", "importlib.util", "inspect", "zipfile"),
    "importlib.resources": ("importlib.resources.abc", "inspect"),
    "importlib.resources.readers": ("importlib.resources", "importlib.util"),
    "inspect": ("importlib.machinery",),
    "mimetypes": ("urllib.parse",),
    "pdb": ("inspect",),
    "pkgutil": ("importlib.util", "importlib.machinery"),
    "pprint": ("dataclasses",),
    "smtplib": ("email.message", "email.generator", "email.utils"),
    "unittest": ("inspect", "unittest.util"),
    "urllib.error": ("urllib.response",),
    "urllib.request": ("http.client", "urllib.error", "urllib.parse", "urllib.response"),
    "urllib.robotparser": ("urllib.request",),
    "wsgiref.simple_server": ("http.server",),
    "xml.sax.expatreader": ("xml.sax.saxutils",),
    "xml.sax.saxutils": ("urllib.request",),
    "zipfile": ("importlib.util",),
}


def find(package, name):
    """Returns the submodule `name` of `package` if a module that is loaded brings it in CPython; imports it.

    AttributeError, in a module's words, where CPython would not have it.
    """
    wanted = f"{package}.{name}"
    todo = [module for module in _BRINGS if module in sys.modules]
    seen = set(todo)
    for module in todo:
        if module == wanted:
            break
        for brought in _BRINGS.get(module, ()):
            if brought not in seen:
                seen.add(brought)
                todo.append(brought)
    else:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    __import__(wanted)
    return sys.modules[wanted]
