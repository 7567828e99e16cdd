"""Renew what is made from the code in ``docs/``; `scripts/docs` runs this.

With ``--check``, nothing is written: stale files are named, and the exit code is 1.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.cli import reference
from docs.make import facts, pictures, rules

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS: Final = Path(__file__).parents[1]
MAKERS: Final[dict[str, Callable[[], bytes]]] = {
    "cli.md": lambda: reference.text().encode(),
    "facts.md": lambda: facts.text().encode(),
    "rules.md": lambda: rules.text().encode(),
    "img/executive.png": lambda: pictures.picture("executive"),
}
"""Each file in ``docs/`` with what makes it."""


def is_stale(path: Path, data: bytes) -> bool:
    """Tell whether a file is not as it should be; of pictures, what is seen counts."""
    if not path.is_file():
        return True
    if path.suffix == ".png":
        return not pictures.look_the_same(path.read_bytes(), data)
    return path.read_bytes() != data


def main(*, check: bool) -> int:
    """Write each file anew, or only name the stale ones; return the exit code."""
    code = 0
    for name, make in MAKERS.items():
        path, data = DOCS / name, make()
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        elif is_stale(path, data):
            print(f"docs/{name} is stale: run scripts/docs")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
