"""An edition: what is sent of a brief, made once for all who get the same."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from briefgen.mail.attachments import attach
from briefgen.mail.mime import Lines, joined, lines_of, multipart, text_head
from briefgen.mail.texts import Texts, subject_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.audience.brief import Brief
    from briefgen.errors import Problem
    from briefgen.mail.attachments import Kind


class Body(NamedTuple):
    """The texts of a message, encoded but for the line with the salutation."""

    plain: Lines
    html: Lines


class Edition(NamedTuple):
    """What is sent: texts, encoded attachments, and the id of all this together.

    `brief` is what the texts tell of. `cover` is the subject that an encrypted message
    has, which tells nothing of what is in it: headers are not encrypted. `saluting` and
    `bare` are the body with and without a salutation. `warnings` and `foreign` are
    those of its documents.
    """

    id: str
    brief: Brief
    subject: str
    cover: str
    saluting: Body
    bare: Body
    attachments: tuple[bytes, ...]
    names: tuple[str, ...]
    warnings: tuple[Problem, ...]
    foreign: tuple[str, ...]

    @property
    def boundary(self) -> str:
        """What keeps the parts apart: "=_" is in no quoted-printable or base64."""
        return f"=_{self.id[:32]}"

    def content(self, salutation: str) -> Iterator[bytes]:
        """Yield a message without its headers: texts, then attachments (RFC 2046)."""
        body = self.saluting if salutation else self.bare
        inner, outer = f"{self.boundary}-text", f"{self.boundary}-all"
        plain = (text_head("plain"), *body.plain.filled(salutation))
        html = (text_head("html"), *body.html.filled(_escaped(salutation)))
        texts = (multipart("alternative", inner), *joined(inner, (plain, html)))
        yield multipart("mixed", outer)
        yield from joined(outer, (texts, *((each,) for each in self.attachments)))


def edition(brief: Brief, dossier: str, kinds: Sequence[Kind]) -> Edition:
    """Return what is sent of a brief; `dossier` is the name of the folder of its facts.

    Its id is the SHA-256 of all that makes it: dossier, audience, language, marking,
    texts and documents. Raises as `attach` and `texts_of` do.
    """
    attached = attach(brief, dossier, kinds)
    told = attached.brief
    subject = subject_of(told)
    bare = texts_of(told, attached.files, salutes=False)
    saluting = texts_of(told, attached.files, salutes=True)
    name, language = brief.audience.name, brief.audience.language
    files = [[file.name, sha256(file.data).hexdigest()] for file in attached.files]
    whole = [dossier, name, language, told.marking, subject, *bare, *saluting, files]
    return Edition(
        id=sha256(json.dumps(whole).encode()).hexdigest(),
        brief=told,
        subject=subject,
        cover=f"[{told.marking}] {' '.join(brief.audience.title.split())}",
        saluting=_body(saluting),
        bare=_body(bare),
        attachments=tuple(file.encoded for file in attached.files),
        names=tuple(file.name for file in attached.files),
        warnings=attached.warnings,
        foreign=attached.foreign,
    )


def _body(texts: Texts) -> Body:
    return Body(lines_of(texts.plain), lines_of(texts.html))


def _escaped(text: str) -> str:
    from html import escape

    return escape(text, quote=False)
