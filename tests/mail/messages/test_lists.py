"""Distribution lists are read whole, or refused with all that is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.mail import lists
from briefgen.mail.lists import find_list, read_list
from briefgen.mail.recipients import Recipient

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "address,audience,clearance"
ROW = "a@example.org,press,TLP:GREEN"
ENTRY = "{address: a@example.org, audience: press, clearance: TLP:GREEN}"


def read(folder: Path, name: str, text: str | bytes) -> tuple[Recipient, ...]:
    """Return the recipients of a list with some text."""
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return read_list(folder / name).list.recipients


def told(folder: Path, name: str, text: str | bytes) -> str:
    """Return all that is told of a list, from the folder on."""
    with pytest.raises(UserError) as raised:
        read(folder, name, text)
    return str(raised.value).replace(f"{folder}/", "")


# --- YAML --------------------------------------------------------------------


def test_a_list_in_yaml(tmp_path: Path) -> None:
    """All that a list can say of a recipient is read, and so is where it stands."""
    text = f"""\
title: Ministers
sender: Desk <desk@example.org>
unsubscribe: https://example.org/leave?who={{address}}
recipients:
  - {ENTRY}
  - name: Zoë Ünal
    address: zoe@EXÄMPLE.org
    audience: executive
    clearance: TLP:AMBER+STRICT
    language: fr
    group: cc
    salutation: Madame la ministre,
    certificate: zoe.pem
"""
    (tmp_path / "few.yaml").write_text(text, encoding="utf-8")
    found = read_list(tmp_path / "few.yaml")
    first, second = found.list.recipients
    assert (found.name, found.list.title) == ("few", "Ministers")
    assert [place.line for place in found.places] == [5, 6]
    assert first == Recipient(
        address="a@example.org", audience="press", clearance=first.clearance
    )
    assert second.mailbox == ("zoe@xn--exmple-cua.org", "Zoë Ünal")
    assert (second.language, second.group) == ("fr", "cc")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "recipients:\n  - {adress: a@b.org, audience: press, clearance: TLP:AMBR}",
            "x.yaml:2:5: recipients[0]: key 'address' is missing\n"
            "  address: The address of e-mail.\n"
            "x.yaml:2:6: recipients[0]: unknown key 'adress'\n"
            "  did you mean 'address'?\n"
            "x.yaml:2:51: recipients[0].clearance: 'TLP:AMBR' is not allowed here\n"
            "  did you mean 'TLP:AMBER'?",
            id="keys and values",
        ),
        pytest.param(
            f"recipients:\n  - {ENTRY}\n  - {ENTRY.replace('example', 'EXAMPLE')}",
            "x.yaml:3:15: recipients[1].address: 'a@example.org' is in the list twice: "
            "it is recipient 1 too\n  remove one of them",
            id="twice but for the case of the domain",
        ),
        pytest.param(
            "recipients: []",
            "x.yaml:1:13: recipients: is empty\n  name at least one recipient",
            id="no recipients",
        ),
        pytest.param(
            "# to be written\n",
            "x.yaml: the file is empty\n  start with 'recipients:', and an address, "
            "audience and clearance for each",
            id="comments",
        ),
        pytest.param(
            f'recipients:\n  - {ENTRY[:-1]}, name: "A\\nBcc: b@example.org"}}',
            "x.yaml:2:75: recipients[0].name: 'A\\nBcc: b@example.org' has more than "
            "one line\n  write it in one line",
            id="line feed in a name",
        ),
        pytest.param(
            f'recipients:\n  - {ENTRY[:-1]}, salutation: "A\\0"}}',
            "x.yaml:2:81: U+0000, a control character, is not allowed\n  remove it",
            id="NUL in a salutation",
        ),
        pytest.param(
            f"recipients:\n  - {ENTRY[:-1]}, name: }}",
            "x.yaml:2:75: recipients[0].name: is empty\n"
            "  give it a value or remove the key",
            id="empty key",
        ),
        pytest.param(
            f"sender: desk\nunsubscribe: ftp:x\nrecipients:\n  - {ENTRY}",
            "x.yaml:1:9: sender: 'desk' has no address\n"
            "  write it as Desk <desk@example.org>\n"
            "x.yaml:2:14: unsubscribe: 'ftp:x': readers cannot leave a list there\n"
            "  write an address that starts with https: or mailto:",
            id="keys of the list",
        ),
    ],
)
def test_mistakes_in_yaml(tmp_path: Path, text: str, expected: str) -> None:
    """Each mistake is told with its line, its column and what to do."""
    assert told(tmp_path, "x.yaml", text) == expected


# --- CSV ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}\n{ROW}\n", id="plain"),
        pytest.param(f"\ufeff{HEAD}\r\n{ROW}\r\n\r\n", id="byte order mark"),
        pytest.param(f"{HEAD}\n{ROW}\n".replace(",", ";"), id="semicolons"),
        pytest.param(f"{HEAD}\n{ROW}\n".replace(",", "\t"), id="tabs"),
        pytest.param(f"\n{HEAD.title()},Name\n{ROW},\n,,\n", id="spreadsheet"),
    ],
)
def test_a_list_in_csv(tmp_path: Path, text: str) -> None:
    """A table reads the same however a spreadsheet writes it."""
    (recipient,) = read(tmp_path, "x.csv", text)
    assert recipient.address == "a@example.org"
    assert recipient.name is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f'{HEAD},name\n\n{ROW},"A\nB"\nb@example.org,pres s,,\n',
            "x.csv:3: name: 'A\\nB' has more than one line\n"
            "  write it in one line\n"
            "x.csv:5: audience: 'pres s' is not an id\n"
            "  use small letters, digits and single hyphens, such as gaza-plan\n"
            "x.csv:5: key 'clearance' is missing\n"
            "  clearance: The strictest TLP 2.0 label they may see; a brief above it "
            "is not sent.",
            id="cells",
        ),
        pytest.param(
            f"{HEAD}\noffice,press,TLP:GREEN\noffice@,press,TLP:GREEN\n",
            "x.csv:2: address: 'office': an email address must have an @-sign\n"
            "  write it as office@example.org\n"
            "x.csv:3: address: 'office@': there must be something after the @-sign\n"
            "  write it as office@example.org",
            id="no domain",
        ),
        pytest.param(
            f"{HEAD}\n{ROW}\n{ROW.replace('a@example', 'A@Example')}\n",
            "x.csv:3: address: 'A@example.org' is in the list twice: "
            "it is recipient 1 too\n  remove one of them",
            id="twice",
        ),
        pytest.param(
            "adress,audience,clearance,audience\nx\n",
            "x.csv:1: unknown column 'adress'\n  did you mean 'address'?\n"
            "x.csv:1: column 'audience' is there twice\n  remove one of them\n"
            "x.csv:1: column 'address' is missing\n  did you mean 'adress'?",
            id="columns",
        ),
        pytest.param(
            f"{HEAD}\n{ROW},x\n",
            "x.csv:2: has 4 cells; the first row has 3\n"
            "  put a text that has ',' in quotes",
            id="too many cells",
        ),
        pytest.param(
            f'{HEAD}\n"{ROW}\n',
            "x.csv:2: is not CSV: unexpected end of data\n"
            "  look for a quotation mark that is never closed",
            id="open quote",
        ),
        pytest.param(
            f"{HEAD}\n",
            "x.csv: is empty\n  name at least one recipient",
            id="no rows",
        ),
        pytest.param(
            "\n",
            "x.csv: the file is empty\n"
            "  name the columns in the first row: name,address,audience,clearance",
            id="nothing",
        ),
        pytest.param(
            f"{HEAD}\nä,{ROW}".encode("cp1252"),
            "x.csv:2:1: byte 0xE4 is not UTF-8 (in Windows-1252 it is 'ä')\n"
            "  save the file as UTF-8 in your editor",
            id="Windows-1252",
        ),
        pytest.param(
            f"{HEAD}\n{ROW}".encode("utf-16"),
            "x.csv:1:1: the file is UTF-16, not UTF-8\n"
            "  save it as UTF-8 in your editor",
            id="UTF-16",
        ),
        pytest.param(
            f"{HEAD}\n{ROW}\0\n",
            "x.csv:2:30: U+0000, a control character, is not allowed\n  remove it",
            id="NUL",
        ),
    ],
)
def test_mistakes_in_csv(tmp_path: Path, text: str | bytes, expected: str) -> None:
    """Each mistake is told with its line and the name of its column."""
    assert told(tmp_path, "x.csv", text) == expected


# --- Both --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.yaml", "x.csv"])
def test_endless_lists(tmp_path: Path, name: str) -> None:
    """A list with 100,000 rows is refused as such, not row by row."""
    first, row = {
        "x.yaml": ("recipients:\n", f"  - {ENTRY}\n"),
        "x.csv": (f"{HEAD}\n", f"{ROW}\n"),
    }[name]
    found = told(tmp_path, name, first + row * 100_000)
    assert re.fullmatch(
        rf"{name}: has (more than 20,000 recipients|6,\d+,\d+ bytes; the limit is "
        r"5,000,000)\n  split it into several lists",
        found,
    )


def test_one_recipient_too_many(tmp_path: Path) -> None:
    """The limit counts recipients in YAML, too."""
    text = "recipients:\n" + "  - {}\n" * 20_001
    assert told(tmp_path, "x.yaml", text).startswith("x.yaml: has more than 20,000")


def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large is not read at all."""
    monkeypatch.setattr(lists, "LIMIT", 10)
    assert told(tmp_path, "x.csv", HEAD).startswith("x.csv: has 26 bytes; the limit")


