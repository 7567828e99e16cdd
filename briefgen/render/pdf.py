"""A page of HTML becomes a PDF that archives keep and screen readers read.

Every PDF is PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once. Its
bytes depend on the page, the metadata and the installed versions only: not on
the clock, the time zone, the user or the machine's fonts. Nothing is fetched:
a page that asks for a picture, a font or a stylesheet elsewhere is refused.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from contextlib import contextmanager, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from briefgen.errors import BAD_MACHINE, Problem, UserError
from briefgen.render import fonts, repairs, speed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_LOGGER: Final = logging.getLogger("weasyprint")

# An address that nothing can be relative to: "logo.png" stays "logo.png", and
# is refused under the name that stands in the page.
_BASE_URL: Final = "brief:page"

_SELF_CONTAINED: Final = (
    "Nothing is fetched for a PDF: put text and CSS into the page, and pictures "
    "as SVG or data: URLs."
)

# A data: URL that is refused may hold a whole picture.
_LONGEST_SHOWN: Final = 200


class Metadata(NamedTuple):
    """What a PDF says about itself.

    `language` is a BCP 47 tag. `date`, which has a time zone, stands for the
    time of making and of change; it is written in UTC.
    """

    title: str
    language: str
    date: datetime
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()


class Attachment(NamedTuple):
    """A file inside a PDF: the source that the page was made from."""

    name: str
    data: bytes
    description: str
    mime: str = "application/yaml"


class Layout:
    """HTML broken into pages of paper, to be counted, and written if they fit.

    `pages` is their number, and `document` what WeasyPrint made. `warnings` tells, in
    order and once each, what was not understood, such as an unknown CSS property.
    """

    def __init__(self, document: Any, links: _Links, notes: Sequence[str]) -> None:
        self.document = document
        self._links = links
        self.pages: int = len(document.pages)
        self.warnings = tuple(dict.fromkeys(notes))

    def __repr__(self) -> str:
        return f"<Layout of {self.pages} pages>"

    def write(
        self, metadata: Metadata, attachments: Sequence[Attachment] = ()
    ) -> bytes:
        """Return the PDF.

        Raises `UserError` if a link leads nowhere, a picture has no description
        or isn't in the page, or no font of ours has a letter; `ValueError` if
        the date has no time zone.
        """
        from briefgen.render.conformance import missing_letters, write

        with speed.uninterrupted(), _heard(self._links) as notes:
            data = write(self.document, metadata, attachments)
        if letters := missing_letters(self.document):
            named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
            problem = Problem(
                f"no font of the brief has {named}",
                hint="write it in Latin, Cyrillic, Hebrew or Arabic letters; a "
                "template may draw it as SVG",
                letters="".join(letters),
            )
            raise UserError((problem,))
        self.warnings = tuple(dict.fromkeys((*self.warnings, *notes)))
        return data


def lay_out(html: str) -> Layout:
    """Return a whole HTML document, with its CSS inside, broken into pages.

    Its CSS may use the families of `briefgen.render.fonts`, and no other. What
    layouts share is made once in a process.

    Raises `UserError` if the page asks for anything that isn't in it, and one
    with `BAD_MACHINE` if this machine lacks a font or Pango.
    """
    links = _Links()
    with speed.uninterrupted(), _heard(links) as notes:
        engine = _engine(fonts.scripts_of(html))
        page = engine.html(string=html, base_url=_BASE_URL, url_fetcher=links)
        document = page.render(font_config=engine.fonts, pdf_variant="pdf/a-3a")
    if problems := tuple(_dead_ends(document)):
        raise UserError(problems)
    return Layout(document, links, notes)


def pango_version(html: str) -> int:
    """Return the version of Pango that lays out a page. Raises as `lay_out` does."""
    with speed.uninterrupted():
        # Loaded in any other way, WeasyPrint would be as slow as it comes.
        _engine(fonts.scripts_of(html))
        from weasyprint.text.ffi import pango

    return int(pango.pango_version())


def write_pdf(
    html: str, *, metadata: Metadata, attachments: Sequence[Attachment] = ()
) -> bytes:
    """Return the PDF of a whole HTML document with its CSS inside.

    Raises what `lay_out` and `Layout.write` raise.
    """
    return lay_out(html).write(metadata, attachments)


class _Engine(NamedTuple):
    """What all layouts of a process share."""

    html: Any
    fonts: Any


@cache
def _engine(scripts: tuple[fonts.Script, ...]) -> _Engine:
    faces = fonts.faces(scripts)
    try:
        # WeasyPrint prints advice on a missing library, and warns of a machine
        # without fonts: the one is said below, the other is meant.
        with _own_fonts_only(), redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            speed.prepare()
            repairs.repair()
            from weasyprint import HTML
            from weasyprint.text.ffi import harfbuzz_subset

            from briefgen.render.layout_bounds import count_steps
            from briefgen.render.typesetting import OwnFonts, keep_names_whole

            count_steps()
            keep_names_whole()
            own_fonts = OwnFonts(faces)
    except OSError as error:
        raise _no_pango(str(error)) from error
    if harfbuzz_subset is None:
        raise _no_pango("cannot load library 'libharfbuzz-subset'")
    return _Engine(HTML, own_fonts)


def _no_pango(reason: str) -> UserError:
    install = (
        "brew install pango"
        if sys.platform == "darwin"
        else "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    )
    return UserError(
        f"Pango, which sets the text of a PDF, is missing here: {reason}.",
        hint=f"Remove .venv and run scripts/brief, which installs it, or: {install}",
        exit_code=BAD_MACHINE,
    )


@contextmanager
def _own_fonts_only() -> Iterator[None]:
    """Hide the machine's fonts: with them, two machines would set two pages."""
    kept = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fontconfig.xml"))
    try:
        yield
    finally:
        if kept is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = kept


