"""WeasyPrint's view of Pango and its kin, parsed ahead of time.

WeasyPrint declares the C functions it calls as text, which cffi parses anew in
each process. `_pango_abi.py` beside this module holds the result of that parsing
("out-of-line ABI mode" in cffi's manual); `renew` writes it for another version.
"""

from __future__ import annotations

import re
import sys
from contextlib import redirect_stdout
from hashlib import sha256
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final

PARSED: Final = Path(__file__).with_name("_pango_abi.py")

_TEXT: Final = '''\
"""C declarations of WeasyPrint, parsed by cffi: made by pango.py, not written."""
# Generated lines are as long as they are.
# ruff: noqa: E501, Q000
# mypy: ignore-errors
# fmt: off

{code}
DIGEST = "{digest}"
'''


def module() -> ModuleType:
    """Return a module to stand for `cffi` while WeasyPrint is imported.

    Its `FFI` knows the declarations it was parsed for. Given others, it becomes
    cffi's own.
    """
    stand_in = ModuleType("cffi")
    stand_in.FFI = _ready  # type: ignore[attr-defined]
    return stand_in


def made() -> str:
    """Return the text that `_pango_abi.py` must have for the installed WeasyPrint."""
    import cffi

    declarations = _declarations()
    ffi = cffi.FFI()
    ffi.cdef(declarations)
    ffi.set_source("_pango_abi", None)
    with redirect_stdout(StringIO()):
        ffi.emit_python_code(file := StringIO())
    code = file.getvalue().partition("\n")[2]
    return _TEXT.format(code=code, digest=_digest(declarations))


def renew() -> None:
    """Write `_pango_abi.py` for the installed WeasyPrint."""
    PARSED.write_text(made(), encoding="ascii")


def _ready() -> SimpleNamespace:
    from briefgen.render.speed._pango_abi import DIGEST, ffi

    namespace = SimpleNamespace(**_public(ffi))

    def cdef(declarations: str) -> None:
        if _digest(declarations) != DIGEST:
            sys.modules.pop("cffi", None)
            import cffi

            real = cffi.FFI()
            real.cdef(declarations)
            vars(namespace).update(_public(real))

    namespace.cdef = cdef
    return namespace


def _public(ffi: Any) -> dict[str, Any]:
    return {name: getattr(ffi, name) for name in dir(ffi) if name[0] != "_"}


def _digest(declarations: str) -> str:
    return sha256(declarations.encode()).hexdigest()


def _declarations() -> str:
    """Read the declarations out of WeasyPrint's module, without running it."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("WeasyPrint is not installed.")
    code = Path(spec.origin).with_name("text").joinpath("ffi.py").read_text("utf-8")
    found = re.search(r"ffi\.cdef\('''(.*?)'''\)", code, re.DOTALL)
    if found is None:
        raise ValueError("WeasyPrint declares its C functions in some other way now.")
    return found[1]
