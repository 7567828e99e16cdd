"""Check one dossier: read it and its sources, apply the rules, draw the verdicts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.check import verdicts, waivers
from briefgen.check.examine import examine
from briefgen.check.report import Checked
from briefgen.check.source_text import read_texts
from briefgen.check.subject import Subject
from briefgen.dossier import load_with_places, textfile
from briefgen.dossier.verdicts import kept, tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from os import PathLike

    from briefgen.check.finding import Finding
    from briefgen.check.rule import Rule
    from briefgen.check.word_lists import WordLists
    from briefgen.dossier import Dossier
    from briefgen.dossier.verdicts import Verdict


class Outcome(NamedTuple):
    """What came out of checking a dossier: to report, and to keep.

    `verdicts` holds those reached now, and those kept that still count.
    """

    checked: Checked
    dossier: Dossier
    folder: Path
    verdicts: Mapping[str, Verdict]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules found, in the order of the file."""
        return self.checked.findings


def check(
    path: str | PathLike[str],
    *,
    project: str | PathLike[str] = ".",
    sources: Mapping[str, str | PathLike[str]] | None = None,
) -> Outcome:
    """Hold the dossier of a folder, or of its ``facts.yaml``, against all rules.

    `project` is the folder that may have ``words/``. `sources` names a file with the
    text of a source, by the id of the source, where it is not the `file` that the
    dossier names. Nothing is written. Raises `UserError` where the dossier cannot be
    loaded, or such a file cannot be read.
    """
    from briefgen.check import catalogue
    from briefgen.check.word_lists import read_word_lists

    rules = tuple(catalogue.rules().values())
    words = read_word_lists(Path(project))
    texts = {name: Path(file) for name, file in (sources or {}).items()}
    return check_with(Path(path), rules, words, texts)


def check_with(
    path: Path,
    rules: Sequence[Rule],
    words: WordLists,
    sources: Mapping[str, Path],
) -> Outcome:
    """Hold a dossier against some rules; else as `check` does, and raises."""
    file = Path(textfile.find(str(path)))
    loaded = load_with_places(file)
    texts = read_texts(loaded.dossier, file.parent, sources)
    before = kept(str(file.parent), loaded.dossier)
    subject = Subject(loaded, texts, words, before.keys())
    every = examine(subject, rules)
    findings = waivers.apply(subject, every, rules)
    waived = len(set(every).difference(findings))
    found = verdicts.standing(subject, before)
    if _judges(rules):
        from briefgen.check.grounding import examined

        found |= verdicts.reached(subject, examined(subject), findings)
    facts = (item.fact for item in subject.items)
    name = textfile.shown(str(file))
    checked = Checked(name, loaded.text, tuple(findings), tally(facts, found), waived)
    return Outcome(checked, loaded.dossier, file.parent, found)


def _judges(rules: Sequence[Rule]) -> bool:
    """Tell whether all rules on grounding are among some: only then is one verified."""
    from briefgen.check import catalogue

    if verdicts.GROUP not in catalogue.GROUPS:
        return False
    needed = catalogue.rules(group=verdicts.GROUP).keys()
    return needed <= {rule.id for rule in rules}
