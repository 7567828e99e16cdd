"""Letters go to those who may have them, all or none, and read well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefgen.audience import find
from briefgen.audience.cut import cut
from briefgen.dossier import load
from briefgen.dossier.types import Marking
from briefgen.dossier.verdicts import Verdict
from briefgen.errors import UserError
from briefgen.mail import edition as editions
from briefgen.mail.addresses import mailbox
from briefgen.mail.attachments import Attached, Kind, attach
from briefgen.mail.draft import draft
from tests.mail.messages.conftest import DESK, HARBOUR, Letters, body, parsed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefgen.audience.brief import Brief
    from briefgen.audience.profile import Audience
    from briefgen.mail.desk import Desk

ONE = "address,audience,clearance\na@example.org,press,TLP:AMBER\n"


def told(letters: Letters, text: str, desk: Desk = DESK) -> str:
    """Return why letters to a list are refused."""
    with pytest.raises(UserError) as raised:
        letters(text, desk)
    return re.sub(r"\S+/", "", str(raised.value))


# --- What a message is -------------------------------------------------------


def test_a_message(letters: Letters) -> None:
    """A message has the headers that it needs, and no other."""
    (letter,) = letters(ONE)
    message = parsed(letter.build())
    assert dict(message.items()) == {
        "Date": "Sun, 16 Nov 2025 10:30:00 +0000",
        "From": "Harbour desk <desk@example.org>",
        "To": "a@example.org",
        "Subject": "[TLP:GREEN] Two ports agree on a common tariff",
        "Message-ID": letter.message_id,
        "Content-Language": "en",
        "Auto-Submitted": "auto-generated",
        "List-Id": "press <press.example.org>",
        "MIME-Version": "1.0",
        "Content-Type": message["Content-Type"],
    }
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", letter.message_id)
    assert (letter.address, letter.marking) == ("a@example.org", "TLP:GREEN")
    assert letter.size == len(letter.build())
    assert not letter.needs_utf8


def test_the_parts_of_a_message(letters: Letters) -> None:
    """Texts come first, in plain text and HTML; attachments have types and names."""
    desk = DESK._replace(attach=("pdf", "html", "ics"))
    (letter,) = letters(ONE.replace("press", "executive"), desk)
    message = parsed(letter.build())
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
        "text/html",
        "text/calendar",
    ]
    pdf, *_ = message.iter_attachments()
    assert pdf["Content-Disposition"].content_disposition == "attachment"
    assert pdf.get_filename() == "2025-11-16 Harbour talks - executive.pdf"
    assert bytes(pdf.get_content()).startswith(b"%PDF-")


def test_a_letter_is_the_same_on_every_run(letters: Letters) -> None:
    """The same brief, list and date give the same bytes, and the same edition."""
    one, other = letters(ONE), letters(ONE)
    assert one[0].build() == other[0].build() == one[0].build()
    assert one[0][:6] == other[0][:6]


def test_a_changed_brief_is_a_new_edition(letters: Letters, folder: Path) -> None:
    """With the edition, the ids of messages change; those of recipients differ too."""
    rows = f"{ONE}b@example.org,press,TLP:AMBER\n"
    before = letters(rows)
    facts = folder / "content" / "harbour" / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("The council votes", "It votes"))
    (folder / "templates" / "press").mkdir(parents=True)
    (folder / "templates" / "press" / "labels.yaml").write_text("email: {points: P}")
    after = letters(rows)
    assert len({letter.edition for letter in before}) == 1
    assert before[0].edition != after[0].edition
    assert len({letter.message_id for letter in (*before, *after)}) == 4


def test_the_subject_has_the_marking(letters: Letters, folder: Path) -> None:
    """A pattern without the marking gets it all the same (TLP 2.0)."""
    own = folder / "templates" / "press"
    own.mkdir(parents=True)
    (own / "audience.yaml").write_text(
        'extends: press\nsubject: "{subject}, {as_of} ({edition}): {title}"\n'
    )
    facts = folder / "content" / "harbour" / "facts.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("subject: Harbour talks", "subject: '{as_of} talks'"))
    (letter,) = letters(ONE)
    assert parsed(letter.build())["Subject"].startswith(
        "[TLP:GREEN] {as_of} talks, 16 November 2025 (1): Two ports"
    )


@pytest.mark.parametrize(("language", "colon"), [("fr", "\u00a0: "), ("ru", ": ")])
def test_the_colon_of_a_subject(
    language: str, colon: str, letters: Letters, folder: Path
) -> None:
    """A colon in the pattern has a space before it where the language wants one."""
    own = folder / "templates" / "press"
    own.mkdir(parents=True)
    (own / "audience.yaml").write_text(
        'extends: press\nsubject: "{subject}: {title}"\n'
    )
    row = f"a@example.org,press,TLP:GREEN,{language}"
    (letter,) = letters(f"address,audience,clearance,language\n{row}\n")
    assert f"Harbour talks{colon}Two" in parsed(letter.build())["Subject"]


def test_what_check_refuses_is_said(letters: Letters) -> None:
    """A brief made by force says so in the subject and in the first line."""

    def cutter(audience: Audience) -> Brief:
        return cut(load(HARBOUR), audience).replaced(is_unchecked=True)

    (letter,) = letters(ONE, cutter=cutter)
    message = parsed(letter.build())
    assert message["Subject"].startswith("UNCHECKED [TLP:GREEN]")
    assert body(message).startswith("UNCHECKED TLP:GREEN\n")
    assert body(message).rstrip().endswith("UNCHECKED TLP:GREEN")
    assert body(message, "html").count("UNCHECKED</span>") == 2


def test_a_draft_is_not_sent(letters: Letters, folder: Path) -> None:
    """Facts that no person has confirmed go to no list, and the error says where."""
    facts = folder / "content" / "harbour" / "facts.yaml"
    facts.write_text(f"status: draft\n{facts.read_text('utf-8')}", "utf-8")
    with pytest.raises(UserError) as caught:
        letters(ONE)
    (problem,) = caught.value.problems
    assert (
        problem.message == "the dossier is a draft, and drafts are not sent to a list"
    )
    assert problem.place
    assert problem.place.line == 1
    assert "status: draft" in (problem.hint or "")


def test_a_draft_says_so_in_its_message(project_root: Path) -> None:
    """The subject and the first line of a message with a draft say DRAFT."""
    facts = load(HARBOUR).replaced(status="draft")
    brief = cut(facts, find.audience("press", project_root)).replaced(is_unchecked=True)
    to = (mailbox("a@example.org"),)
    message = parsed(draft(brief, "harbour", to, DESK).data)
    assert message["Subject"].startswith("DRAFT UNCHECKED [TLP:GREEN]")
    plain = body(message)
    assert plain.startswith("DRAFT UNCHECKED TLP:GREEN\n")
    assert "no person has confirmed these facts" in plain
    assert "no person has confirmed these facts" in body(message, "html")
    assert body(message, "html").count("DRAFT UNCHECKED</span>") == 2


def test_what_rests_on_doubt_is_said(letters: Letters) -> None:
    """A bottom line is under review as the fact that it rests on is."""

    def cutter(audience: Audience) -> Brief:
        return cut(load(HARBOUR), audience, {"tariff": Verdict("review")})

    (letter,) = letters(ONE, cutter=cutter)
    message = parsed(letter.build())
    first, *_ = load(HARBOUR).bottom_line
    for kind in ("plain", "html"):
        text = " ".join(body(message, kind).split())
        after = text[text.index(first.text[-20:]) :][:200]
        assert "[under review]" in after, kind


# --- Who gets what -----------------------------------------------------------

GROUPS = """\
name,address,audience,clearance,group,salutation
Alone,a@example.org,press,TLP:GREEN,,
"Öz, B.",b@example.org,press,TLP:GREEN,to,Dear <B> & all,
C,c@example.org,press,TLP:GREEN,to,
D,d@example.org,press,TLP:GREEN,cc,
E,secret@example.org,press,TLP:GREEN,bcc,
F,f@example.org,executive,TLP:AMBER,to,
"""


def test_groups(letters: Letters) -> None:
    """To and Cc are seen by their group; bcc by nobody; others get one of their own."""
    found = {
        letter.address[0]: parsed(letter.build())
        for letter in letters(GROUPS.replace(",Dear <B> & all,", ',"Dear <B> & all,"'))
    }
    shared = '"Öz, B." <b@example.org>, C <c@example.org>'
    assert {name: message["To"] for name, message in found.items()} == {
        "a": "Alone <a@example.org>",
        "b": shared,
        "c": shared,
        "d": shared,
        "s": shared,
        "f": "F <f@example.org>",
    }
    assert found["s"]["Cc"] == "D <d@example.org>"
    assert found["a"]["Cc"] is found["f"]["Cc"] is None
    for name, message in found.items():
        assert message["Bcc"] is None
        assert ("secret" in message.as_string()) is False, name


def test_a_group_is_of_one_edition(letters: Letters) -> None:
    """Who names the language that their audience has anyway is in the same group."""
    rows = "address,audience,clearance,group,language\n" + "".join(
        f"{name}@example.org,press,TLP:GREEN,to,{language}\n"
        for name, language in (("a", ""), ("b", "en"), ("c", "fr"))
    )
    found = [parsed(letter.build())["To"] for letter in letters(rows)]
    assert found == ["a@example.org, b@example.org"] * 2 + ["c@example.org"]


def test_blind_copies_alone(letters: Letters) -> None:
    """Where all are bcc, no address stands in the header."""
    (letter,) = letters(f"{ONE.strip()},bcc\n".replace("clearance", "clearance,group"))
    message = parsed(letter.build())
    assert message["To"] == "undisclosed-recipients:;"
    assert letter.address == "a@example.org"


def test_salutations(letters: Letters) -> None:
    """A salutation is a line of its own, and text in HTML; without one is no line."""
    rows = GROUPS.replace(",Dear <B> & all,", ',"Dear <B> & all,"')
    alone, saluted, *_ = (parsed(letter.build()) for letter in letters(rows))
    assert "\n\nDear <B> & all,\n\n" in body(saluted)
    assert "Dear &lt;B&gt; &amp; all," in body(saluted, "html")
    assert body(saluted).replace("Dear <B> & all,\n\n", "") == body(alone)


def test_languages(letters: Letters) -> None:
    """A recipient's language is that of their labels; right-to-left lines say so."""
    rows = "address,audience,clearance,language\n" + "".join(
        f"{language}@example.org,press,TLP:GREEN,{language}\n"
        for language in ("en", "fr", "ru", "he", "ar")
    )
    found = {letter.address[:2]: parsed(letter.build()) for letter in letters(rows)}
    assert {name: m["Content-Language"] for name, m in found.items()} == {
        name: name for name in ("en", "fr", "ru", "he", "ar")
    }
    assert "\nPOUR TOUTE QUESTION\n" in body(found["fr"])
    for name in ("he", "ar"):
        text = body(found[name])
        assert text.startswith("TLP:GREEN\n\u200f")
        # What is in English runs as it did.
        assert "\nTwo ports agree on a common tariff\n" in text
        assert f'<html lang="{name}" dir="rtl">' in body(found[name], "html")
    assert "\u200f" not in body(found["ru"])


