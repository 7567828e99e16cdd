"""Reading what WeasyPrint reads again for each document: HTML, CSS, a profile."""

from __future__ import annotations

import logging
import re
from copy import copy
from hashlib import sha256
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, XMLParser

# A page that is XML says so, to HTML's indifference.
_XHTML: Final = re.compile(r'(<html[^<>]*) xmlns="http://www\.w3\.org/1999/xhtml"')
_DOCTYPE: Final = re.compile(r"\s*<!doctype html>\s*", re.IGNORECASE)
# Where HTML means something else than XML, or more.
_HTML_ONLY: Final = re.compile(
    r"(?<!/\*)<!\[CDATA|<\?|<pre[^>]*>\n"
    r"|<(?!(?:br|col|hr|img|link|meta|wbr)\b)(?:[abipqsu]|[a-z]+[1-6]"
    r"|body|caption|div|em|figure|html|head|li|main|nav|ol|section|small|span"
    r"|strong|su[bp]|table|t[dhr]|tbody|tfoot|thead|title|ul)(?:\s[^<>]*)?/>"
)
_NESTED: Final = frozenset(("math", "svg"))

# These rules have effects beyond their stylesheet.
_SHARED_RULES: Final = re.compile(
    r"@(?:import|layer|font-face|counter-style|color-profile)", re.IGNORECASE
)
_KEPT_STYLESHEETS: Final = 32

_SRGB: Final = "384b832de3412066743b52a75ee906b6fb9fb8d9e09e936fc2c43223815c6e0a"


def parse_xhtml_by_expat() -> None:
    """Have expat read pages that are well-formed XML, and tinyhtml5 the others."""
    import weasyprint

    parse = weasyprint.tinyhtml5.parse

    def read(source: Any, **options: Any) -> Any:
        text = source.read()
        if isinstance(text, str):
            if (root := _tree(text)) is not None:
                return root
            source = StringIO(text)
        else:
            source = text
        return parse(source, **options)

    weasyprint.tinyhtml5 = SimpleNamespace(parse=read)


def _tree(text: str) -> Element | None:
    """Return the tree that an HTML parser would make, if XML's is the same one."""
    doctype = _DOCTYPE.match(text)
    if not doctype or _HTML_ONLY.search(text):
        return None
    xml = XMLParser()  # noqa: S314 - without a DTD there are no entities to expand
    try:
        xml.feed(_XHTML.sub(r"\1", text[doctype.end() :], count=1))
        root: Element = xml.close()
    except ParseError:
        return None
    if not _is_plain(root):
        return None
    # HTML has no text between these.
    root.text = root[0].tail = root[1].tail = None
    return root


def _is_plain(root: Element) -> bool:
    """Tell whether HTML would add nothing to a tree, and rename nothing in it."""
    if [root.tag, *(child.tag for child in root)] != ["html", "head", "body"]:
        return False
    for element in root.iter():
        tag = element.tag
        if tag[0] == "{":
            if tag.startswith("{http://www.w3.org/1999/xhtml}"):
                return False
        elif (
            not tag.islower()
            or tag in _NESTED
            or (tag == "table" and element.find("tr") is not None)
        ):
            return False
    return True


def keep_stylesheets() -> None:
    """Parse the same stylesheet of a page once.

    Only what is silent and has no effects elsewhere is kept.
    """
    from weasyprint import css

    sheet = css.CSS
    known: dict[tuple[str, str | None, str], Any] = {}
    logger = logging.getLogger("weasyprint")

    def stylesheet(*args: Any, **options: Any) -> Any:
        text = options.get("string")
        if args or not isinstance(text, str) or _SHARED_RULES.search(text):
            return sheet(*args, **options)
        key = text, options.get("base_url"), options.get("media_type", "print")
        page_rules, layers = options.pop("page_rules", []), options.pop("layers", [])
        if not (parsed := known.get(key)):
            said = _Said()
            logger.addHandler(said)
            try:
                parsed = sheet(page_rules=[], layers=[], **options)
            finally:
                logger.removeHandler(said)
            if not said.anything:
                while len(known) >= _KEPT_STYLESHEETS:
                    del known[next(iter(known))]
                known[key] = parsed
        # Documents add the rules of all their stylesheets to lists of their own.
        mine = copy(parsed)
        page_rules.extend(parsed.page_rules)
        mine.page_rules, mine.layers = page_rules, layers
        return mine

    css.CSS = stylesheet


class _Said(logging.Handler):
    """Knows whether anything was logged."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True


def know_srgb() -> None:
    """Know the name of the sRGB profile, which else Pillow is imported to tell."""
    from weasyprint import css

    read = css.ImageCmsProfile

    def profile(file: Any) -> Any:
        with file:
            data = file.read()
        if sha256(data).hexdigest() != _SRGB:
            return read(BytesIO(data))
        name = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
        return SimpleNamespace(
            profile=SimpleNamespace(model=name), tobytes=lambda: data
        )

    css.ImageCmsProfile = profile
