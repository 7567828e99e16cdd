"""What the tests of check share: a small dossier with the text of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from briefgen.check.source_text import read_texts
from briefgen.check.subject import Subject
from briefgen.check.word_lists import read_word_lists
from briefgen.dossier import load_with_places

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = (
    "The Council asked both ports to reopen on Monday, a spokesman said.\n"
    "Port East refused.\n"
)
FACTS = """\
title: Ports are asked to reopen
subject: Port talks
as_of: 2026-01-06T09:00Z
marking: TLP:CLEAR
made_by: Written by hand.
sources:
  - id: notice
    title: Notice to mariners
    kind: notice
    description: A notice of the Council.
    published: 2026-01-05
    file: notice.txt
topics:
  - id: reopening
    title: Reopening
    statements:
      - id: request
        text: The Council asked both ports to reopen.
        evidence:
          - source: notice
            paragraph: 1
            quote: The Council asked both ports to reopen
"""


class MakeSubject(Protocol):
    """Makes a subject, as the fixture `subject_of` does."""

    def __call__(self, facts: str = FACTS, notice: str = NOTICE) -> Subject:
        """Return the subject of a dossier with these facts and this source."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a dossier: ``facts.yaml``, and the text of its source."""
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def subject_of(folder: Path) -> MakeSubject:
    """Return a function that makes a subject of the text of a facts file."""

    def make(facts: str = FACTS, notice: str = NOTICE) -> Subject:
        (folder / "facts.yaml").write_text(facts, encoding="utf-8")
        (folder / "notice.txt").write_text(notice, encoding="utf-8")
        loaded = load_with_places(folder)
        texts = read_texts(loaded.dossier, folder, {})
        return Subject(loaded, texts, read_word_lists(folder))

    return make
