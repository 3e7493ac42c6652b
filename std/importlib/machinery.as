"""importlib.machinery: finders and loaders, and what an import finds."""

from _frozen_importlib import BuiltinImporter, FrozenImporter, ModuleSpec
from _frozen_importlib_external import NamespaceLoader, PathFinder, SOURCE_SUFFIXES, SourceFileLoader
from _import_paths import (
    BYTECODE_SUFFIXES, DEBUG_BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, OPTIMIZED_BYTECODE_SUFFIXES, AppleFrameworkLoader,
    ExtensionFileLoader, FileFinder, SourcelessFileLoader, WindowsRegistryFinder,
)


def all_suffixes():
    """Returns the endings of files that can be imported."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
