"""briefgen: briefing documents that can be trusted line by line.

The whole public API: `load` a dossier, `cut` it for an audience, `render` the
brief. See ``docs/api.md``.
"""

from __future__ import annotations

__version__ = "0.1.0"
