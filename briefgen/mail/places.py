"""Where the user's own files lie: settings and what must outlast a run.

They follow the XDG Base Directory Specification 0.8, on macOS too. The folder of the
cache would not do: what is in it may be deleted at any time.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def config_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the user's settings, whether it exists or not."""
    return _folder(environment.get("XDG_CONFIG_HOME", ""), ".config")


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of what is kept from run to run, whether it exists or not."""
    return _folder(environment.get("XDG_STATE_HOME", ""), ".local/state")


def _folder(named: str, usual: str) -> Path:
    # A relative folder is to be ignored, says the specification.
    home = Path("~").expanduser()
    return (Path(named) if os.path.isabs(named) else home / usual) / "briefgen"  # noqa: PTH117
