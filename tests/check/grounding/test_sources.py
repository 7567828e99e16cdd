"""The texts of sources: at hand, the ones that were read, and in English."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen.check.grounding import examined
from tests.check.grounding.facts import ARTICLE, dossier, fact, found

if TYPE_CHECKING:
    from pathlib import Path

    from tests.check.conftest import MakeSubject

TRUE = fact("About 4,300 dockers walked out.", "About 4,300 dockers walked out in Oslo")
SHA256 = hashlib.sha256(ARTICLE.encode()).hexdigest()


def rules_of(subject: object) -> list[str]:
    """Return the rules on sources that find something."""
    from briefgen.check.grounding.sources import check

    return [f"{each.rule} {each.severity}" for each in check(subject)]  # type: ignore[arg-type]


def test_the_text_that_was_read_is_checked(subject_of: MakeSubject) -> None:
    """With the hash of its text, a source is fine, and its facts are examined."""
    subject = subject_of(dossier(TRUE, sha256=SHA256), ARTICLE)
    assert not rules_of(subject)
    assert "fact" in examined(subject)


def test_hash_is_asked_for(subject_of: MakeSubject) -> None:
    """Without a hash, nobody can tell which text was read: a warning."""
    assert rules_of(subject_of(dossier(TRUE), ARTICLE)) == ["G003 warning"]


def test_other_text_is_not_checked(subject_of: MakeSubject) -> None:
    """With another text, facts are not examined, and no quote is missed."""
    subject = subject_of(dossier(TRUE, sha256="0" * 64), ARTICLE)
    assert rules_of(subject) == ["G003 None"]
    assert not examined(subject)
    assert not found(subject)


def test_no_text_is_said_once(subject_of: MakeSubject) -> None:
    """Without a text it is said once, and nothing counts as verified."""
    subject = subject_of(dossier(TRUE), ARTICLE)
    subject.sources = {}
    assert rules_of(subject) == ["G005 None"]
    assert not examined(subject)


def test_bad_texts_are_named(subject_of: MakeSubject, folder: Path) -> None:
    """Empty, binary and wrongly encoded texts are errors, not crashes."""
    from briefgen.check.source_text import read_text

    subject = subject_of(dossier(TRUE), ARTICLE)
    for data in (b"", b"a\0b", "Olé".encode("latin-1"), "hi".encode("utf-16")):
        (folder / "notice.txt").write_bytes(data)
        subject.sources = {"notice": read_text(folder / "notice.txt")}
        assert rules_of(subject) == ["G004 None"]


def test_other_languages_are_quotes_only(subject_of: MakeSubject) -> None:
    """In a source that is not English, quotes are checked, and support is not."""
    given = dossier(TRUE, sha256=SHA256, language="fr")
    subject = subject_of(given, ARTICLE)
    assert rules_of(subject) == ["G005 None"]
    assert not examined(subject)
    wrong = fact("It closed.", "nothing of the kind")
    other = subject_of(dossier(wrong, sha256=SHA256, language="fr"), ARTICLE)
    assert [each.rule for each in found(other, "G001")] == ["G001"]


def test_large_source_is_read(subject_of: MakeSubject) -> None:
    """A source of ten megabytes in one line is searched, and its facts examined."""
    long = ARTICLE.replace("\n", " ") + "The tide came in again. " * 400_000
    subject = subject_of(dossier(TRUE, fact("It closed.", "not there", id="b")), long)
    assert "fact" in examined(subject)
    assert [each.rule for each in found(subject, "G001")] == ["G001"]