def test_leaving_a_list(letters: Letters) -> None:
    """Who is on a list can leave it in one click, by an address of their own."""
    entry = "{address: a+b@example.org, audience: press, clearance: TLP:GREEN}"
    leave = "https://example.org/leave?who={address}&list=" + "press" * 20
    (letter,) = letters(f"title: Tidings\nunsubscribe: {leave}\nrecipients: [{entry}]")
    message = parsed(letter.build())
    assert message["List-Id"] == "Tidings <press.example.org>"
    wanted = leave.replace("{address}", "a%2Bb@example.org")
    # In one line: folded, no mail program would offer it.
    assert f"\r\nList-Unsubscribe: <{wanted}>\r\n".encode() in letter.build()
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_international_addresses(letters: Letters) -> None:
    """A domain becomes ASCII; what stands before it needs a server that can UTF-8."""
    rows = "address,audience,clearance\n" + "".join(
        f"{address},press,TLP:GREEN\n" for address in ("a@exämple.org", "ä@example.org")
    )
    plain, utf8 = letters(rows)
    assert (plain.address, plain.needs_utf8) == ("a@xn--exmple-cua.org", False)
    assert plain.build().isascii()
    assert (utf8.address, utf8.needs_utf8) == ("ä@example.org", True)
    assert "\r\nTo: ä@example.org\r\n".encode() in utf8.build()


