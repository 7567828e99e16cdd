"""What an article states of itself in its first lines: headline, byline, dateline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.distill.article import Meta

_HEADLINE: Final = 25
"""A line of more words is no headline."""
_FIRST: Final = 4
"""So many paragraphs may tell of the article itself."""

_MONTHS: Final = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?",
    "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?",
    "dec(?:ember)?",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_DATE = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))\b"
)
_DATED = re.compile(
    r"(?:^|[\s,|·;–—-]+)"
    r"(?P<word>\b(?:published|posted|issued|released|date)\b\s*(?:on|at|:)?\s*)?"
    rf"{_DATE}(?:[\s,|·;–—-]+(?:at\s+)?\d{{1,2}}[:.]\d\d.*)?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"by (?-i:(?=[^\W\d_a-z]))([\w.’' -]+?)(?:\s*[,|·]\s*(?-i:[A-Z])[\w.’' &-]*)?",
    re.IGNORECASE,
)
"""Behind a comma may stand the office of the author, or the paper."""
_NO_NAME = re.compile(
    r"by (?:an?|our|the) [\w -]*(?:staff|reporters?|correspondents?|writers?)",
    re.IGNORECASE,
)
_PLACE = r"(?-i:[A-Z])[^.!?:;()]{1,60}?"
_CAPITALS = r"(?-i:[A-Z]{2}[A-Z .'’/-]+)(?:,\s[^.!?:;()]{1,40}?)?"
"""A place before an agency alone: else any name with letters in brackets would do."""
_DATELINE = re.compile(
    rf"(?:{_PLACE},?\s+{_DATE}(?:\s*\((?P<agency>[^()]{{2,40}})\))?"
    rf"|{_CAPITALS}\s*\((?P<alone>[^()]{{2,40}})\))\s*(?:[-–—]{{1,2}}|:)(?:\s|$)",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[ \t]*\n")


def head_apart(text: str) -> str:
    """Return a text with a blank line behind each line of its head.

    That is a headline which a byline, a day or a dateline follows at once. A text
    without blank lines stays as it is: each of its lines is a paragraph.
    """
    head, blank, rest = _cut(text.lstrip())
    first, *lines = head.split("\n")
    if not (blank and lines and is_headline(first) and _tells(lines[0])):
        return text
    parted = [first]
    while lines and _tells(lines[0]):
        parted.append(lines.pop(0))
        if _dateline(parted[-1]) and not is_headline(parted[-1]):
            # The story goes on behind it.
            parted[-1] = "\n".join((parted[-1], *lines))
            lines = []
    return "\n\n".join((*parted, *filter(None, ["\n".join(lines)]))) + blank + rest


def _cut(text: str) -> tuple[str, str, str]:
    """Return the first block of a text, the blank line behind it, and the rest."""
    found = _BLANK.search(text)
    if not found:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :]


def _tells(line: str) -> bool:
    """Tell whether a line tells of the article itself."""
    is_line = _NO_NAME.fullmatch(line) or any(_line(line).values())
    return bool((is_headline(line) and is_line) or _dateline(line))


def with_stated(stated: Meta, paragraphs: Sequence[str]) -> Meta:
    """Return what an article states of itself, with what its first lines add.

    A date counts where it stands alone, behind "published", behind a byline or in a
    dateline, and with its year. The publisher is the agency of a dateline.
    """
    found: dict[str, str] = {}
    if len(paragraphs) > 1 and is_headline(paragraphs[0]):
        found["title"] = paragraphs[0]
    for paragraph in paragraphs[:_FIRST]:
        told = _dateline(paragraph)
        if not told and is_headline(paragraph):
            told = _line(paragraph)
        found = {key: value for key, value in told.items() if value} | found
    return stated._replace(
        **{key: value for key, value in found.items() if not getattr(stated, key)}
    )


def is_headline(paragraph: str) -> bool:
    """Tell whether a paragraph is a headline or byline: short, and no sentence."""
    ends = paragraph.rstrip("\"'”’)").endswith((".", "!", "?", ":", ";", ","))
    return not ends and len(paragraph.split()) <= _HEADLINE


def _line(line: str) -> dict[str, str]:
    """Return the author and the day that a line of its own tells."""
    dated = _DATED.search(line)
    before = line[: dated.start()] if dated else line
    byline = _BYLINE.fullmatch(before)
    is_own = dated and (not before or byline or dated["word"])
    return {
        "author": byline[1].strip() if byline else "",
        "published": _iso(dated) if dated and is_own else "",
    }


def _dateline(paragraph: str) -> dict[str, str]:
    """Return the agency and the day that a story begins with."""
    match = _DATELINE.match(paragraph)
    if not match:
        return {}
    return {
        "publisher": match["agency"] or match["alone"] or "",
        "published": _iso(match),
    }


def _iso(match: re.Match[str]) -> str:
    """Return the date of a match, or nothing where there is no such day."""
    from briefgen.dossier.types import check_date

    year, month, day = (
        next((match[f"{part}{n}"] for n in (1, 2, 3) if match[f"{part}{n}"]), "")
        for part in "ymd"
    )
    if not year:
        return ""
    number = next(
        (
            n
            for n, name in enumerate(_MONTHS, start=1)
            if re.fullmatch(name, month, re.IGNORECASE)
        ),
        0,
    )
    try:
        return check_date(f"{year}-{number or int(month):02}-{int(day):02}")
    except ValueError:
        return ""
