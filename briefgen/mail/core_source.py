"""Python source of the schema of lists: see `briefgen.dossier.core_source`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefgen.dossier.core_source import LEAST, module_text
from briefgen.dossier.types import ID, LANGUAGE
from briefgen.mail import schema as schemas
from briefgen.mail.addresses import MAIL_ADDRESS
from briefgen.mail.recipients import LEAVE, LINE, SENDER, DistributionList

FILE = Path(__file__).parent / "_core_schema.py"


def list_text(versions: Sequence[str]) -> str:
    """Return the source of `_core_schema`, for some versions of pydantic-core."""
    forms = {
        "LINE": LINE,
        "ID": ID,
        "LANGUAGE": LANGUAGE,
        "MAIL_ADDRESS": MAIL_ADDRESS,
        "SENDER": SENDER,
        "LEAVE": LEAVE,
    }
    return module_text("LIST", DistributionList, forms, versions)


if __name__ == "__main__":
    from importlib.metadata import version

    FILE.write_text(list_text([LEAST, version("pydantic-core")]), encoding="utf-8")
    schemas.FILE.write_text(schemas.json_text(), encoding="utf-8")
