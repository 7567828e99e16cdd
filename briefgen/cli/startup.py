"""How a small command starts fast. Nothing here changes what a command does.

The figures tell what each trick takes off the processor time of a whole
``briefgen render`` of one HTML page, as a multiple of ``python -c pass``: 11.7 with
all of them.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import NoReturn

LATER: Final[Mapping[str, Sequence[str]]] = {
    # What Typer imports for completion, colours, long help texts and mistakes.
    "difflib": ["get_close_matches"],
    "gettext": ["gettext"],
    "shutil": ["get_terminal_size"],
    "subprocess": [],
    "traceback": ["FrameSummary", "StackSummary"],
    "uuid": ["UUID"],
    # What the standard library's own modules import for rare uses.
    "ipaddress": [],
    "locale": [],
    "platform": [],
    "textwrap": [],
    "tokenize": [],
    "urllib.parse": ["quote", "quote_from_bytes", "urlencode", "urlsplit"],
    # What Jinja2 needs to read templates, but not to fill in those it has read.
    "hashlib": ["sha1"],
    "jinja2.bccache": [
        "BytecodeCache",
        "FileSystemBytecodeCache",
        "MemcachedBytecodeCache",
    ],
    "jinja2.compiler": ["CodeGenerator", "generate"],
    "jinja2.lexer": ["Lexer", "TokenStream", "get_lexer"],
    "jinja2.parser": ["Parser"],
    "json": [],
    "pickle": [],
    "random": ["choice", "randrange"],
    "tempfile": [],
}
"""Modules that are imported far more often than used, with the names that others
import from each while they are loaded themselves."""


def hurry() -> None:
    """Prepare the process for a quick start."""
    # Loading makes thousands of objects that stay, and hardly any garbage: −0.9.
    gc.disable()
    put_off(LATER)


def settle() -> None:
    """Prepare the process for long work: garbage is collected from here on."""
    gc.freeze()
    gc.enable()


def put_off(modules: Mapping[str, Collection[str]]) -> None:
    """Have each module loaded when it is first used, not when it is imported: −2.4.

    A module that cannot be found so is imported as ever.
    """
    for module, names in modules.items():
        if module in sys.modules:
            continue
        package = module.rpartition(".")[0]
        above = PathFinder.find_spec(package) if package else None
        spec = PathFinder.find_spec(
            module, above.submodule_search_locations if above else None
        )
        if spec and spec.loader:
            later: Any = module_from_spec(spec)
            vars(later)["_names"] = names
            later.__class__ = Later
            sys.modules[module] = later


class Later(ModuleType):
    """A module that is loaded when somebody asks it for anything.

    `importlib.util.LazyLoader` does this too, but before Python 3.12 the mere
    statement ``import`` makes it load. What others import from it by name are
    stand-ins, until it is loaded.
    """

    _names: Collection[str]

    def __getattr__(self, name: str) -> Any:
        """Return a stand-in, or load the module and return what is asked for."""
        if name == "__path__":  # asked by the import system, of any module
            raise AttributeError(name)
        if name in vars(self).get("_names", ()):
            return StandIn(self, name)
        load(self)
        return getattr(self, name)


def load(module: ModuleType) -> None:
    """Load a module that was put off, in its place."""
    loader = module.__spec__ and module.__spec__.loader
    if isinstance(module, Later) and loader:
        vars(module).pop("_names")
        module.__class__ = ModuleType  # type: ignore[assignment] # from a subclass
        loader.exec_module(module)


class StandIn:
    """Stands for a function or class of a module that is not loaded yet."""

    def __init__(self, module: Later, name: str) -> None:
        self._of = module, name

    def _real(self) -> Any:
        module, name = self._of
        load(module)
        return getattr(module, name)

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call what this stands for."""
        return self._real()(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of what this stands for."""
        return getattr(self._real(), name)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self._real())

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type]:
        del bases
        return (self._real(),)


class _AsItIs:
    """Coerces a text to a text, as Typer asks for it: by doing nothing."""

    def coerce(self, value: object, param: Any, ctx: object) -> object:
        """Return the value; no values for an option that takes several."""
        del ctx
        return () if value is None and (param.multiple or param.nargs < 0) else value


def take_texts_as_they_are(params: Iterable[Any]) -> None:
    """Spare Typer the loading of pydantic to turn text into text: −8.9.

    Typer does that for any parameter, even one that is not given. Should it look
    elsewhere for its coercion one day, this has no effect.
    """
    for param in params:
        descriptor = getattr(param, "type_descriptor", None)
        if getattr(descriptor, "annotation", None) in (str, list[str], bool):
            vars(param)["_runtime_param"] = _AsItIs()


def end(code: int) -> NoReturn:
    """End the process without taking the interpreter apart first: −2.1."""
    # What was registered to happen at the end still happens.
    atexit._run_exitfuncs()  # noqa: SLF001 - os._exit skips it
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 3
    os._exit(code)
