"""What is attached to a message: its name, its type and its bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import normalize
from urllib.parse import quote

from briefgen.audience.lighter import lighter
from briefgen.mail.calendar import calendar
from briefgen.mail.mime import EOL, base64, headers
from briefgen.render.document import make

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.audience.brief import Brief
    from briefgen.errors import Problem

Kind = Literal["pdf", "html", "ics"]
KINDS: tuple[Kind, ...] = ("pdf", "html", "ics")
"""What can be attached: the brief as PDF or HTML, and the dates ahead."""

_TYPES = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8; method=PUBLISH",
}
_UNSAFE = re.compile(r'[\x00-\x1f/\\:*?"<>|%]+')
_NO_NAME = "brief"
_DASHES = re.compile("[\u2010-\u2015\u2212]")


class Attachment(NamedTuple):
    """A file of a message; `kind` is the ending of its name."""

    kind: Kind
    name: str
    ascii_name: str
    data: bytes

    @property
    def encoded(self) -> bytes:
        """The part of a message that it is, with its head.

        The name is there in ASCII and, where that is not all of it, as RFC 2231 has
        it. Without a disposition some programs would drop the part.
        """
        name = f'; filename="{self.ascii_name}"'
        if self.name != self.ascii_name:
            name += f"; filename*=utf-8''{quote(self.name, safe='')}"
        head = {
            "Content-Type": f'{_TYPES[self.kind]}; name="{self.ascii_name}"',
            "Content-Transfer-Encoding": "base64",
            "Content-Disposition": f"attachment{name}",
        }
        return headers(head) + EOL + base64(self.data)


class Attached(NamedTuple):
    """The attachments of a message, and the brief that they leave to tell of.

    `warnings` has what was told while they were made, and `foreign` the texts in them
    that are in another language than the rest.
    """

    files: tuple[Attachment, ...]
    brief: Brief
    warnings: tuple[Problem, ...]
    foreign: tuple[str, ...]


def attach(brief: Brief, dossier: str, kinds: Sequence[Kind]) -> Attached:
    """Return a brief as attachments; `dossier` is the name of its folder.

    A text beside a PDF tells nothing that the PDF has no room for; HTML has room for
    all. There is no calendar without a date ahead. Raises as `render` does.
    """
    files: list[Attachment] = []
    warnings: list[Problem] = []
    foreign: list[str] = []
    told = brief
    for kind in kinds:
        if kind == "ics":
            data = calendar(brief, dossier)
        else:
            document = make(brief, kind)
            data = document.data
            warnings += document.warnings
            foreign += document.foreign
            if document.moved:
                told = lighter(brief, document.moved)
        if data:
            files.append(Attachment(kind, *_names(brief, kind), data))
    left = told if "html" not in kinds else brief
    return Attached(tuple(files), left, tuple(warnings), tuple(dict.fromkeys(foreign)))


def _names(brief: Brief, kind: Kind) -> tuple[str, str]:
    """Return the name of a file, and that in ASCII for programs that know no other."""
    facts, audience = brief.facts, brief.audience.name
    subject = " ".join(_UNSAFE.sub("-", facts.subject).split())
    plain = normalize("NFKD", _DASHES.sub("-", subject))
    plain = " ".join(plain.encode("ascii", "ignore").decode().split())
    # Of a name in another script nothing may be left, or a mark or two.
    plain = plain if len(plain) * 2 > len(subject) else _NO_NAME
    name = f"{facts.as_of[:10]} {{}} - {audience}.{kind}"
    return name.format(subject), name.format(plain)
