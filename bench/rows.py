"""What is compared with what, what is to be reached, and the table of it all."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from bench.inputs import AUDIENCES, FEW, MANY, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Measure = Literal["cpu", "peak"]

_BARE: Final = "bare Python"
_NEAR: Final = 10
"""From here on, a ratio is told to one place, else to two."""
_SMALL: Final = 0.1
"""Below this, it is told to three."""


class Sample(NamedTuple):
    """What a contestant cost in one round."""

    cpu: float
    peak: float


class Row(NamedTuple):
    """One line of the table: the ratio of two contestants, and what it may be.

    `less` says that the limit itself is too much.
    """

    wait: str
    against: str
    ours: str
    theirs: str
    limit: float
    measure: Measure = "cpu"
    less: bool = False

    @property
    def aim(self) -> str:
        """What is to be reached, in words."""
        return f"{'less than' if self.less else 'at most'} {self.limit:g} ×"


def rows() -> Iterator[Row]:
    """Yield the lines of the table."""
    python = "`python -c pass`"
    yield Row("`briefgen --version`", python, "--version", _BARE, 3)
    yield Row("`briefgen --help`", python, "--help", _BARE, 10)
    for audience in AUDIENCES:
        yield Row(f"{audience} brief as HTML", python, f"{audience}: HTML", _BARE, 14)
    for audience in AUDIENCES:
        yield from _pdf_rows(audience)
    wait, against = f"{FEW:,} messages of one edition", "one executive brief as PDF"
    yield Row(wait, against, "few letters", "executive: PDF", 0.5)
    wait, against = f"{MANY:,} messages: peak memory", f"{FEW:,} messages"
    yield Row(wait, against, "many letters", "few letters", 1.15, "peak")
    wait, against = (
        "200 KB of facts read, validated and cut",
        "PyYAML's SafeLoader alone",
    )
    yield Row(wait, against, "large facts", "large facts, PyYAML", 0.3)
    for audience in (*AUDIENCES, WHOLE):
        wait = f"1,000 facts cut and put into the templates of the {audience} brief"
        ours = f"{audience}: many facts"
        against = "the layout of its PDF"
        yield Row(wait, against, ours, f"{ours}, layout", 0.05, less=True)


def _pdf_rows(audience: str) -> Iterator[Row]:
    wait, ours = f"{audience} brief as PDF", f"{audience}: PDF"
    stock = "the `weasyprint` command"
    yield Row(wait, stock, ours, f"{ours}, WeasyPrint", 0.5)
    yield Row(wait, "pandoc with WeasyPrint", ours, f"{ours}, pandoc", 1, less=True)
    yield Row(
        wait, "Chromium's `--print-to-pdf`", ours, f"{ours}, Chromium", 1, less=True
    )
    further = f"{audience}: further PDF"
    yield Row(
        f"a further {audience} PDF in a process",
        "WeasyPrint's `write_pdf` in a process",
        further,
        f"{further}, WeasyPrint",
        0.65,
    )
    yield Row(f"{wait}: peak memory", stock, ours, f"{ours}, WeasyPrint", 0.9, "peak")


def ratio(row: Row, rounds: Sequence[Mapping[str, Sample]]) -> float | None:
    """Return the median over the rounds of ours to theirs; None without theirs."""
    if any(row.theirs not in samples for samples in rounds):
        return None
    pairs = ((samples[row.ours], samples[row.theirs]) for samples in rounds)
    return median(
        ours.peak / theirs.peak if row.measure == "peak" else ours.cpu / theirs.cpu
        for ours, theirs in pairs
    )


def table(chosen: Iterable[Row], rounds: Sequence[Mapping[str, Sample]]) -> str:
    """Return the table as Markdown; a row without a rival is left out, and named."""
    lines = [
        "| what a user waits for | against | ratio | to reach | met |",
        "|---|---|---:|---|---|",
    ]
    absent = []
    for row in chosen:
        found = ratio(row, rounds)
        if found is None:
            absent.append(row.against)
            continue
        met = found < row.limit if row.less else found <= row.limit
        places = 1 if found >= _NEAR else 2 if found >= _SMALL else 3
        cells = (
            row.wait,
            row.against,
            f"{found:.{places}f} ×",
            row.aim,
            "yes" if met else "**no**",
        )
        lines.append(f"| {' | '.join(cells)} |")
    if absent:
        missing = ", ".join(dict.fromkeys(absent))
        lines += ["", f"Not measured, for it is not here: {missing}."]
    return "\n".join(lines)
