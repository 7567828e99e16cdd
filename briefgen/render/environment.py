"""The Jinja2 environment that templates run in: sandboxed, strict, escaping.

Templates and other files are looked for along a chain of folders: the user's,
then the parent audience's, then ``base``. The first folder that has the file
serves it, so a folder of one's own holds only what differs. A name that starts
with the name of a folder of the chain, such as ``base/brief.html.j2``, means
that folder's file, so that a template can extend the one it replaces.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import (
    BaseLoader,
    FileSystemBytecodeCache,
    TemplateNotFound,
    nodes,
    pass_context,
)
from markupsafe import Markup

from briefgen.dossier.texts import Words, unquoted
from briefgen.dossier.types import Marking
from briefgen.render.bounds import printable, step
from briefgen.render.caching import cache_folder, version_of
from briefgen.render.confined import every, find, read
from briefgen.render.date_scale import span_of
from briefgen.render.dates import long_date, moment, says_more, short_date
from briefgen.render.fonts import scripts_of
from briefgen.render.jinja_filters import allowed, bounded
from briefgen.render.missing import Missing
from briefgen.render.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from jinja2 import BytecodeCache, Environment
    from jinja2.bccache import Bucket
    from jinja2.runtime import Context

    from briefgen.dossier.models import Event, Provision

_COLOURS = {
    Marking.CLEAR: "#ffffff",
    Marking.GREEN: "#33ff00",
    Marking.AMBER: "#ffc000",
    Marking.AMBER_STRICT: "#ffc000",
    Marking.RED: "#ff2b2b",
}


_FOREIGN = Markup(
    '<span lang="{language}" xml:lang="{language}"{direction}>{text}</span>'
)
_DIRECTION = Markup(' dir="{}"')


MERGED = frozenset(
    (
        *("figures.html.j2", "macros.html.j2"),
        *("email/macros.html.j2", "email/macros.txt.j2"),
    )
)
"""Files of macros: all of the chain are put together, and the nearest macro counts."""

_TOGETHER = 20
"""The most letters of the last two words of a headline that are kept together."""

LINES = 1_000_000
"""More lines than a file has: what is put together counts on from a multiple of it."""


class ChainLoader(BaseLoader):
    """Find templates along a chain of folders, nearest first."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and its file; in one process it stays up to date.

        Raises `jinja2.TemplateNotFound` where no folder of the chain has it, and
        `UserError` as `briefgen.render.confined` does.
        """
        del environment
        step()
        path = find(self.folders, template)
        if path is None:
            raise TemplateNotFound(template)
        if template in MERGED:
            texts = map(read, every(self.folders, template))
            return "\n".join(texts), str(path), lambda: True
        return read(path), str(path), lambda: True


class _Environment(Sandbox):
    """The sandbox, with files of macros put together along the chain."""

    loader: ChainLoader

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """Return the code of a template; of a file of macros, that of all in one."""
        name = arguments[0] if arguments else None
        if name in MERGED:
            source = self._merged(name)
        return super().compile(source, *arguments, **options)

    def _merged(self, name: str) -> nodes.Template:
        """Return the files of a name as one, the furthest first.

        A macro of the same name replaces those before it, for them too. Their lines
        tell which file they are of, see `briefgen.render.template_errors`.
        """
        body: list[nodes.Node] = []
        for number, path in enumerate(every(self.loader.folders, name)):
            part = self.parse(read(path), name, str(path))
            for node in part.find_all(nodes.Node):
                node.lineno = (node.lineno or 1) + number * LINES
            body += (node for node in part.body if not isinstance(node, nodes.Extends))
        whole = nodes.Template(body, lineno=1)
        whole.set_environment(self)
        return whole


@cache
def environment(folders: tuple[Path, ...]) -> Sandbox:
    """Return the environment for a chain of template folders, made once."""
    env = _Environment(
        loader=ChainLoader(folders),
        bytecode_cache=_compiled_templates(),
        finalize=_spoken,
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters = dict(FILTERS)
    env.tests["joined"] = lambda text: bool(scripts_of(str(text)))
    return env


@cache
def text_environment(folders: tuple[Path, ...]) -> Environment:
    """Return the environment for templates of plain text, where nothing is markup.

    Its compiled templates are not kept: under the same name they would be taken for
    those that escape.
    """
    return environment(folders).overlay(
        autoescape=False, finalize=_written, bytecode_cache=None
    )


def _compiled_templates() -> BytecodeCache | None:
    """Return where compiled templates are kept: it saves most of a page's time.

    The folder is named after all that the compiled code depends on besides the
    template: Jinja2, and how `environment` sets it up, whose number is raised with
    each change of it. Jinja2 itself adds the version of Python. A cache that cannot
    be read or written is passed over.
    """
    above = cache_folder()
    if above is None:
        return None
    folder = os.path.join(above, f"templates-4-{version_of('jinja2')}")

    class Kept(FileSystemBytecodeCache):
        def load_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                super().load_bytecode(bucket)

        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                os.makedirs(folder, mode=0o700, exist_ok=True)
                super().dump_bytecode(bucket)

    return Kept(folder)


def _by_date(events: Iterable[Event]) -> list[Event]:
    """Sort events by date; those without one stay at the end, in their order."""

    def key(event: Event) -> tuple[bool, Any]:
        return (not event.when.date, span_of(event.when.date) if event.when.date else 0)

    return sorted(events, key=key)


def _by_number(points: Iterable[Provision]) -> list[Provision]:
    """Sort points by the numbers that a source gives; those without one come last."""
    return sorted(points, key=lambda point: (not point.number, point.number or 0))


def _capitalize_first(text: str) -> str:
    capital = text[:1].upper() + text[1:]
    return text.rewritten(capital) if isinstance(text, Words) else capital


def _in_language(text: str, language: str, page: str) -> str:
    """Return a text with the language it is in, for a page in another or the same."""
    return Words(text).localised(language, page)


def _plain(text: str) -> str:
    """Return a text without its language, for where no element can stand."""
    return str(text)


@pass_context
def _spoken(_context: Context, value: object) -> str:
    """Return what stands in a page; a text in another language than it is marked.

    It takes the context so that Jinja2 does not work out constants beforehand.
    """
    text = value if isinstance(value, str) else printable(value)
    step(len(text))
    if type(text) is not Words or not text.language:
        return text
    turned = _DIRECTION.format(text.direction) if text.direction else ""
    return _FOREIGN.format(language=text.language, direction=turned, text=str(text))


@pass_context
def _written(_context: Context, value: object) -> str:
    """Return what stands in a plain text; it takes the context as `_spoken` does."""
    text = printable(value)
    step(len(text))
    return text


def _without(text: str, name: str) -> str:
    """Return a text without the name that it begins with."""
    rest = text.removeprefix(name).lstrip()
    return text.rewritten(rest) if isinstance(text, Words) else rest


def _headline(text: str) -> str:
    """Return a headline whose last word does not stand alone in its last line."""
    start, _, last = text.rpartition(" ")
    if not start or len(start.rpartition(" ")[2]) + len(last) > _TOGETHER:
        return text
    whole = f"{start}\N{NO-BREAK SPACE}{last}"
    return text.rewritten(whole) if isinstance(text, Words) else whole


def _css_string(text: str) -> Markup:
    """Quote a text for CSS: every character that is not plain is escaped."""
    safe = (c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text)
    return Markup(f'"{"".join(safe)}"')  # noqa: S704 - nothing but escapes is left


_OWN: dict[str, Callable[..., object]] = {
    "by_date": _by_date,
    "by_number": _by_number,
    "capitalize_first": _capitalize_first,
    "css_string": _css_string,
    "headline": _headline,
    "in_language": _in_language,
    "long_date": long_date,
    "marking_colour": _COLOURS.__getitem__,
    "moment": moment,
    "plain": _plain,
    "says_more": says_more,
    "short_date": short_date,
    "unquoted": unquoted,
    "without": _without,
}
FILTERS: Mapping[str, Callable[..., object]] = {
    **allowed(),
    **{name: bounded(function) for name, function in _OWN.items()},
}
"""The filters that templates may use, by their names."""
