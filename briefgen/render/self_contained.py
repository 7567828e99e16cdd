"""A page asks for nothing outside itself, and its links lead somewhere.

Templates may come from somebody else, and what they write is trusted as little. A
page is read by a grammar that is narrower than that of HTML, so that no browser can
see in it what is not seen here: each element is closed, each attribute is in quotes,
and ``<`` in a text is written ``&lt;``. Of elements and attributes only those are
allowed that are named here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NoReturn

from briefgen.dossier.hints import did_you_mean
from briefgen.dossier.textfile import shown
from briefgen.render import confined, pictures
from briefgen.render.markup_names import (
    ACTIVE,
    ATTRIBUTES,
    DRAWING,
    DRAWN,
    ELEMENTS,
    META,
    NAMESPACES,
    OF_ONE,
    VOID,
)
from briefgen.render.table_size import TableSize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.render.template_places import Templates

POLICY: Final = (
    "default-src 'none'; font-src data:; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
"""What a browser is told, besides: Content Security Policy, level 3."""

MOST_ELEMENTS: Final = 20_000
PER_FACT: Final = 100
"""How many more elements a page may have for each of its facts."""

MOST_DEPTH: Final = 100

_SPANS: Final = frozenset(("colspan", "rowspan", "span"))
_SPAN: Final = re.compile("[0-9]{1,3}")
"""As many rows or columns as a cell may have: the layout keeps a place for each."""

_LINK: Final = re.compile(r"https?://[^\s]|mailto:[^\s]|#[^\s]", re.IGNORECASE)

_ATTRIBUTE: Final = re.compile(
    r"""\s++([A-Za-z_][-A-Za-z0-9_:.]*+)"""
    r"""(?:\s*+=\s*+("[^"<]*+"|'[^'<]*+'|[-A-Za-z0-9_.%#]++))?+"""
)
_TOKEN: Final = re.compile(
    rf"""(?P<text>[^<]++)
    |<(?P<start>[A-Za-z][A-Za-z0-9]*+)(?P<given>(?:{_ATTRIBUTE.pattern})*+)\s*+(?P<slash>/?)>
    |</(?P<end>[A-Za-z][A-Za-z0-9]*+)\s*+>
    |(?P<comment><!--[^>]*?-->)
    |(?P<doctype><!doctype\ html>)""",
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN: Final = 60

_FETCHES_NOTHING: Final = "nothing is fetched, and nothing runs: leave it out"


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ("'", '"') else value


def contained(page: str, templates: Templates) -> str:
    """Return a page with its pictures in it.

    Raises `UserError` with the place in a template for what is no part of a page, and
    for what asks for something outside it or leads nowhere.
    """
    return "".join(_Reader(page, templates).parts())


class _Reader:
    """Reads one page from its start to its end."""

    def __init__(self, page: str, templates: Templates) -> None:
        self._page = page
        self._templates = templates
        self._open: list[str] = []
        self._left = MOST_ELEMENTS + PER_FACT * templates.facts
        self._tables: list[TableSize] = []

    def parts(self) -> Iterator[str]:
        at = 0
        while at < len(self._page):
            token = _TOKEN.match(self._page, at)
            if token is None:
                self._unreadable(at)
            at = token.end()
            if token["start"]:
                yield self._started(token)
                if token["start"].lower() == "style":
                    start, at = at, self._end_of_style(at)
                    yield self._page[start:at]
            else:
                if token["end"]:
                    self._ended(token["end"].lower(), token[0])
                yield token[0]
        if self._open:
            self._not_closed(self._open[-1])

    def _unreadable(self, at: int) -> NoReturn:
        rest = self._page[at:]
        whole = re.match(r"<[^<>\n]*+>?", rest)
        name = re.match(r"</?[A-Za-z]*", rest)
        text = whole[0] if whole else rest[:1]
        self._templates.refuse(
            f"'{text[:_SHOWN]}' is not written as a page needs it",
            "write attributes in quotes, such as <p class=\"x\">, and '<' as &lt;",
            text,
            name[0] if name else text,
        )

    def _not_closed(self, name: str) -> NoReturn:
        hint = f"write </{name}> where it ends"
        self._templates.refuse(f"<{name}> is not closed", hint, f"<{name}")

    def _ended(self, name: str, text: str) -> None:
        if not self._open or self._open[-1] != name:
            if name in self._open:
                self._not_closed(self._open[-1])
            hint = f"take it away, or write <{name}> where it starts"
            self._templates.refuse(f"{text} ends nothing", hint, text)
        self._open.pop()
        if name == "table":
            self._laid(self._tables.pop())

    def _laid(self, table: TableSize) -> None:
        """Refuse a table that has more places than a page may have elements."""
        self._left -= table.empty
        if self._left < 0:
            size = f"{table.rows:,} rows and {table.columns:,} columns"
            message = f"a table of {size} has too many places"
            hint = "give its rows as many cells each, or make several tables of it"
            self._templates.refuse(message, hint, "<table")

    def _started(self, token: re.Match[str]) -> str:
        """Return the start of an element, with its picture in it."""
        name, text = token["start"].lower(), token[0]
        is_drawn = "svg" in self._open
        self._left -= 1
        if self._left < 0:
            hint = "shorten its lists: no reader sees so much"
            most = MOST_ELEMENTS + PER_FACT * self._templates.facts
            self._templates.refuse(f"the page has more than {most:,} elements", hint)
        if name not in (DRAWN if is_drawn else ELEMENTS):
            meant = "" if name in ACTIVE else did_you_mean(name, ELEMENTS)
            hint = meant or _FETCHES_NOTHING
            self._templates.refuse(
                f"<{name}> is not for briefs", hint, text, f"<{token['start']}"
            )
        if name == "style" and self._open != ["html", "head"]:
            hint = "write style into brief.css"
            self._templates.refuse("<style> is not in the head", hint, text)
        if not token["slash"] and name not in VOID:
            self._open.append(name)
        elif name not in VOID and not (is_drawn or name == "svg"):
            hint = f"write <{name}></{name}>"
            self._templates.refuse(f"<{name}/> is not closed", hint, text, f"<{name}")
        if len(self._open) > MOST_DEPTH:
            self._templates.refuse(
                f"more than {MOST_DEPTH} elements stand in each other",
                "close each element where it ends",
                text,
            )
        given = self._attributes(token, is_drawn=is_drawn)
        if name == "table":
            self._tables.append(TableSize())
        elif self._tables:
            self._tables[-1].started(name, given)
        return self._with_picture(token, given)

    def _attributes(self, token: re.Match[str], *, is_drawn: bool) -> dict[str, str]:
        """Return the attributes of an element, each of them looked at."""
        name = token["start"].lower()
        allowed = ATTRIBUTES | OF_ONE.get(name, frozenset())
        if is_drawn or name == "svg":
            allowed |= DRAWING
        given: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(token["given"]):
            key = found[1].lower()
            value = html.unescape(_unquoted(found[2] or ""))
            clues = (found[0].strip(), f"{found[1]}=", f"<{token['start']}")
            if key not in allowed and not key.startswith(("aria-", "data-")):
                is_active = key.startswith("on") or key in ACTIVE
                meant = "" if is_active else did_you_mean(key, allowed)
                hint = meant or _FETCHES_NOTHING
                message = f"'{found[1]}' is not for briefs, in <{name}>"
                self._templates.refuse(message, hint, *clues)
            if key in given:
                self._templates.refuse(f"'{key}' is there twice", "leave one", *clues)
            self._check_value(name, key, value, clues)
            given[key] = value
        if name == "meta":
            self._check_meta(given, token[0])
        return given

    def _check_value(
        self, name: str, key: str, value: str, clues: tuple[str, ...]
    ) -> None:
        refuse = self._templates.refuse
        if key == "href" and not _LINK.match(value):
            hint = "link to https:, http:, mailto: or to a place in the page (#…)"
            refuse(f"the link to '{value[:_SHOWN]}' leads nowhere", hint, *clues)
        if key in _SPANS:
            if not _SPAN.fullmatch(value):
                hint = "name a number from 1 to 999"
                refuse(f"{key} '{value[:_SHOWN]}' cannot be set", hint, *clues)
            self._left -= int(value)
        if key == "xmlns" and value not in NAMESPACES:
            refuse(f"xmlns '{value[:_SHOWN]}' is unknown", _FETCHES_NOTHING, *clues)
        if key == "style" or (key in DRAWING and ("(" in value or "\\" in value)):
            self._check_style(value, f" in <{name}>", clues)

    def _check_style(self, css: str, where: str, clues: tuple[str, ...]) -> None:
        from briefgen.render.safe_style import wrong_in

        for wrong in wrong_in(css):
            self._templates.refuse(f"{wrong.message}{where}", wrong.hint, *clues)

    def _check_meta(self, given: dict[str, str], text: str) -> None:
        """Refuse what makes a browser do something."""
        clues = (text, "<meta")
        if "http-equiv" in given:
            policy = given["http-equiv"].lower() == "content-security-policy"
            if not policy or given.get("content") != POLICY:
                message = f"<meta http-equiv='{given['http-equiv']}'> is not for briefs"
                hint = "base/brief.html.j2 has the one that is"
                self._templates.refuse(message, hint, *clues)
        elif given.get("name", "viewport").lower() not in META:
            message = f"<meta name='{given['name']}'> is not for briefs"
            hint = f"allowed: {', '.join(sorted(META))}"
            self._templates.refuse(message, hint, *clues)

    def _with_picture(self, token: re.Match[str], given: dict[str, str]) -> str:
        """Return the start of an element; that of a picture has the picture in it."""
        text = token[0]
        if token["start"].lower() != "img":
            return text
        source = given.get("src", "")
        clues = (text, f'src="{source}"', source, "<img")
        if "alt" not in given:
            hint = 'say in alt="…" what it shows; alt="" where it shows nothing'
            self._templates.refuse("a picture has no description", hint, *clues)
        try:
            if source.lower().startswith("data:"):
                pictures.check(source)
                return text
            data = pictures.address(self._picture(source, clues))
        except ValueError as error:
            name = source if len(source) <= _SHOWN else f"{source[:_SHOWN]}…"
            hint = "make a PNG or JPEG of it, as large as the page needs it"
            self._templates.refuse(f"the picture '{name}' {error}", hint, *clues)
        others = (f[0] for f in _ATTRIBUTE.finditer(token["given"]) if f[1] != "src")
        return f'<img src="{data}"{"".join(others)}/>'

    def _picture(self, source: str, clues: tuple[str, ...]) -> bytes:
        folders = self._templates.folders
        path = confined.find(folders, source)
        if path is None:
            places = ", ".join(shown(str(folder)) for folder in folders)
            hint = f"put the file beside the template; looked in {places}"
            message = f"there is no picture '{source[:_SHOWN]}' in the chain"
            self._templates.refuse(message, hint, *clues)
        with path.open("rb") as file:
            return file.read(pictures.LARGEST + 1)

    def _end_of_style(self, at: int) -> int:
        end = self._page.find("</", at)
        css = self._page[at : max(end, at)]
        if self._page[end : end + len("</style>")].lower() != "</style>":
            self._not_closed("style")
        if css != self._templates.css:
            self._check_style(css, " in <style>", ("<style",))
        return end
