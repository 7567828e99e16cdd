"""Make what is measured on from the dossier of the call: the same on every run.

``python -m bench.prepare FOLDER``
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from bench.inputs import (
    AUDIENCES,
    DOSSIER,
    FEW,
    MANY,
    ROOT,
    VARIANTS,
    facts,
    large_facts,
    many_facts,
    page,
    recipients,
    sheet,
)
from briefgen.audience import find
from briefgen.audience.cut import cut
from briefgen.audience.release import facts_of
from briefgen.dossier import load
from briefgen.dossier.references import POINTERS
from briefgen.render.fonts import pdf_font_css
from briefgen.render.html import paper_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.audience.brief import Brief

LARGE: Final = 200_000
"""About how many bytes the large facts file has."""

MANY_FACTS: Final = 1000
"""About how many facts the file of many facts has."""

_SHARED: Final = "sources"
_ID_KEYS: Final = {"id"}.union(*POINTERS.values()) - {"source"}


def prepare(folder: Path) -> None:
    """Write the facts files, and the pages of their briefs, below a folder."""
    text = (ROOT / "content" / DOSSIER / "facts.yaml").read_text("utf-8")
    call = yaml.safe_load(text)
    _write(facts(folder), text)
    for variant in range(1, VARIANTS):
        _write(facts(folder, variant), _yaml(rotated(call, variant)))
    _write(large_facts(folder), enlarged(call))
    for count in (FEW, MANY):
        _write(recipients(folder, count), distribution_list(count))
    once = sum(1 for _ in facts_of(load(facts(folder))))
    _write(many_facts(folder), multiplied(call, round(MANY_FACTS / once)))
    for audience in AUDIENCES:
        for variant in range(VARIANTS):
            _write_page(folder, audience, variant)


def brief(folder: Path, audience: str, variant: int) -> Brief:
    """Return the brief of a variant for an audience."""
    return cut(load(facts(folder, variant)), find.audience(audience, ROOT))


def distribution_list(count: int) -> str:
    """Return a list of so many readers of one edition, each saluted by name."""
    rows = (
        f"Reader {number},reader-{number}@example.org,executive,TLP:RED,"
        f"Dear reader {number}"
        for number in range(count)
    )
    return "\n".join(("name,address,audience,clearance,salutation", *rows, ""))


def rotated(data: Any, words: int) -> Any:
    """Return data with the first words of each text moved to its end.

    What was set once may be remembered. Other texts of the same length are work
    that is still to do.
    """

    def rotate(_: str, text: str) -> str:
        parts = text.split()
        turn = words % len(parts) or 1
        return " ".join(parts[turn:] + parts[:turn])

    return _with_texts(
        data, lambda key, text: rotate(key, text) if " " in text else text
    )


def enlarged(call: dict[str, Any]) -> str:
    """Return YAML of some `LARGE` bytes, with the facts of a dossier time and again.

    Each copy has ids of its own, and points to itself; the sources are shared.
    """
    times = round(LARGE / len(_yaml(call).encode()))
    return _yaml(_joined(_copies(call, [call] * times)))


def multiplied(call: dict[str, Any], times: int) -> str:
    """Return YAML with the facts of a dossier so many times, each in other words.

    They are told apart as the copies of `enlarged` are.
    """
    others = (rotated(call, number) for number in range(1, times))
    return _yaml(_joined(_copies(call, [call, *others])))


def _copies(call: dict[str, Any], texts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return dossiers with the ids of a dossier, in all but the first with a number."""
    names = set(_ids({key: call[key] for key in call if key != _SHARED}))
    return [
        _renamed(text, names, f"-{number}") if number > 1 else text
        for number, text in enumerate(texts, start=1)
    ]


def _joined(copies: list[dict[str, Any]]) -> dict[str, Any]:
    first = copies[0]
    lists = [key for key in first if isinstance(first[key], list) and key != _SHARED]
    return first | {
        key: [item for copy in copies for item in copy[key]] for key in lists
    }


def _ids(data: Any) -> list[str]:
    if isinstance(data, dict):
        own = [data["id"]] if "id" in data else []
        return own + [name for part in data.values() for name in _ids(part)]
    parts = data if isinstance(data, list) else []
    return [name for part in parts for name in _ids(part)]


def _renamed(data: Any, names: set[str], ending: str) -> Any:
    """Return data with an ending to those names, wherever a name may stand."""
    return _with_texts(
        data,
        lambda key, text: text + ending if key in _ID_KEYS and text in names else text,
    )


def _with_texts(data: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    """Return data with each text changed; its key, or that of its list, is told."""
    if isinstance(data, dict):
        return {name: _with_texts(part, change, name) for name, part in data.items()}
    if isinstance(data, list):
        return [_with_texts(part, change, key) for part in data]
    return change(key, data) if isinstance(data, str) else data


def _write_page(folder: Path, audience: str, variant: int) -> None:
    """Write a brief's HTML as other programs need it: with the files of its fonts."""
    html = paper_page(brief(folder, audience, variant)).html
    fonts = pdf_font_css()
    _write(
        page(folder, audience, variant), html.replace("<style>", f"<style>{fonts}", 1)
    )
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    _write(sheet(folder, audience), "\n".join((fonts, *styles)))


class _Dumper(yaml.SafeDumper):
    """Writes a value again where it stands twice: facts files have no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True


def _yaml(data: object) -> str:
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=88,
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
