"""The compiled part of pydantic-core, without what only its builders need.

``import pydantic_core`` spends nearly all its time on the typed dictionaries of
`pydantic_core.core_schema`, which describe schemas to type checkers; checking
facts takes only the extension module. So the package is put in place unopened,
and opens when anybody asks it for a name: ``import pydantic`` works as ever,
before or after. Where any of this fails, the package is imported as usual.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_PACKAGE = "pydantic_core"
_EXTENSION = f"{_PACKAGE}._pydantic_core"


def pydantic_core() -> Any:
    """Return the module that holds `SchemaValidator` and `ValidationError`."""
    if _PACKAGE in sys.modules:
        return import_module(_EXTENSION)
    spec = PathFinder.find_spec(_PACKAGE)
    if spec is not None:
        sys.modules[_PACKAGE] = unopened(spec)
    try:
        return import_module(_EXTENSION)
    except ImportError:
        sys.modules.pop(_PACKAGE, None)
        return import_module(_PACKAGE)


def unopened(spec: ModuleSpec) -> ModuleType:
    """Return a module that runs its code when it is first asked for a name.

    `importlib.util.LazyLoader` cannot be used: it runs a package's code as soon as
    a module of the package is imported.
    """
    module = module_from_spec(spec)
    lock = RLock()
    opening = False

    def open_first(name: str) -> Any:
        nonlocal opening
        with lock:
            if not opening and spec.loader is not None:
                opening = True
                spec.loader.exec_module(module)
                if vars(module).get("__getattr__") is open_first:
                    del vars(module)["__getattr__"]
        if name in vars(module):
            return vars(module)[name]
        raise AttributeError(f"module {spec.name!r} has no attribute {name!r}")

    vars(module)["__getattr__"] = open_first
    return module
