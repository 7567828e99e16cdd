"""The measure of distilling counts what it says."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from bench.distill.__main__ import BOUNDS, DATA, distilled, stories
from bench.distill.measure import Score, facts, measured

STORIES = stories(*DATA)


def gold(number: int) -> tuple[dict[str, Any], str]:
    """Return the gold facts of a story, and its text."""
    path = STORIES[number]
    data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone
    return data, path.with_name("source.txt").read_text("utf-8")


@pytest.mark.parametrize("number", [0, 9, 18])
def test_gold_facts_find_themselves(number: int) -> None:
    """Held against themselves, gold facts are all found and all right."""
    data, source = gold(number)
    scores, misses = measured(data, data, source)
    assert [score.f1 for score in scores.values()] == pytest.approx([1.0] * len(scores))
    assert misses == []


@pytest.mark.parametrize(
    ("kind", "section", "key", "value"),
    [
        ("attributions", "statements", "said_by", ["shippers"]),
        ("positions", "positions", "stance", "withholds"),
        ("dates", "events", "when", {"text": "October 2022", "date": "2021-10"}),
    ],
)
def test_what_is_wrong_counts(kind: str, section: str, key: str, value: object) -> None:
    """Another speaker, stance or date is neither found nor right, and is told."""
    data, source = gold(0)
    wrong = copy.deepcopy(data)
    fact = next(f for name, f in facts(wrong) if name == section and f.get(key))
    fact[key] = value
    scores, misses = measured(data, wrong, source)
    score = scores[kind]
    assert (score.found, score.right) == (score.gold - 1, score.judged - 1)
    assert len(misses) == 1


def test_what_is_missing_counts() -> None:
    """A participant that is not found lowers the recall alone."""
    data, source = gold(0)
    fewer = data | {"participants": data["participants"][1:]}
    score = measured(data, fewer, source)[0]["participants and organisations"]
    assert score.recall < 1
    assert score.precision == 1


def test_a_name_is_the_same_by_another_order_of_words() -> None:
    """The parliament of Norland is Norland's parliament."""
    one = {"name": "Norland’s parliament", "kind": "body"}
    two = {"name": "Parliament of Norland", "kind": "body"}
    score = measured({"participants": [two]}, {"participants": [one]}, "")[0]
    assert score["participants and organisations"].f1 == 1


@pytest.mark.parametrize(("who", "judged"), [("norland", 0), ("southmark", 1)])
def test_who_does_what_is_told_may_be_its_speaker(who: str, judged: int) -> None:
    """A fact said by whom the gold fact begins with is right; by another one wrong."""
    participants = [
        {"id": "norland", "name": "Norland", "kind": "state"},
        {"id": "southmark", "name": "Southmark", "kind": "state"},
    ]
    fact = {
        "text": "Norland regretted the vote.",
        "evidence": [{"paragraph": 1, "quote": "Norland regretted the vote"}],
    }
    known = {"participants": participants, "topics": [{"statements": [fact]}]}
    ours = {
        "participants": participants,
        "topics": [{"statements": [fact | {"said_by": [who]}]}],
    }
    assert measured(known, ours, "")[0]["attributions"].judged == judged


def test_the_stories_are_read_as_well_as_is_told() -> None:
    """On every seventh story the engine reaches what it is to reach."""
    totals: dict[str, Score] = {}
    for path in STORIES[::7]:
        known = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone
        article = path.with_name("source.txt")
        found = distilled(article, known)
        for kind, score in measured(known, found, article.read_text("utf-8"))[
            0
        ].items():
            totals[kind] = totals.get(kind, Score()) + score
    missed = {
        kind: totals[kind].f1 for kind, f1 in BOUNDS.items() if totals[kind].f1 < f1
    }
    assert missed == {}