def test_many_mistakes(tmp_path: Path) -> None:
    """Of more mistakes than anybody reads, the first are told."""
    found = told(tmp_path, "x.csv", f"{HEAD}\n" + "office,press,TLP:GREEN\n" * 300)
    assert found.count("must have an @-sign") == 100
    assert found.endswith("there is more: mend these first")


def test_lists_are_found(tmp_path: Path) -> None:
    """A list is found by its name in lists/, by that of its file, and by its path."""
    path = tmp_path / "lists" / "press.csv"
    path.parent.mkdir()
    path.write_text(f"{HEAD}\n{ROW}\n")
    for given in ("press", "press.csv", str(path)):
        assert find_list(given, tmp_path).samefile(path)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("pres", "there is no distribution list 'pres'\n  did you mean 'press'?"),
        ("two", "two lists are called 'two': two.yaml and two.csv"),
        ("notes.txt", "'notes.txt' is not a distribution list"),
    ],
)
def test_lists_that_are_not_found(tmp_path: Path, given: str, expected: str) -> None:
    """What is no list, or not the only one of its name, is told."""
    folder = tmp_path / "lists"
    folder.mkdir()
    for name in ("press.yaml", "two.yaml", "two.csv", "notes.txt"):
        (folder / name).touch()
    given = str(folder / given) if given.endswith(".txt") else given
    with pytest.raises(UserError) as raised:
        find_list(given, tmp_path)
    told = str(raised.value).replace(f"{folder}/", "")
    assert told.startswith(expected)
    assert raised.value.exit_code == 2


def test_a_list_that_is_gone(tmp_path: Path) -> None:
    """A file that cannot be read is told in one line."""
    with pytest.raises(UserError, match="cannot be read: No such file"):
        read_list(tmp_path / "gone.csv")
