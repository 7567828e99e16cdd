"""A brief becomes an HTML page: one for the screen, one for the PDF to lay out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from briefgen.dossier import textfile
from briefgen.render.colour import legible
from briefgen.render.environment import environment, find
from briefgen.render.fonts import web_font_css
from briefgen.render.labels import read_labels
from briefgen.render.notes import Endnotes
from briefgen.render.self_contained import check
from briefgen.render.template_errors import explained
from briefgen.render.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from briefgen.audience.brief import Brief

Document = Literal["pdf", "html"]


def screen_page(brief: Brief) -> str:
    """Return the brief as one self-contained HTML page."""
    sheets = ("base.css", "screen.css.j2", "brief.css")
    return _page(brief, "html", sheets, web_font_css())


def paper_page(brief: Brief) -> str:
    """Return the HTML that a PDF of the brief is laid out from."""
    return _page(brief, "pdf", ("base.css", "page.css.j2", "brief.css"), "")


def _page(brief: Brief, document: Document, sheets: tuple[str, ...], fonts: str) -> str:
    folders = tuple(Path(folder) for folder in brief.audience.chain)
    env = environment(folders)
    labels = read_labels(folders)
    endnotes = Endnotes(
        brief, tips=document == "html", paragraph=labels["words"]["paragraph"]
    )
    context: dict[str, Any] = {
        "accent": brief.audience.accent,
        "brief": brief,
        "cite": endnotes.cite,
        "cite_phrases": endnotes.cite_phrases,
        "document": document,
        "endnotes": endnotes,
        "facts": brief.facts,
        "labels": labels,
        "legible": legible,
        "timeline": timeline,
        "words": labels["words"],
    }
    with explained(folders, tuple(context)):
        css = "\n".join(_sheet(env, folders, name, context) for name in sheets)
        template = env.get_template("brief.html.j2")
        page: str = template.render(context, css=_style(fonts + css))
    check(page.replace(fonts, ""), brief, cited=bool(endnotes.notes))
    return page


def _style(css: str) -> Markup:
    """Return CSS as it may stand in a style element: it cannot end it.

    The marks of XML's CDATA are comments to CSS and nothing to HTML, so that a page
    is well-formed whatever stands between them.
    """
    safe = css.replace("</", r"<\/").replace("]]>", "]] >")
    return Markup(f"/*<![CDATA[*/{safe}/*]]>*/")  # noqa: S704 - CSS of the chain alone


def _sheet(
    env: ImmutableSandboxedEnvironment,
    folders: Sequence[Path],
    name: str,
    context: Mapping[str, object],
) -> str:
    """Return a style sheet: of ``brief.css`` all in the chain, else the nearest."""
    if name.endswith(".j2"):
        return env.get_template(name).render(context)
    found = [folder / name for folder in reversed(folders)]
    if name != "brief.css":
        nearest = find(folders, name)
        found = [nearest] if nearest else []
    return "\n".join(textfile.read(str(path)) for path in found if path.is_file())
