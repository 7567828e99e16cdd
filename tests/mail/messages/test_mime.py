"""The parts of a message are what the standard library reads them as."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.mail.mime import BLANK, base64, header, lines_of, text_head, words
from tests.mail.messages.conftest import parsed

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=BLANK))


@pytest.mark.parametrize("control", ["\r", "\n", "\r\n", "\0", "\x1b", "\r\n  \n"])
def test_a_value_adds_no_header(control: str) -> None:
    """A value with a line break or another control is refused, whatever it is of."""
    with pytest.raises(ValueError, match="a control character in Subject"):
        header("Subject", f"One{control}Bcc: two@example.org")


@given(TEXT, st.lists(TEXT, max_size=4))
def test_texts_are_read_back(salutation: str, lines: list[str]) -> None:
    """A text in pieces is the text, with the salutation in it, in short ASCII lines."""
    text = "\n".join([*lines, f"<p>{BLANK}</p>", *lines])
    data = b"".join(lines_of(text).filled(salutation))
    assert max(map(len, data.split(b"\r\n"))) <= 76
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert data.isascii()
    message = message_from_bytes(text_head("plain") + data, policy=default)
    expected = f"{text.replace(BLANK, salutation)}\n"
    assert message.get_payload(decode=True) == expected.replace("\n", "\r\n").encode()


@given(st.binary(max_size=400))
def test_bytes_are_read_back(data: bytes) -> None:
    """Base64 is in lines of 76 characters, and means the bytes."""
    made = base64(data)
    head = b"Content-Transfer-Encoding: base64\r\n\r\n"
    assert message_from_bytes(head + made).get_payload(decode=True) == data
    assert all(len(line) in (0, 76) for line in made.split(b"\r\n")[:-2])


@given(st.text(st.characters(min_codepoint=33, exclude_categories=["C", "Z"])))
def test_subjects_are_read_back(subject: str) -> None:
    """A subject is read as it was written, in whatever script, and is folded."""
    subject = " ".join(["Port", subject, "talks"] * 4)
    data = header("Subject", words("Subject", subject))
    assert parsed(data + b"\r\n")["Subject"] == subject
    assert data.isascii()


def test_a_long_word_is_folded() -> None:
    """No line of a subject is longer than servers take, whatever its words."""
    subject = f"Talks {'x' * 2000}"
    data = header("Subject", words("Subject", subject))
    assert parsed(data + b"\r\n")["Subject"] == subject
    assert max(map(len, data.split(b"\r\n"))) <= 998
