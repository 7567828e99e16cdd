"""The compiled part of pydantic-core, without what only its builders need.

``import pydantic_core`` spends most of its time on the typed dictionaries of
`pydantic_core.core_schema`, which describe schemas to type checkers. To check
facts, only the extension module is needed. So the package is put in place
unopened, and opens when anybody asks it for a name: `import pydantic`, before or
after, works as ever.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

_PACKAGE = "pydantic_core"


def pydantic_core() -> Any:
    """Return the module that holds `SchemaValidator` and `ValidationError`."""
    if _PACKAGE not in sys.modules:
        _place_unopened(_PACKAGE)
    return import_module(f"{_PACKAGE}._pydantic_core")


def _place_unopened(package: str) -> None:
    """Put a package in `sys.modules` that runs its code at the first name asked."""
    spec = PathFinder.find_spec(package)
    if spec is None or spec.loader is None:
        return
    loader, module = spec.loader, module_from_spec(spec)

    def open_first(name: str) -> object:
        vars(module).pop("__getattr__", None)
        loader.exec_module(module)
        return getattr(module, name)

    module.__getattr__ = open_first  # type: ignore[method-assign]
    sys.modules[package] = module
