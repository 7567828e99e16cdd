"""A text may be given in several languages, and is shown in one."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.dossier import dump, loads
from briefgen.dossier.texts import Words, direction, is_same, localised, unquoted
from briefgen.errors import UserError

HEAD = """\
as_of: 2025-11-16T09:00Z
marking: TLP:CLEAR
sources: []
"""
TEXTS = {"en": "Talks", "fr": "Pourparlers", "he": "שיחות", "pt-BR": "Conversas"}


def subject(lines: str, more: str = "") -> str:
    """Return a facts file whose subject is what `lines` say."""
    return f"title: T\nsubject:{lines}\n{more}{HEAD}"


def test_one_text_is_a_text() -> None:
    """A text that has one language is that text, for all who use it."""
    story = loads(subject(" Talks"))

    assert story.subject == "Talks"
    assert "subject: Talks\n" in dump(story)


def test_a_dossier_speaks_its_own_language() -> None:
    """Whichever stands first, the text shown is the one in the dossier's language."""
    lines = "\n  fr: Pourparlers\n  en: Talks"

    assert loads(subject(lines)).subject == "Talks"
    assert loads(subject(lines, "language: fr\n")).subject == "Pourparlers"


@pytest.mark.parametrize(
    ("wanted", "text", "language", "direction"),
    [
        ("fr", "Pourparlers", "", ""),
        ("fr-CA", "Pourparlers", "", ""),
        ("FR", "Pourparlers", "", ""),
        ("pt", "Conversas", "", ""),
        ("he", "שיחות", "", ""),
        ("de", "Talks", "en", ""),
        ("ar", "Talks", "en", "ltr"),
        ("en-GB", "Talks", "", ""),
    ],
)
def test_the_language_of_a_page(
    wanted: str, text: str, language: str, direction: str
) -> None:
    """A page has the text of its language, or the dossier's own, marked as such."""
    shown = Words("Talks", TEXTS).localised("en", wanted)

    assert (shown, shown.language, shown.direction) == (text, language, direction)


def test_a_region_of_its_own_comes_first() -> None:
    """A text for one region is not shown where there is one for the other."""
    texts = {"pt-BR": "Equipe", "pt-PT": "Equipa"}

    assert Words("Equipe", texts).localised("pt-BR", "pt-PT") == "Equipa"


def test_all_of_a_dossier_is_localised() -> None:
    """Texts change wherever they stand: in facts, in their dates, in lists."""
    topics = "topics:\n  - id: a\n    title: {en: A, fr: B}\n    statements: []\n"
    next_dates = (
        "next_dates:\n  - id: b\n    text: Soon\n    when: {text: {en: May, fr: Mai}}\n"
    )
    story = loads(f"title: T\nsubject: S\n{HEAD}{topics}{next_dates}")
    french = localised(story, "en", "fr")

    assert french.topics[0].title == "B"
    assert french.next_dates[0].when.text == "Mai"
    text = french.next_dates[0].text
    assert isinstance(text, Words)
    assert text.language == "en"


@pytest.mark.parametrize("page", ["fr", "ar"])
def test_a_text_in_one_language_is_told_by_the_page(page: str) -> None:
    """A text that the page cannot have is marked for it, whatever it was before."""
    text = Words("Talks")
    assert text.localised("en", "en-GB") is text
    foreign = text.localised("en", "he").localised("en", page)
    assert (foreign, foreign.language) == ("Talks", "en")
    assert foreign.direction == ("ltr" if page == "ar" else "")
    assert text.localised("en", "he").localised("en", "en").language == ""


def test_what_needs_no_change_stays_the_same() -> None:
    """Values without a text to change are the same objects, which takes no time."""
    story = loads(subject(" Talks"))
    assert localised(story, "en", "en") is story


def test_what_was_localised_is_dumped_whole() -> None:
    """Facts for one language keep the texts in all of them."""
    text = subject("\n  en: Talks\n  fr: Pourparlers")
    french = localised(loads(text), "en", "fr")

    assert "subject:\n  en: Talks\n  fr: Pourparlers\n" in dump(french)
    assert dump(loads(dump(french))) == dump(french)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        pytest.param(
            "\n  english: Talks",
            "facts.yaml:3:3: subject: 'english' is not a language tag\n"
            "  write a BCP 47 tag such as en, en-GB or uk",
            id="tag",
        ),
        pytest.param(
            "\n  en: Talks\n  fr: ' '",
            "facts.yaml:3:3: subject: the text in 'fr' is empty\n"
            "  give it a text or remove the key",
            id="empty",
        ),
        pytest.param(
            "\n  fr: Pourparlers",
            "facts.yaml:3:3: subject: lacks the text in the dossier's own language\n"
            "  add it as 'en', or correct 'language' of the dossier",
            id="own",
        ),
        pytest.param(
            "\n  en: [Talks]",
            "facts.yaml:3:3: subject: must be one value, not a mapping\n"
            "  write it alone; a text that begins with [ or { stands in quotes",
            id="list",
        ),
    ],
)
def test_mistakes(lines: str, message: str) -> None:
    """What is wrong with a text in several languages is told with its place."""
    with pytest.raises(UserError) as caught:
        loads(subject(lines))

    assert str(caught.value) == message


def test_evidence_has_one_language() -> None:
    """A quote is the words of its source: it is not translated."""
    source = "sources:\n  - {id: s, title: T, kind: K, description: D}\n"
    evidence = "[{source: s, quote: {en: a, fr: b}}]"
    gap = f"gaps:\n  - id: g\n    text: G\n    evidence: {evidence}\n"
    head = HEAD.replace("sources: []\n", source)
    with pytest.raises(UserError, match=r"evidence\[0\].quote: must be one value"):
        loads(f"title: T\nsubject: S\n{head}{gap}")


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_words_are_kept_whole(text: str, texts: dict[str, str]) -> None:
    """A text that was kept elsewhere comes back with its languages."""
    words = Words(text, texts, "fr", "ltr")
    twin = pickle.loads(pickle.dumps(words))  # noqa: S301 - our own bytes

    assert (twin, twin.texts, twin.language, twin.direction) == (
        text,
        texts,
        "fr",
        "ltr",
    )


def test_directions() -> None:
    """Hebrew and Arabic are written from right to left, in any region."""
    assert [direction(tag) for tag in ("he", "ar-EG", "en", "ru")] == [
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]
    assert is_same("en", "EN-gb")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("“I regret it”", "I regret it"),
        ('"I regret it"', "I regret it"),
        ("«\u202fJe le regrette\u202f»", "Je le regrette"),
        ("I regret it", "I regret it"),
        ("“One” and “two”", "“One” and “two”"),
        ("he said “no”", "he said “no”"),
    ],
)
def test_marks_of_its_own(given: str, shown: str) -> None:
    """Marks around the whole of a phrase go, since a page sets its own."""
    assert unquoted(given) == shown
