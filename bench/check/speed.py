"""Measure how long `check` takes for many facts, and how much memory.

    python -m bench.check.speed [FOLDER]

The stories of the folder are told again and again, each time in other words, until
there are as many facts as are asked for. Seconds are of the processor, on this machine.
"""

from __future__ import annotations

import hashlib
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import Any, Final

import yaml

_DATA: Final = Path(__file__).parent.parent / "data"
_COUNTS: Final = (1000, 2000, 4000)
_REFERENCES: Final = ("said_by", "participants", "holder", "actor", "body", "side")


def main(folder: Path) -> None:
    """Print a row for each number of facts: checked with the model, and without."""
    print(
        "| facts | load | check | memory above the model | without grounding, in all |"
    )
    print("|---:|---:|---:|---:|---:|")
    for count in _COUNTS:
        with tempfile.TemporaryDirectory() as home:
            dossier = Path(home) / "content" / "many"
            dossier.mkdir(parents=True)
            _write(folder, dossier, count)
            measured = subprocess.run(
                [sys.executable, __file__, "measure", dossier],
                check=True,
                capture_output=True,
                text=True,
            )
            load, check, memory = measured.stdout.split()
            print(
                f"| {count} | {load} s | {check} s | {memory} MB | {_quick(home)} s |"
            )


def _quick(home: str) -> str:
    """Return the seconds of the whole program without the rules on grounding."""
    program = Path(sys.executable).with_name("briefgen")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [program, "check", "--quick", "--ignore", "G", "--severity", "error"],
        check=False,
        cwd=home,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{used:.2f}"


def _measure(dossier: str) -> None:
    """Print the seconds to load and to check, and the megabytes that checking takes."""
    start = process_time()
    from briefgen.check import run
    from briefgen.check.grounding import language

    language.parse(["A sentence."])
    load, memory = process_time() - start, _peak()
    start = process_time()
    run.check(dossier)
    print(f"{load:.2f} {process_time() - start:.2f} {_peak() - memory:.0f}")


def _peak() -> float:
    """Return the most memory that was resident until now, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _write(folder: Path, dossier: Path, count: int) -> None:
    """Write a dossier of so many statements, of which no two have the same words."""
    stories = sorted(path.parent for path in folder.glob("*/facts.yaml"))
    whole: dict[str, Any] = {
        "title": "Many stories",
        "subject": "Many stories",
        "as_of": "2026-01-15T09:00Z",
        "marking": "TLP:CLEAR",
        "made_by": "Put together for a measurement.",
        "sources": [],
        "participants": [],
        "topics": [],
    }
    made, turn = 0, 0
    while made < count:
        facts = yaml.safe_load(
            (stories[turn % len(stories)] / "facts.yaml").read_text()
        )
        text = (stories[turn % len(stories)] / "source.txt").read_text()
        made += _add(whole, facts, _other(text, turn), dossier, turn, count - made)
        turn += 1
    path = dossier / "facts.yaml"
    path.write_text(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True))


def _other(text: str, turn: int) -> str:
    """Return a text in which each sentence begins with words of its own."""
    return re.sub(r"(?m)^", f"In report {turn}, ", text)


def _add(  # noqa: PLR0913, PLR0917
    whole: dict[str, Any],
    facts: dict[str, Any],
    text: str,
    dossier: Path,
    turn: int,
    room: int,
) -> int:
    """Add the people and some statements of a story; return how many."""
    source = f"s{turn}"
    (dossier / f"{source}.txt").write_text(text)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    described = {"title": "T", "kind": "report", "description": "D"}
    file = {"file": f"{source}.txt", "sha256": sha256, "published": "2026-01-14"}
    whole["sources"].append({"id": source, **described, **file})
    # Of the people only names count here: they are no statements.
    for person in facts["participants"]:
        plain = {k: v for k, v in person.items() if k not in ("evidence", "side")}
        whole["participants"].append(_renamed(plain, turn, source))
    added = 0
    for topic in facts.get("topics", ()):
        statements = [
            _renamed(each, turn, source)
            for each in topic.get("statements", ())[: max(room - added, 0)]
        ]
        added += len(statements)
        name = f"t{turn}-{topic['id']}"
        whole["topics"].append(
            {"id": name, "title": topic["title"], "statements": statements}
        )
    return added


def _renamed(fact: dict[str, Any], turn: int, source: str) -> dict[str, Any]:
    """Return a fact with ids of its own, that rests on a source."""
    new = {**fact, "id": f"t{turn}-{fact['id']}"}
    for key in _REFERENCES:
        if isinstance(new.get(key), str):
            new[key] = f"t{turn}-{new[key]}"
        elif key in new:
            new[key] = [f"t{turn}-{name}" for name in new[key]]
    new["evidence"] = [
        {k: v for k, v in each.items() if k != "words_of"} | {"source": source}
        for each in fact.get("evidence", ())
    ]
    return new


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        _measure(sys.argv[2])
    else:
        main(Path(sys.argv[1]) if sys.argv[1:] else _DATA)
