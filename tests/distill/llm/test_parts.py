"""Parts of an article are whole paragraphs, and lose none."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefgen.distill.llm.parts import Part, parts

TEXTS = st.lists(st.text(min_size=1, max_size=12), max_size=12)


@given(TEXTS, st.integers(1, 40))
def test_no_paragraph_is_lost(paragraphs: list[str], most: int) -> None:
    """Parts hold all paragraphs in their order, and as many as there is room for."""
    made = parts(paragraphs, most)
    assert [each for part in made for each in part.paragraphs] == paragraphs
    sizes = [[len(each.encode()) for each in part.paragraphs] for part in made]
    assert all(len(size) == 1 or sum(size) <= most for size in sizes)
    assert all(sum(one) + two[0] > most for one, two in pairwise(sizes))


@given(TEXTS.filter(lambda texts: len(texts) > 1))
def test_halves_are_whole(paragraphs: list[str]) -> None:
    """Two halves hold all paragraphs, and each has at least one."""
    halves = Part(tuple(paragraphs)).halves()
    assert halves
    first, second = (half.paragraphs for half in halves)
    assert first
    assert second
    assert [*first, *second] == paragraphs


def test_one_paragraph_has_no_halves() -> None:
    """A paragraph is never divided."""
    assert Part(("One. Two.",)).halves() is None


def test_other_scripts_have_shorter_parts() -> None:
    """A part has as many tokens in Arabic as in English, and so fewer letters."""
    assert len(parts(["a" * 60] * 100)) == 1
    assert len(parts(["ع" * 60] * 100)) == 2
