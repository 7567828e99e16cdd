"""A brief becomes an HTML page: one for the screen, one for the PDF to lay out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from briefgen.dossier import textfile
from briefgen.dossier.texts import direction
from briefgen.errors import Place, UserError
from briefgen.render import confined
from briefgen.render.bounds import metered, step
from briefgen.render.colour import legible
from briefgen.render.directions import directed
from briefgen.render.environment import environment
from briefgen.render.fonts import scripts_of, web_font_css
from briefgen.render.labels import read_labels
from briefgen.render.notes import Endnotes
from briefgen.render.sound import check_cited, check_words
from briefgen.render.template_errors import explained
from briefgen.render.timeline import timeline
from briefgen.render.timeline_mirror import mirrored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Format
    from briefgen.dossier.models import Event, Fact
    from briefgen.render.timeline import Timeline

    Doubts = Callable[[Iterable[Fact]], bool]

# Where the style of a page begins.
_CSS = "/*<![CDATA[*/"


class Sheet(NamedTuple):
    """A style sheet of a page, and the file that it is."""

    file: str
    css: str


class Page(NamedTuple):
    """A page of HTML, and the style sheets that stand in it, one after the other."""

    html: str
    sheets: tuple[Sheet, ...]

    def place(self, line: int, column: int) -> Place | None:
        """Return the place in a file of a line of the style, counted from 1.

        Of a style sheet that is a template it is the file alone.
        """
        for sheet in self.sheets:
            lines = sheet.css.count("\n") + 1
            if line <= lines:
                is_made = sheet.file.endswith(".j2")
                return Place(sheet.file) if is_made else Place(sheet.file, line, column)
            line -= lines
        return None


def screen_page(brief: Brief) -> str:
    """Return the brief as one self-contained HTML page."""
    page = _page(brief, "html", ("base.css", "screen.css.j2", "brief.css")).html
    return page.replace(_CSS, f"{_CSS}{web_font_css(scripts_of(page))}", 1)


def paper_page(brief: Brief) -> Page:
    """Return the HTML that a PDF of the brief is laid out from."""
    return _page(brief, "pdf", ("base.css", "page.css.j2", "brief.css"))


def _page(brief: Brief, document: Format, names: tuple[str, ...]) -> Page:
    folders = tuple(Path(folder) for folder in brief.audience.chain)
    # Where the folders are is of this machine, and no business of a template.
    brief = brief.replaced(audience=brief.audience.replaced(chain=()))
    env = environment(folders)
    way = direction(brief.audience.language)
    labels = read_labels(folders, brief.audience.language)
    endnotes = Endnotes(
        brief, tips=document == "html", paragraph=labels["words"]["paragraph"]
    )
    context: dict[str, Any] = {
        "accent": brief.audience.accent,
        "brief": brief,
        "cite": endnotes.cite,
        "cite_phrases": endnotes.cite_phrases,
        "direction": way,
        "document": document,
        "endnotes": endnotes,
        "facts": brief.facts,
        "labels": labels,
        "legible": legible,
        "marks": labels["marks"],
        "timeline": partial(
            _drawing if way == "ltr" else _mirrored,
            between=f"{labels['marks']['semicolon']} ",
            doubts=endnotes.doubts,
        ),
        "verdicts": dict(brief.verdicts),
        "words": labels["words"],
    }
    with explained(folders, tuple(context)), metered():
        sheets = tuple(
            sheet for name in names for sheet in _sheets(env, folders, name, context)
        )
        css = _style("\n".join(sheet.css for sheet in sheets))
        html: str = env.get_template("brief.html.j2").render(context, css=css)
    check_words(html, brief.audience.name)
    if way == "rtl":
        html = directed(html)
    if confined.own(folders):
        from briefgen.render.self_contained import contained
        from briefgen.render.template_places import Templates

        _check_style(sheets)
        html = contained(html, Templates(folders, str(css), len(brief.all_facts)))
    if endnotes.notes:
        check_cited(html, brief.audience.name)
    return Page(html, sheets)


def _check_style(sheets: Iterable[Sheet]) -> None:
    """Raise `UserError` for style that asks for something outside the page."""
    from briefgen.render.safe_style import wrong_in

    for sheet in sheets:
        for wrong in wrong_in(sheet.css):
            is_made = sheet.file.endswith(".j2")
            where = () if is_made else (wrong.line, wrong.column)
            raise UserError(
                wrong.message, place=Place(sheet.file, *where), hint=wrong.hint
            )


def _drawing(events: Iterable[Event], between: str, doubts: Doubts) -> Timeline | None:
    """Return the drawing of dated events; it looks at each beside each other."""
    dated = tuple(
        event.replaced(title=f"{event.title}†") if doubts((event,)) else event
        for event in events
    )
    step(len(dated) ** 2)
    return timeline(dated, between)


def _mirrored(events: Iterable[Event], between: str, doubts: Doubts) -> Timeline | None:
    drawing = _drawing(events, between, doubts)
    return drawing and mirrored(drawing)


def _style(css: str) -> Markup:
    """Return CSS as it may stand in a style element: it cannot end it.

    The marks of XML's CDATA are comments to CSS and nothing to HTML, so that a page
    is well-formed whatever stands between them.
    """
    safe = css.replace("</", r"<\/").replace("]]>", "]] >")
    return Markup(f"{_CSS}{safe}/*]]>*/")  # noqa: S704 - CSS of the chain alone


def _sheets(
    env: ImmutableSandboxedEnvironment,
    folders: Sequence[Path],
    name: str,
    context: Mapping[str, object],
) -> Iterator[Sheet]:
    """Yield the style sheets of a name: ``brief.css`` of all, others of the nearest."""
    if name.endswith(".j2"):
        template = env.get_template(name)
        yield Sheet(textfile.shown(template.filename or name), template.render(context))
    elif name == "brief.css":
        yield from map(_plain, confined.every(folders, name))
    elif nearest := confined.find(folders, name):
        yield _plain(nearest)


def _plain(path: Path) -> Sheet:
    return Sheet(textfile.shown(str(path)), confined.read(path))
