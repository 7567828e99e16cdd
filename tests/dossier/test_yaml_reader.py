"""YAML is read strictly, and what is written stays what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from yaml import SafeLoader

from briefgen.dossier import load, load_with_places, loads, yaml_reader
from briefgen.dossier.rules import MOST
from briefgen.dossier.yaml_reader import read
from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from briefgen.dossier.places import Places


@pytest.mark.parametrize(
    "text",
    [
        "no", "on", "Yes", "12:30", "1_000", "0x1F", "010", "1e3", ".inf", "2025-11-15",
        "2025-11-15T09:00:00Z", "TLP:CLEAR", "5%", "=", "1.0",
    ],
)  # fmt: skip
def test_scalar_stays(text: str) -> None:
    """A plain value is the text that was written, whatever YAML makes of it."""
    assert read(f"key: {text}", "f").data == {"key": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null(text: str) -> None:
    """An empty value and null are nothing; in quotes they are text."""
    assert read(f"key: {text}", "f").data == {"key": None}
    assert read(f"key: '{text}'", "f").data == {"key": text}


def test_text_is_stripped() -> None:
    """White space around a text is left out, and within it kept."""
    assert read("a: ' b  c '\nd: |\n  e\n   f\n", "f").data == {
        "a": "b  c",
        "d": "e\n f",
    }


def test_norwegian(good: str) -> None:
    """The language ``no`` is Norwegian, not false."""
    assert loads(f"{good}language: no\n").language == "no"


def test_number_in_quotes(good: str) -> None:
    """A number is one with quotes and without."""
    quoted = good.replace("paragraph: 1", "paragraph: '1'")

    assert loads(quoted) == loads(good)


def test_aliases_end_soon() -> None:
    """A bomb of aliases is refused soon, and nothing of it is expanded."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 999)]

    with pytest.raises(UserError) as caught:
        loads("\n".join(lines))

    assert len(caught.value.problems) == MOST
    assert caught.value.problems[0].message == "anchors (&a0) are not allowed"


@pytest.mark.parametrize("line", ["a{}: 1", "sources: [{{id: s{}}}]"])
def test_more_than_anyone_reads(line: str) -> None:
    """A file with faults without end is answered with the first hundred."""
    with pytest.raises(UserError) as caught:
        loads("\n".join(line.format(n) for n in range(20_000)))

    assert len(caught.value.problems) <= MOST + 1


def test_depth() -> None:
    """Brackets without end are refused where they get too deep."""
    with pytest.raises(UserError, match=r"^f:1:17: more than 16 levels"):
        read("[" * 1_000_000, "f")


def test_all_problems_at_once(good: str) -> None:
    """Problems of YAML, of structure and of references are told together, in order."""
    text = (
        good.replace("TLP:CLEAR", "TLP:CLER")
        .replace("[putin]", "[puten]")
        .replace("evidence:", "evidnce:")
        .replace("subject: A call", "subject: A call\nsubject: Again")
    )

    with pytest.raises(UserError) as caught:
        loads(text)

    assert [
        problem.place[1:] for problem in caught.value.problems if problem.place
    ] == [
        (3, 1),
        (5, 10),
        (24, 19),
        (25, 9),
    ]


def test_refused_value_is_told_once(good: str) -> None:
    """What the reader refuses is not told again as a value of the wrong type."""
    with pytest.raises(UserError) as caught:
        loads(good.replace("[putin]", "*p"))

    assert len(caught.value.problems) == 1


def test_missing_key_beside_refused_key() -> None:
    """A key that is missing is told even where the reader refuses something."""
    with pytest.raises(UserError, match="key 'title' is missing"):
        loads("<<: x")


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("title",), (1, 8), (1, 1)),
        (("sources", 0), (6, 5), (6, 5)),
        (("sources", 0, "title"), (7, 12), (7, 5)),
        (("topics", 0, "statements", 0, "said_by", 0), (23, 19), (23, 19)),
        (("sources", 0, "nothing", "there"), (6, 5), (6, 5)),
        (("sources", 7), (6, 3), (6, 3)),
        (("title", 0), (1, 8), (1, 8)),
    ],
)
def test_places(
    good: str, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    """Every part has its place, and what is not there that of the part above."""
    places: Places = read(good, "f").places

    assert places.of(path) == Place("f", *value)
    assert places.of_key(path) == Place("f", *key)


def test_load_with_places(sample: object) -> None:
    """A dossier comes with the places of its parts for those who check it."""
    dossier, places, text = load_with_places(str(sample))

    assert dossier == load(str(sample))
    assert text.splitlines()[places.of_key(("title",)).line - 1].startswith("title:")


def test_without_the_c_parser(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyYAML's C parser the same is read, from the same places."""
    fast = read(good, "f")

    monkeypatch.setattr(yaml_reader, "Parser", SafeLoader)
    slow = read(good, "f")

    assert slow.data == fast.data
    path = ("topics", 0, "statements", 0, "evidence", 0, "quote")
    assert slow.places.of(path) == fast.places.of(path)


@pytest.mark.parametrize("text", ["a: 'b", "a: b: c", "\t- a", "a: [b", "- a\nb: c"])
def test_syntax_without_the_c_parser(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without PyYAML's C parser a broken file is told of as well."""
    monkeypatch.setattr(yaml_reader, "Parser", SafeLoader)

    with pytest.raises(UserError, match=r"^f:\d+:\d+: "):
        read(text, "f")
