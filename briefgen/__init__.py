"""briefgen: briefing documents that can be trusted line by line.

The whole public API: `load` a dossier, `check` it, `cut` it for an audience, `render`
the brief. What a user can mend is a `UserError`. See ``docs/api.md``.
"""

from __future__ import annotations

import sys
from types import ModuleType

# The typing module is slow to load; type checkers know this name all the same.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike
    from typing import Any

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.check.run import check
    from briefgen.dossier import Dossier, load
    from briefgen.dossier.verdicts import Verdict
    from briefgen.errors import UserError
    from briefgen.render import render

__version__ = "0.1.0"
__all__ = ["UserError", "check", "cut", "load", "render"]

_HOMES = {
    "UserError": "briefgen.errors",
    "check": "briefgen.check",
    "load": "briefgen.dossier",
    "render": "briefgen.render",
}


def cut(
    dossier: Dossier,
    audience: str | Audience = "executive",
    *,
    project: str | PathLike[str] | None = None,
    verdicts: Mapping[str, Verdict] | None = None,
) -> Brief:
    """Return the brief of a dossier for an audience: what it may read, no more.

    An audience named by a text is looked for in ``templates/`` of the project, by
    default the current folder, and then among those that come with briefgen.
    `verdicts` are those that `check` has reached, for the brief to tell of.

    Raises `UserError` where there is no such audience, or where the dossier is not
    for it: marked above its clearance, or without evidence that it insists on.
    """
    from pathlib import Path

    from briefgen.audience import find
    from briefgen.audience.cut import cut

    if isinstance(audience, str):
        audience = find.audience(audience, Path(project or "."))
    return cut(dossier, audience, verdicts or {})


def __getattr__(name: str) -> Any:
    """Import a part of the API when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_HOMES[name])
    return home if isinstance(home, _Stage) else getattr(home, name)


class _Api(ModuleType):
    """The type of this module: in it, `check` and `render` are packages and functions.

    When the import system gives such a package its name here, it can be called.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name in _STAGES and isinstance(value, ModuleType):
            value.__class__ = _Stage
        super().__setattr__(name, value)


class _Stage(ModuleType):
    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from importlib import import_module

        module, _, name = _STAGES[self.__name__.rpartition(".")[2]].partition(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function(*arguments, **options)


_STAGES = {
    "check": "briefgen.check.run:check",
    "render": "briefgen.render.document:render",
}

sys.modules[__name__].__class__ = _Api