def test_a_sender_of_another_script(letters: Letters) -> None:
    """A sender that is not in plain letters needs a server that can UTF-8, too."""
    entry = "{address: a@example.org, audience: press, clearance: TLP:GREEN}"
    (letter,) = letters(f"sender: стол@example.org\nrecipients: [{entry}]")
    assert letter.needs_utf8
    assert "\r\nFrom: стол@example.org\r\n".encode() in letter.build()


def test_a_thousand_share_what_is_the_same(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many get an edition, its documents and texts are made once."""
    made: list[str] = []

    def counted(brief: Brief, dossier: str, kinds: Sequence[Kind]) -> Attached:
        made.append(brief.audience.name)
        return attach(brief, dossier, kinds)

    monkeypatch.setattr(editions, "attach", counted)
    rows = "address,audience,clearance\n" + "".join(
        f"a{n}@example.org,{'press' if n % 2 else 'executive'},TLP:AMBER\n"
        for n in range(1000)
    )
    found = letters(rows)
    assert sorted(made) == ["executive", "press"]
    assert len({letter.message_id for letter in found}) == 1000


# --- Who gets nothing --------------------------------------------------------


def test_all_that_is_refused_is_told(letters: Letters) -> None:
    """No letter is made while one of them may not go out, and each reason is told."""
    rows = """\
address,audience,clearance,certificate
low@example.org,press,TLP:CLEAR,
good@example.org,press,TLP:GREEN,
nobody@example.org,pres,TLP:RED,
also@example.org,pres,TLP:RED,
lost@example.org,press,TLP:GREEN,lost.pem
too@example.org,executive,TLP:CLEAR,
"""
    desk = DESK._replace(sender=None, encrypt=Marking.GREEN)
    found = told(letters, rows, desk)
    assert found.split("\n")[::2] == _REASONS


_LOW, _TOO = "press.csv:2: low@example.org", "press.csv:7: too@example.org"
_GOOD = "press.csv:3: good@example.org"
_REASONS = [
    "messages need a sender",
    "press.csv:4: there is no audience 'pres'",
    "press.csv:6: certificate lost.pem cannot be read: No such file or directory",
    f"{_LOW} may see TLP:CLEAR at most, and the press brief is TLP:GREEN",
    f"{_TOO} may see TLP:CLEAR at most, and the executive brief is TLP:GREEN",
    f"{_LOW} has no certificate, and TLP:GREEN only goes out encrypted",
    f"{_GOOD} has no certificate, and TLP:GREEN only goes out encrypted",
    f"{_TOO} has no certificate, and TLP:GREEN only goes out encrypted",
]


def test_an_edition_that_fails_stops_all(letters: Letters, folder: Path) -> None:
    """Where the documents of one audience cannot be made, nobody gets a letter."""
    own = folder / "templates" / "executive" / "email"
    own.mkdir(parents=True)
    (own / "body.txt.j2").write_text("{{ fakts.title }}")
    rows = f"{ONE}b@example.org,executive,TLP:AMBER\n"
    assert told(letters, rows).startswith("body.txt.j2:1: 'fakts' is undefined\n")


def test_a_title_of_two_lines(letters: Letters, folder: Path) -> None:
    """A title that could add headers is refused, with its place in the facts."""
    facts = folder / "content" / "harbour" / "facts.yaml"
    text = facts.read_text("utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    facts.write_text(text.replace(title, "title: |\n  One\n  Bcc: x@example.org"))
    assert told(letters, ONE) == (
        "facts.yaml:3:8: title: has more than one line, which no subject of an e-mail "
        "has\n  write it in one line, or after '>-'"
    )


def test_a_dossier_above_an_audience(letters: Letters, folder: Path) -> None:
    """A dossier that an audience is not cleared for goes to nobody of it."""
    facts = folder / "content" / "harbour" / "facts.yaml"
    text = re.sub(r"(?m)^marking: .*$", "marking: TLP:RED", facts.read_text("utf-8"))
    facts.write_text(text)
    assert "above the clearance of the press audience" in told(letters, ONE)


# --- Templates of anybody ----------------------------------------------------


def own_template(folder: Path, name: str, text: str) -> None:
    """Give the press audience a template of its own for its messages."""
    own = folder / "templates" / "press" / "email"
    own.mkdir(parents=True)
    (own.parent / "audience.yaml").write_text("extends: press\n")
    (own / name).write_text(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            '<img src="https://example.org/seen.png" alt="">',
            "3:1: there is no picture",
            id="picture",
        ),
        pytest.param("<script>1</script>", "3:1: <script> is not for", id="script"),
        pytest.param("<!--[if mso]><b><![endif]-->", "3:1: '<!--[if", id="outlook"),
        pytest.param("{{ brief.audience.chain | join }}x", "", id="folders"),
    ],
)
def test_html_of_anybody(
    text: str, reason: str, letters: Letters, folder: Path
) -> None:
    """A template asks for nothing outside, and is told nothing of this machine."""
    start = '{% extends "base/email/body.html.j2" %}\n{% block head %}\n'
    own_template(folder, "body.html.j2", f"{start}{text}\n{{% endblock %}}")
    if reason:
        assert told(letters, ONE).startswith(f"body.html.j2:{reason}")
    else:
        (letter,) = letters(ONE)
        html = body(parsed(letter.build()), "html")
        assert "x\n" in html
        assert str(folder) not in html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ 'x' * 99999999 }}", id="long"),
        pytest.param("{{ facts.title | pprint }}", id="filter"),
        pytest.param("{{ facts.topics }}", id="list"),
    ],
)
def test_text_of_anybody(text: str, letters: Letters, folder: Path) -> None:
    """The plain text is held to the same bounds as a page."""
    own_template(folder, "body.txt.j2", text)
    assert "body.txt.j2:1" in told(letters, ONE)


def test_a_macro_of_ones_own(letters: Letters, folder: Path) -> None:
    """A macro replaces the one of its name in the messages, and the others stay."""
    macro = "{% macro notes(fact, speakers=true) %} [{{ fact.id }}]{% endmacro %}"
    own_template(folder, "macros.txt.j2", macro)
    (letter,) = letters(ONE)
    message = parsed(letter.build())
    assert re.search(r"\. \[[a-z-]+\]\n", body(message))
    assert not re.search(r"\. \[[a-z-]+\]\n", body(message, "html"))