class _Links:
    """Serves `data:` URLs to WeasyPrint, and keeps a list of what else it wants."""

    # WeasyPrint asks its fetcher whether one failure ends everything.
    _fail_on_errors = False

    def __init__(self) -> None:
        self.refused: list[str] = []

    def __call__(self, url: str) -> Any:
        from weasyprint.urls import URLFetcherResponse

        if url[:5].lower() == "data:":
            try:
                mime, body = _read_data(url)
            except ValueError:
                pass
            else:
                return URLFetcherResponse(url, body, {"Content-Type": mime})
        self.refused.append(url)
        raise ValueError("not a part of the page")


def _read_data(url: str) -> tuple[str, bytes]:
    """Return a `data:` URL's media type and content (RFC 2397)."""
    from base64 import b64decode
    from urllib.parse import unquote_to_bytes

    head, comma, body = url[5:].partition(",")
    if not comma:
        raise ValueError("no comma")
    plain, base64, _ = head.rpartition(";base64")
    data = unquote_to_bytes(body)
    if base64:
        return plain or "text/plain", b64decode(data)
    return head or "text/plain", data


class _Ear(logging.Handler):
    """Keeps what WeasyPrint logs, so that none of it reaches stderr raw."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.notes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        failed = record.levelno >= logging.ERROR
        (self.errors if failed else self.notes).append(record.getMessage())


@contextmanager
def _heard(links: _Links) -> Iterator[list[str]]:
    """Yield a list that warnings are put into; end in a `UserError` on errors."""
    ear = _Ear()
    propagate, level = _LOGGER.propagate, _LOGGER.level
    _LOGGER.propagate = False
    _LOGGER.setLevel(logging.WARNING)
    _LOGGER.addHandler(ear)
    try:
        yield ear.notes
    finally:
        _LOGGER.removeHandler(ear)
        _LOGGER.propagate = propagate
        _LOGGER.setLevel(level)
    problems = [
        Problem(
            f"The page asks for {_shortened(url)}, which is not in it.",
            hint=_SELF_CONTAINED,
        )
        for url in dict.fromkeys(links.refused)
    ]
    problems += [
        Problem(f"The page cannot be set: {error}.")
        for error in dict.fromkeys(ear.errors)
        if not any(url in error for url in links.refused)
    ]
    if problems:
        raise UserError(tuple(problems))


def _shortened(url: str) -> str:
    return url if len(url) <= _LONGEST_SHOWN else f"{url[:60]}…"


def _dead_ends(document: Any) -> Iterator[Problem]:
    """Find links that lead nowhere once the page is a file in someone's inbox."""
    if document.metadata.attachments:
        yield Problem(
            'The page attaches a file with <link rel="attachment">.',
            hint="Leave it out: the facts are attached to each PDF anyway.",
        )
    targets = {
        (kind, target)
        for page in document.pages
        for kind, target, _, _ in page.links
        if kind != "internal"
        and not (
            kind == "external" and target.startswith(("http://", "https://", "mailto:"))
        )
    }
    for _, target in sorted(targets):
        yield Problem(
            f"The link to {_shortened(target)} leads nowhere from a PDF.",
            hint="Link to https:, http:, mailto: or to a place in the page (#…).",
        )
