"""Group D: the documents themselves, as a reader, an archive or a machine gets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.check.finding import Finding, Severity
from briefgen.check.rule import Rule
from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.audience.brief import Brief
    from briefgen.check.finding import Found
    from briefgen.check.subject import Subject

_LEAST = 2
"""How often the marking stands on each page: at its head, and at its foot (TLP 2.0)."""


def findings(brief: Brief, name: str) -> Iterator[Finding]:
    """Yield what is wrong with the PDF and the HTML of a brief.

    `name` is that of the documents without their format, for messages. Nothing is
    written.
    """
    yield from _pdf(brief, f"{name}.pdf")
    yield from _html(brief, f"{name}.html")


def _pdf(brief: Brief, file: str) -> Iterator[Finding]:
    from briefgen.check.documents import contrast, html_text, pdf_text
    from briefgen.render.document import pdf
    from briefgen.render.fit import fitted

    try:
        fit = fitted(brief)
        data = pdf(fit).data
    except UserError as error:
        yield from (_finding(_MADE, file, str(problem)) for problem in error.problems)
        return
    yield from _conformance(data, file)
    pages = pdf_text.pages(data)
    for number, text in enumerate(pages, start=1):
        if text.count(str(fit.brief.marking)) < _LEAST:
            yield _finding(_MARKED, file, f"page {number} lacks its marking")
    for problem in contrast.problems(fit.layout, str(fit.brief.marking)):
        yield _finding(_CONTRAST, file, problem)
    texts = html_text.read(fit.page.html).texts
    for problem in html_text.differences(texts, pdf_text.in_reading_order(data)):
        yield _finding(_READ, file, problem)


def _html(brief: Brief, file: str) -> Iterator[Finding]:
    from briefgen.check.documents import html_text
    from briefgen.render.html import screen_page

    try:
        page = html_text.read(screen_page(brief))
    except UserError as error:
        yield from (_finding(_MADE, file, str(problem)) for problem in error.problems)
        return
    for problem in page.dead_links():
        yield _finding(_LINKS, file, problem)
    marking = str(brief.marking)
    whole = [text.text.strip() for text in page.texts if text.text.strip()]
    if marking not in whole[:_HEAD] or marking not in whole[-_HEAD:]:
        yield _finding(_MARKED, file, "the marking is not at its head and its foot")


_HEAD = 24
"""How many texts may stand before the marking at the head, or behind the last."""


def _conformance(data: bytes, file: str) -> Iterator[Finding]:
    import page

    profiles = (
        (_ARCHIVE, page.ValidationProfile.PDF_A_3A),
        (_ACCESS, page.ValidationProfile.PDF_UA_1),
    )
    for rule, profile in profiles:
        told = {
            failure.rule_id: failure.message
            for failure in page.validate_pdf_bytes(data, profile=profile).failures
        }
        for name, message in told.items():
            yield _finding(rule, file, f"{message} ({name})")


def _finding(rule: Rule, file: str, message: str) -> Finding:
    return Finding(rule.id, rule.severity, (), Place(file), message)


def _nothing(_subject: Subject) -> Iterator[Found]:
    """Find nothing: documents are looked at brief by brief, when that is asked for."""
    yield from ()


def _rule(
    name: str, asks: str, because: str, examples: tuple[str, str], of: str
) -> Rule:
    bad, good = examples
    return Rule(
        id=name,
        severity=Severity.ERROR,
        asks=asks,
        because=because,
        bad=bad,
        good=good,
        origin=of,
        check=_nothing,
    )


_MADE = _rule(
    "D001",
    "A document can be made, within its page budget.",
    "A brief that cannot be made reaches nobody.",
    ("weight: 5 on so many facts that one page cannot hold them", "fewer of them"),
    "briefgen",
)
_ARCHIVE = _rule(
    "D002",
    "A PDF is PDF/A-3a.",
    "It must read the same in twenty years.",
    ("a style or template that draws what an archive cannot keep", "one that does not"),
    "ISO 19005-3",
)
_ACCESS = _rule(
    "D003",
    "A PDF is PDF/UA-1.",
    "A reader who listens must get what a reader who looks gets.",
    ("<h2> and then <h4>", "<h2> and then <h3>"),
    "ISO 14289-1",
)
_MARKED = _rule(
    "D004",
    "The marking stands at the head and the foot of each page.",
    "A page that is passed on alone must say whom it is for.",
    ("@page { @top-right { content: none; } }", "the page furniture of base"),
    "TLP 2.0",
)
_CONTRAST = _rule(
    "D005",
    "Text stands out from its ground at 7:1, and large text at 4.5:1.",
    "A brief is read in bad light, by tired eyes, and off a photocopy.",
    (".says { color: #999999; }", ".says { color: #4a4a4a; }"),
    "WCAG 2.2, 1.4.6",
)
_LINKS = _rule(
    "D006",
    "A link leads somewhere: to a place in the page, to https, http or mailto.",
    "Evidence that cannot be reached is none.",
    ('<a href="#note-99">', '<a href="#note-1">'),
    "ISO 14289-1, WCAG 2.2",
)
_READ = _rule(
    "D007",
    "What is read aloud is the text of the brief, in its order.",
    "A reader who listens must not get another brief.",
    ("content that a style sheet draws: .fact::after { content: 'not'; }", "text"),
    "ISO 14289-1",
)
RULES = (_MADE, _ARCHIVE, _ACCESS, _MARKED, _CONTRAST, _LINKS, _READ)
