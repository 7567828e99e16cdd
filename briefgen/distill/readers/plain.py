"""Plain text and Markdown."""

from __future__ import annotations

import re
from typing import Final

from briefgen.distill.article import Article, Meta
from briefgen.distill.readers import items
from briefgen.distill.readers.boilerplate import without_boilerplate
from briefgen.distill.readers.clean import clean
from briefgen.distill.readers.stated import head_apart, is_headline, with_stated
from briefgen.errors import UserError

__all__ = [
    "decoded",
    "from_text",
    "is_headline",
    "meta",
    "read_markdown",
    "read_plain",
]

_MATTER = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.DOTALL)
_KEYS: Final = {
    "title": "title",
    "author": "author",
    "date": "published",
    "published": "published",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
}
_MARKS: Final = (
    (re.compile(r"```.*?```", re.DOTALL), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^[ ]{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|\*|(?<!\w)_)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)


def decoded(name: str, data: bytes) -> str:
    """Return bytes as text. Raises `UserError` where they are none in UTF-8 or 16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UserError(f"{name}: is no whole UTF-16", hint=_SAVE) from None
    if b"\0" in data[:4096]:
        raise UserError(
            f"{name}: is not a text: it holds binary data",
            hint="give a text, Markdown, HTML, PDF, DOCX or .eml file",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(f"{name}: is not UTF-8 (line {line})", hint=_SAVE) from None


_SAVE = "save it as UTF-8"


def read_plain(name: str, data: bytes) -> Article:
    """Return an article from plain text."""
    return from_text(name, "article", decoded(name, data), Meta())


def read_markdown(name: str, data: bytes) -> Article:
    """Return an article from Markdown; front matter says what it states of itself."""
    text = decoded(name, data).replace("\r\n", "\n")
    given: dict[str, str] = {}
    if matter := _MATTER.match(text):
        for line in matter[1].splitlines():
            key, colon, value = line.partition(":")
            if colon and key.strip().lower() in _KEYS:
                given[_KEYS[key.strip().lower()]] = value.strip().strip("\"'")
        text = text[matter.end() :]
    if title := re.search(r"\A\s*#\s+(.+?)\s*#*\s*$", text, re.MULTILINE):
        given.setdefault("title", title[1])
        text = text[title.end() :]
    text = items.apart(text)
    for pattern, by in _MARKS:
        text = pattern.sub(by, text)
    return from_text(name, "article", text, meta(given))


def meta(given: dict[str, str]) -> Meta:
    """Return what is stated, with a date only where it is an ISO one."""
    date = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", given.get("published", ""))
    language = given.get("language", "").replace("_", "-")
    is_tag = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", language)
    plain = {key: " ".join(value.split()) for key, value in given.items()}
    stated = {"published": _date(date[0]) if date else ""}
    return Meta(**(plain | stated | {"language": language if is_tag else ""}))


def _date(text: str) -> str:
    from briefgen.dossier.types import check_date

    try:
        return check_date(text)
    except ValueError:
        return ""


def from_text(name: str, kind: str, text: str, stated: Meta) -> Article:
    """Return an article from its text, with what its first lines state.

    Raises `UserError` where nothing is left of it.
    """
    stated = Meta(*map(clean, stated))
    kept, paragraphs, dropped = without_boilerplate(
        items.apart(head_apart(clean(text)))
    )
    if not paragraphs:
        what = "holds nothing but links and notices" if dropped else "is empty"
        raise UserError(
            f"{name}: {what}", hint="copy the text of the article into a file"
        )
    stated = with_stated(stated, paragraphs)
    return Article(name, kind, kept, paragraphs, dropped, stated)
