"""Promises of `briefgen.check.report`: findings for people and for programs."""

from __future__ import annotations

import json

import pytest

from briefgen.check.finding import Finding, Severity
from briefgen.check.report import Checked, github, report
from briefgen.dossier.verdicts import Tally
from briefgen.errors import Place, Problem

LINE = "    text: Plan has seven points"
FILE = "content/a b/facts.yaml"
FINDING = Finding(
    rule="W001",
    severity=Severity.ERROR,
    path=("plans", 0, "text"),
    place=Place(FILE, 2, 20),
    message="the quote says six: 50%",
    hint="write six,\nor quote more",
    length=5,
)
WHOLE = FINDING._replace(
    severity=Severity.NOTE, place=Place("output/a.pdf"), length=0, hint="", path=()
)
CHECKED = Checked(FILE, f"title: A\n{LINE}\n", (FINDING, WHOLE), Tally(3, 1, 1, 2))


def test_text() -> None:
    """People see the place, the words underlined, what to do, and a count."""
    assert report([CHECKED], "text") == (
        f"{FILE}:2:20: error W001 the quote says six: 50%\n"
        f" 2 | {LINE}\n"
        "   |                    ^^^^^\n"
        "   = write six,\n"
        "     or quote more\n"
        "output/a.pdf: note W001 the quote says six: 50%\n"
        "1 dossier, 7 facts: 3 verified, 1 under review, 1 unsupported, 2 not checked;"
        " 1 error, 0 warnings, 1 note"
    )


def test_waived() -> None:
    """What was waived is counted, at the end of the last line."""
    some = CHECKED._replace(waived=2)
    assert report([some, some], "text").endswith(" 2 notes, 4 waived")
    assert report([some], "github").endswith(" 1 note, 2 waived")
    assert json.loads(report([some], "json"))["waived"] == 2


def test_colour() -> None:
    """On a terminal the severity and the underline are coloured, and nothing else."""
    told = report([CHECKED], "text", colour=True)
    assert told.count("\x1b[1;31m") == 2
    assert "\x1b[1;31merror\x1b[0m W001" in told
    assert "\x1b[1;31m^^^^^\x1b[0m" in told


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        pytest.param("a: 東京 is", 4, "   ^^^^", id="wide characters"),
        pytest.param("\ta: xy", 5, "\t   ^^", id="a tab"),
        pytest.param("a: e\u0301e", 4, "   ^", id="a combining mark"),
    ],
)
def test_width(line: str, column: int, under: str) -> None:
    """The underline stands below the words, however wide they are."""
    found = FINDING._replace(place=Place(FILE, 1, column), length=2, hint="")
    told = report([Checked(FILE, line, (found,))], "text")
    assert told.splitlines()[2] == f"   | {under}"


def test_json() -> None:
    """Programs get all that people do, and where the words end."""
    data = json.loads(report([CHECKED], "json"))
    assert data["findings"][0] == {
        "file": FILE,
        "line": 2,
        "column": 20,
        "end_column": 25,
        "path": "plans[0].text",
        "severity": "error",
        "rule": "W001",
        "message": "the quote says six: 50%",
        "hint": "write six,\nor quote more",
        "is_fixable": False,
    }
    assert data["counts"] == {"error": 1, "warning": 0, "note": 1}
    assert data["facts"]["verified"] == 3
    assert data["waived"] == 0


def test_github() -> None:
    """A workflow command names file, line and columns, with its text escaped."""
    first, second, last = report([CHECKED], "github").splitlines()
    assert first == (
        f"::error file={FILE},line=2,col=20,endColumn=25,title=W001"
        "::the quote says six: 50%25%0Awrite six,%0Aor quote more"
    )
    assert second.startswith("::notice file=output/a.pdf,title=W001::")
    assert last.startswith("1 dossier, ")


def test_github_error() -> None:
    """What kept a dossier from being checked is a command too, with its place."""
    problem = Problem("unknown key 'titel'", Place(FILE, 1, 1), "did you mean 'title'?")
    told = "unknown key 'titel'%0Adid you mean 'title'?"
    assert github.error(problem) == f"::error file={FILE},line=1,col=1::{told}"
    assert github.error(Problem("it is full")) == "::error::it is full"


def test_sarif() -> None:
    """A log in SARIF 2.1.0 has the rule, and the region in Unicode characters."""
    data = json.loads(report([CHECKED], "sarif"))
    (run,) = data["runs"]
    assert (data["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["id"] == "W001"
    assert rule["help"]["text"].endswith("\n\nFrom: briefgen")
    first, second = run["results"]
    assert first["ruleIndex"] == 0
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/a%20b/facts.yaml"},
                "region": {"startLine": 2, "startColumn": 20, "endColumn": 25},
            }
        }
    ]
    assert second["level"] == "note"
    assert "region" not in second["locations"][0]["physicalLocation"]
