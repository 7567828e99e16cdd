"""Where WeasyPrint goes wrong with our pages, and what is done about it."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from typing import Final

# It brings all others that own what is freed late: Pango, Fontconfig, HarfBuzz.
_LIBRARY: Final = (
    "libpangoft2-1.0.dylib" if sys.platform == "darwin" else "libpangoft2-1.0.so.0"
)


@cache
def repair() -> None:
    """Repair the WeasyPrint of this process.

    Raises `OSError` if a library that WeasyPrint needs is missing.
    """
    _keep_pango_loaded()


def _keep_pango_loaded() -> None:
    """Keep Pango in memory until the process has ended.

    An interpreter that ends closes libraries when it empties the module that opened
    them. What lives longer, such as shared fonts, was then freed by code that was
    gone: a crash after all was done.
    """
    from weasyprint.text.ffi import ffi

    # Where Pango has another name, all is as it was.
    with suppress(OSError):
        ffi.dlopen(_LIBRARY, ffi.RTLD_NOW | ffi.RTLD_NODELETE)
