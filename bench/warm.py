"""What a process costs that is warm: ``python -m bench.warm JOB FOLDER AUDIENCE``.

A job does its work once unmeasured, then on other input of the same kind, and
prints the seconds of processor time that each of these took, one a line.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from bench.inputs import (
    FEW,
    MANY,
    ROOT,
    VARIANTS,
    facts,
    large_facts,
    many_facts,
    page,
    recipients,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.dossier import Dossier


def further_pdf(folder: Path, audience: str) -> Iterator[float]:
    """Briefs become PDF: from what `cut` returns to bytes."""
    from bench.prepare import brief
    from briefgen.render import render

    briefs = [brief(folder, audience, variant) for variant in range(VARIANTS)]
    render(briefs[0], "pdf")
    for further in briefs[1:]:
        yield _seconds(render, further, "pdf")


def further_stock_pdf(folder: Path, audience: str) -> Iterator[float]:
    """WeasyPrint as it comes lays out the HTML of the same briefs."""
    from weasyprint import HTML

    def write(html: str) -> None:
        HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")

    paths = [page(folder, audience, variant) for variant in range(VARIANTS)]
    pages = [path.read_text("utf-8") for path in paths]
    write(pages[0])
    for further in pages[1:]:
        yield _seconds(write, further)


def read_facts(folder: Path, audience: str) -> Iterator[float]:
    """The large facts file is read, validated and cut."""
    from briefgen.audience import find
    from briefgen.audience.cut import cut
    from briefgen.dossier import load

    readers = find.audience(audience, ROOT)

    def read(path: Path) -> None:
        cut(load(path), readers)

    read(facts(folder))
    yield _seconds(read, large_facts(folder))


def cut_many(folder: Path, audience: str) -> Iterator[float]:
    """Many facts are cut, and filled into the templates of a page to be laid out."""
    from briefgen.dossier import load

    page_of = _page_maker(audience)
    page_of(load(facts(folder)))
    yield _seconds(page_of, load(many_facts(folder)))


def lay_out_many(folder: Path, audience: str) -> Iterator[float]:
    """That page is laid out."""
    from briefgen.dossier import load
    from briefgen.render.pdf import lay_out

    page_of = _page_maker(audience)
    lay_out(page_of(load(facts(folder))))
    yield _seconds(lay_out, page_of(load(many_facts(folder))))


def _page_maker(audience: str) -> Callable[[Dossier], str]:
    """Return what makes the page of a dossier, of as many pages as it takes."""
    from briefgen.audience import find
    from briefgen.audience.cut import cut
    from briefgen.render.html import paper_page

    readers = find.audience(audience, ROOT).replaced(pages=None)
    return lambda dossier: paper_page(cut(dossier, readers)).html


def read_yaml(folder: Path, _audience: str) -> Iterator[float]:
    """PyYAML's SafeLoader, which is what `yaml.safe_load` uses, reads the same file."""
    import yaml

    def read(text: str) -> None:
        yaml.load(text, yaml.SafeLoader)

    read(facts(folder).read_text("utf-8"))
    yield _seconds(read, large_facts(folder).read_text("utf-8"))


def letters(folder: Path, count: int) -> Iterator[float]:
    """Messages of one edition are built, one after the other; what it is of is made."""
    from datetime import UTC, datetime

    from briefgen.mail.addresses import Mailbox
    from briefgen.mail.desk import Desk
    from briefgen.mail.letters import prepare

    desk = Desk(Mailbox("desk@example.org"))
    date = datetime(2025, 11, 16, tzinfo=UTC)
    path = recipients(folder, count)
    prepared = prepare(facts(folder), path, ROOT, date, desk=desk).letters

    def build() -> None:
        for letter in prepared:
            letter.build()

    yield _seconds(build)


JOBS: Final[dict[str, Callable[[Path, str], Iterator[float]]]] = {
    "cut-many": cut_many,
    "further-pdf": further_pdf,
    "further-stock-pdf": further_stock_pdf,
    "lay-out-many": lay_out_many,
    "read-facts": read_facts,
    "read-yaml": read_yaml,
    "few-letters": lambda folder, _: letters(folder, FEW),
    "many-letters": lambda folder, _: letters(folder, MANY),
}


def _seconds(work: Callable[..., object], *arguments: Any) -> float:
    start = process_time()
    work(*arguments)
    return process_time() - start


if __name__ == "__main__":
    job, folder, audience = sys.argv[1:]
    for seconds in JOBS[job](Path(folder), audience):
        print(seconds)
