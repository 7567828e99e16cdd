"""How names inside WeasyPrint are replaced."""

from __future__ import annotations

import sys


def replace(old: object, new: object) -> None:
    """Put `new` wherever a module of WeasyPrint has the very object `old`."""
    for module_name, module in list(sys.modules.items()):
        if module_name.partition(".")[0] == "weasyprint":
            for name, value in list(vars(module).items()):
                if value is old:
                    setattr(module, name, new)
