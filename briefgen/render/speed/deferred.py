"""Imports that WeasyPrint names on top and rarely needs, put off until it does.

While WeasyPrint is imported, the modules listed are stand-ins. The first use of
anything from such a package imports it, and puts what is real in place of each
stand-in. `sys.modules` is left as if the packages had never been asked for.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from briefgen.render.speed.patching import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class _Later:
    """A name of a module; used, it becomes what the module has by that name."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name
        _WAITING.append(self)

    def __repr__(self) -> str:
        return f"<{'.'.join(self._where)}, not yet imported>"

    def __call__(self, *args: Any, **options: Any) -> Any:
        return _settled(self)(*args, **options)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_settled(self), name)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, _settled(self))

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Leave the base out: its subclass is for what briefgen never does."""
        return ()


class _StandIn(ModuleType):
    """A module of which each name is put off."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        _WAITING.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        later = _Later(self.__name__, name)
        setattr(self, name, later)
        return later


_WAITING: Final[list[_Later | _StandIn]] = []
# Packages that somebody needed, perhaps while WeasyPrint was still imported.
_NEEDED: Final[set[str]] = set()


def _settled(wanted: _Later) -> Any:
    """Import the package of a stand-in, and return what it stands for.

    All stand-ins of a package go at once: an `except` clause can't wait.
    """
    package = _package(wanted)
    _NEEDED.add(package)
    for name, module in list(sys.modules.items()):
        if isinstance(module, _StandIn) and _package(module) == package:
            _forget(name, module)
    for waiting in [one for one in _WAITING if _package(one) == package]:
        replace(waiting, _real(waiting))
        _WAITING.remove(waiting)
    return _real(wanted)


def _package(waiting: _Later | _StandIn) -> str:
    module = waiting.__name__ if isinstance(waiting, _StandIn) else waiting._where[0]
    return module.partition(".")[0]


def _real(waiting: _Later | _StandIn) -> Any:
    if isinstance(waiting, _StandIn):
        return import_module(waiting.__name__)
    module, name = waiting._where
    try:
        return getattr(import_module(module), name)
    except AttributeError:
        return import_module(f"{module}.{name}")


class _Finder:
    """Finds stand-ins before real modules: for packages, and whatever is in them."""

    def __init__(self, names: Sequence[str], ready: Mapping[str, ModuleType]) -> None:
        self._names = frozenset(names)
        self._ready = ready

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        """Return a spec for the names that are put off, and for no other."""
        package = fullname.partition(".")[0]
        if fullname in self._ready or package in self._names - _NEEDED:
            return ModuleSpec(fullname, self, is_package=True)  # type: ignore[arg-type]
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module that was given for the name, or a stand-in."""
        return self._ready.get(spec.name) or _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run nothing: a stand-in has no code."""


@contextmanager
def deferred(names: Sequence[str], ready: Mapping[str, ModuleType]) -> Iterator[None]:
    """Let imports of `names` give stand-ins, and those of `ready` these modules.

    What has been imported before is left as it is.
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
