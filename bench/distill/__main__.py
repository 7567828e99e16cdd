"""Measure what the offline engine finds, against facts written down by hand.

    python -m bench.distill [FOLDER ...] [--misses] [--facts]

Prints a table per kind; exits with 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

import yaml

from bench.distill.measure import Score, facts, is_same, measured
from briefgen.distill import writing
from briefgen.distill.readers import read
from briefgen.distill.run import Wish, draft_of

_BENCH: Final = Path(__file__).parent.parent
DATA: Final = (_BENCH / "data", _BENCH / "further", _BENCH / "opened")
"""The stories that may be looked at."""
BOUNDS: Final = {
    "participants and organisations": 0.85,
    "attributions": 0.75,
    "dates": 0.95,
    "provisions": 0.90,
    "positions": 0.75,
}
"""The least F1 of each kind."""
_FIELDS: Final = ("attributions", "dates", "positions")
"""Kinds of which a wrong one makes a fact wrong."""
_PRECISION: Final = 0.85
"""The least part of all facts that must be true."""


def main() -> int:
    """Measure, print the table, and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.distill", description=__doc__
    )
    parser.add_argument("folders", nargs="*", type=Path, default=DATA)
    parser.add_argument("--misses", action="store_true", help="list what went wrong")
    parser.add_argument("--facts", action="store_true", help="list those beside gold")
    options = parser.parse_args()
    totals: dict[str, Score] = {}
    told = Score()
    for path in stories(*options.folders):
        gold = _plain(path.read_text("utf-8"))
        found = distilled(path.with_name("source.txt"), gold)
        source = path.with_name("source.txt").read_text("utf-8")
        scores, misses = measured(gold, found, source)
        for kind, score in scores.items():
            totals[kind] = totals.get(kind, Score()) + score
        told += _true(gold, found, path.parent.name, is_listed=options.facts)
        told += Score(
            right=-sum(scores[kind].judged - scores[kind].right for kind in _FIELDS)
        )
        if options.misses:
            for kind, what in misses:
                print(f"{path.parent.name}: {kind}: {what}")
    if not totals:
        parser.error(f"{options.folders[0]}: there are no stories in it")
    return _table(totals, told)


def stories(*folders: Path) -> list[Path]:
    """Return the gold facts of each story in some folders."""
    return [path for each in folders for path in sorted(each.glob("*/facts.yaml"))]


def distilled(article: Path, gold: dict[str, Any]) -> dict[str, Any]:
    """Return what is found in an article that was published as a gold file says."""
    published = gold["sources"][0].get("published", "")
    draft = draft_of(read(str(article)), Wish(published=published))
    return _plain(writing.text(draft)) | {"doubts": dict(draft.doubts)}


def _true(gold: Any, found: Any, story: str, *, is_listed: bool) -> Score:
    """Judge all facts but participants: see bench/README.md for how."""
    wanted = [fact for _, fact in facts(gold)]
    ours = [(section, fact) for section, fact in facts(found)]
    right = [f for _, f in ours if any(is_same(g, f) for g in wanted)]
    sure = [f for _, f in ours if f not in right and f["id"] not in found["doubts"]]
    if is_listed:
        for section, fact in ours:
            if fact not in right:
                doubt = found["doubts"].get(fact["id"], "")
                said = fact.get("said_by", "")
                print(f"{story}: {section}: {fact['text']} {said} [{doubt}]")
    return Score(len(ours), len(right), len(ours), len(right) + len(sure))


def _plain(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 # it makes texts alone


def _table(totals: dict[str, Score], told: Score) -> int:
    print("| kind | gold | found | recall | precision | F1 | to reach |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    missed = []
    for kind, score in totals.items():
        least = BOUNDS.get(kind)
        print(
            f"| {kind} | {score.gold} | {score.found} | {score.recall:.2f} "
            f"| {score.precision:.2f} | {score.f1:.2f} | {least or ''} |"
        )
        if least and score.f1 < least:
            missed.append(f"F1 of {kind} is {score.f1:.3f}; {least} is to be reached")
    print(
        f"\n{told.gold} facts found: {told.found / told.gold:.2f} tell a gold fact, "
        f"{told.precision:.2f} are true"
    )
    if told.precision < _PRECISION:
        missed.append(f"{told.precision:.3f} of the facts are true; not {_PRECISION}")
    for line in missed:
        print(f"missed: {line}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
