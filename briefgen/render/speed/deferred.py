"""Imports that WeasyPrint names on top and rarely needs, put off until it does.

While WeasyPrint is imported, the modules listed here are stand-ins; a name
taken from one imports the real module when it is first used. Afterwards
`sys.modules` is as if they had never been asked for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Later:
    """A name of a module that is imported when the name is used."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def __repr__(self) -> str:
        return f"<{'.'.join(self._where)}, not yet imported>"

    def _real(self) -> Any:  # noqa: ANN401
        module, name = self._where
        try:
            return getattr(import_module(module), name)
        except AttributeError:
            return import_module(f"{module}.{name}")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return self._real()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._real())


class _StandIn(ModuleType):
    """A module whose names are all `Later`."""

    def __getattr__(self, name: str) -> Later:
        if name.startswith("__"):
            raise AttributeError(name)
        later = Later(self.__name__, name)
        setattr(self, name, later)
        return later


class _Finder(MetaPathFinder, Loader):
    """Finds stand-ins before real modules: for packages, and whatever is in them."""

    def __init__(self, names: Sequence[str], ready: Mapping[str, ModuleType]) -> None:
        self._names = names
        self._ready = ready

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        wanted = fullname in self._ready or any(
            fullname == name or fullname.startswith(f"{name}.") for name in self._names
        )
        return ModuleSpec(fullname, self, is_package=True) if wanted else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return self._ready.get(spec.name) or _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run: a stand-in has no code."""


@contextmanager
def deferred(names: Sequence[str], ready: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let imports of `names` give stand-ins, and those of `ready` these modules.

    What is imported already is left as it is.
    """
    before = set(sys.modules)
    finder = _Finder(names, ready)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - before:
            module = sys.modules[name]
            if isinstance(module, _StandIn) or module is ready.get(name):
                _forget(name, module)


def _forget(name: str, module: ModuleType) -> None:
    del sys.modules[name]
    parent, _, child = name.rpartition(".")
    if parent in sys.modules and getattr(sys.modules[parent], child, None) is module:
        delattr(sys.modules[parent], child)
