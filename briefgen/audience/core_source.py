"""Python source of the schema of settings: see `briefgen.dossier.core_source`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.audience import schema as schemas
from briefgen.audience.profile import ACCENT, SIZE, SUBJECT, Settings
from briefgen.dossier.core_source import LEAST, module_text
from briefgen.dossier.types import ID, LANGUAGE, TEXT

FILE = Path(__file__).parent / "_core_schema.py"


def settings_text(versions: Sequence[str]) -> str:
    """Return the source of `_core_schema`, for some versions of pydantic-core."""
    forms = {
        "TEXT": TEXT,
        "ID": ID,
        "LANGUAGE": LANGUAGE,
        "ACCENT": ACCENT,
        "SIZE": SIZE,
        "SUBJECT": SUBJECT,
    }
    return module_text("SETTINGS", Settings, forms, versions)


if __name__ == "__main__":
    from importlib.metadata import version

    FILE.write_text(settings_text([LEAST, version("pydantic-core")]), encoding="utf-8")
    schemas.FILE.write_text(schemas.json_text(), encoding="utf-8")
