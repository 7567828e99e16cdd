"""The words of a message: its subject, its plain text, and its HTML.

The plain text is written from the brief, by a template of its own. Both templates are
found along the chain of the audience, as those of documents are, and trusted as little.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.dossier.texts import direction
from briefgen.errors import Problem, UserError
from briefgen.mail.mime import BLANK
from briefgen.mail.points import points
from briefgen.render import confined
from briefgen.render.bounds import metered
from briefgen.render.colour import legible
from briefgen.render.dates import long_date
from briefgen.render.environment import environment, text_environment
from briefgen.render.fonts import scripts_of
from briefgen.render.labels import read_labels
from briefgen.render.sound import check_words
from briefgen.render.template_errors import explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from css_inline import CSSInliner

    from briefgen.audience.brief import Brief
    from briefgen.dossier.models import Dossier
    from briefgen.dossier.places import Places
    from briefgen.mail.attachments import Attachment
    from briefgen.render.labels import Labels

PLAIN = "email/body.txt.j2"
HTML = "email/body.html.j2"
_RIGHT_TO_LEFT_MARK = "\u200f"
_OUTLOOK = {
    "<body>": "<body><!--[if mso]>"
    '<table role="presentation" align="center" width="600" cellpadding="0" '
    'cellspacing="0" border="0"><tr><td><![endif]-->',
    "</body>": "<!--[if mso]></td></tr></table><![endif]--></body>",
}
"""Outlook for Windows alone gets a table: it knows no width of any other element."""


class Texts(NamedTuple):
    """What a message says; where the salutation is to stand, there is `BLANK`."""

    plain: str
    html: str


def check_lines(dossier: Dossier, places: Places) -> None:
    """Raise `UserError` where a text that subjects are made of has several lines.

    With such a text, a subject could add headers of its own.
    """
    problems = tuple(
        Problem(
            f"{name}: has more than one line, which no subject of an e-mail has",
            places.of((name,)),
            "write it in one line, or after '>-'",
        )
        for name, text in (("title", dossier.title), ("subject", dossier.subject))
        if any("\n" in each for each in (text, *getattr(text, "texts", {}).values()))
    )
    if problems:
        raise UserError(problems)


def subject_of(brief: Brief) -> str:
    """Return the subject of a message, by the pattern of the audience.

    The marking is in it whatever the pattern says: TLP 2.0 wants it there.
    """
    facts, audience, labels = brief.facts, brief.audience, _labels(brief)
    parts = {
        "as_of": long_date(facts.as_of[:10], labels),
        "edition": str(facts.edition),
        "marking": str(brief.marking),
        "subject": str(facts.subject),
        "title": str(facts.title),
    }
    pattern = audience.subject
    if "{marking}" not in pattern:
        pattern = f"[{{marking}}] {pattern}"
    # French has a space before it; the pattern is that of all languages.
    pattern = re.sub(r"\s*: ", f"{labels['marks']['colon']} ", pattern)
    pattern = f"{brief.stamp} {pattern}".lstrip()
    for name, text in parts.items():
        pattern = pattern.replace(f"{{{name}}}", text.replace("{", "\0"))
    return pattern.replace("\0", "{")


def texts_of(brief: Brief, attached: Sequence[Attachment], *, salutes: bool) -> Texts:
    """Return the texts of a message, with or without a line for the salutation.

    Raises `UserError` where a template is wrong, or asks for something outside.
    """
    folders = tuple(map(Path, brief.audience.chain))
    labels = _labels(brief)
    # Where the folders are is of this machine, and no business of a template.
    brief = brief.replaced(audience=brief.audience.replaced(chain=()))
    way = direction(brief.audience.language)
    context: dict[str, Any] = {
        "accent": brief.audience.accent,
        "attached": attached,
        "brief": brief,
        "direction": way,
        "facts": brief.facts,
        "labels": labels,
        "legible": legible,
        "marks": labels["marks"],
        "points": points(brief),
        "salutation": BLANK if salutes else "",
        "verdicts": dict(brief.verdicts),
        "words": labels["words"],
    }
    with explained(folders, tuple(context)), metered():
        plain = text_environment(folders).get_template(PLAIN).render(context)
        html = environment(folders).get_template(HTML).render(context)
    html = _checked(html, brief, folders)
    plain = "\n".join(line.rstrip() for line in plain.strip().split("\n"))
    return Texts(_turned(plain) if way == "rtl" else plain, _inliner().inline(html))


def _checked(html: str, brief: Brief, folders: Sequence[Path]) -> str:
    """Return HTML that asks for nothing outside, with what Outlook alone needs."""
    check_words(html, brief.audience.name)
    if confined.own(folders):
        from briefgen.render.self_contained import contained
        from briefgen.render.template_places import Templates

        html = contained(html, Templates(folders, "", len(brief.all_facts)))
    for tag, whole in _OUTLOOK.items():
        html = html.replace(tag, whole, 1)
    return html


def _labels(brief: Brief) -> Labels:
    folders = tuple(map(Path, brief.audience.chain))
    return read_labels(folders, brief.audience.language)


def _turned(text: str) -> str:
    """Return a text whose lines run from right to left where they have such letters.

    Without the mark, one that starts with a figure or a Latin name would not. A line in
    another language, and the marking, run as they are written.
    """
    return "\n".join(
        f"{_RIGHT_TO_LEFT_MARK}{line}" if scripts_of(line) else line
        for line in text.split("\n")
    )


@cache
def _inliner() -> CSSInliner:
    from css_inline import CSSInliner

    # What a style attribute cannot say, such as dark mode, stays in the head.
    return CSSInliner(
        keep_at_rules=True, load_remote_stylesheets=False, minify_css=False
    )
