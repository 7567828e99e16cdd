"""The domain of the sender vouches for a letter, where its key is given."""

from __future__ import annotations

import re
from base64 import b64decode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from briefgen.errors import UserError
from briefgen.mail.dkim import DomainKey, read_domain_key
from tests.mail.messages.conftest import DESK, Letters, parsed
from tests.mail.messages.test_smime import KEY, PEM, certificate, signer_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SIGNING = DESK._replace(domain_key=DomainKey(KEY, "s1"))
LIST = """\
title: Häfen
unsubscribe: https://example.org/leave?who={address}
recipients:
- {address: a@example.org, audience: press, clearance: TLP:AMBER, name: Ä, group: to}
- {address: b@example.org, audience: press, clearance: TLP:AMBER, group: cc}
"""


def tags(data: bytes) -> dict[str, str]:
    """Return what the signature of a message says, without white space."""
    given = re.sub(r"\s", "", parsed(data)["DKIM-Signature"])
    return dict(part.split("=", 1) for part in given.split(";"))


def verify(data: bytes) -> None:
    """Fail unless the signature of a message is good, as RFC 6376 has it."""
    signature, _, message = data.partition(b"\r\nDate: ")
    head, _, body = (b"Date: " + message).partition(b"\r\n\r\n")
    said = tags(data)
    assert b64decode(said["bh"]) == sha256(body).digest()
    unfolded = re.sub(rb"\r\n[ \t]", b" ", head)
    fields = dict(line.split(b":", 1) for line in unfolded.split(b"\r\n"))
    relaxed = {name.lower(): b" ".join(value.split()) for name, value in fields.items()}
    names = said["h"].encode().split(b":")
    signed = b"".join(b"%b:%b\r\n" % (name, relaxed[name]) for name in names)
    bare = re.sub(rb"b=[^;]*\Z", b"b=", signature.partition(b":")[2])
    signed += b"dkim-signature:" + b" ".join(bare.split())
    KEY.public_key().verify(b64decode(said["b"]), signed, PKCS1v15(), SHA256())


def test_a_letter_is_signed(letters: Letters) -> None:
    """The signature is good, covers what RFC 8058 asks for, and counts in the size."""
    for letter in letters(LIST, SIGNING):
        data = letter.build()
        verify(data)
        assert letter.size == len(data)
        said = tags(data)
        assert (said["d"], said["s"]) == ("example.org", "s1")
        assert {"from", "to", "cc", "subject", "list-unsubscribe-post"} <= set(
            said["h"].split(":")
        )
        assert max(map(len, data.partition(b" b=")[2].split(b"\r\n")[:5])) < 79
        assert data == letter.build()


def test_what_was_changed_is_noticed(letters: Letters) -> None:
    """A change of a header or of the text breaks the signature."""
    data = letters(LIST, SIGNING)[0].build()
    with pytest.raises(InvalidSignature):
        verify(data.replace(b"who=a@", b"who=x@"))
    with pytest.raises(AssertionError):
        verify(data[:-4] + b"x" + data[-3:])


def test_signed_by_domain_and_desk(letters: Letters, folder: Path) -> None:
    """A letter that is signed with S/MIME, or encrypted, is signed as it goes out."""
    certificate(folder / "a.pem")
    rows = "address,audience,clearance,certificate\na@example.org,press,TLP:GREEN,"
    desk = SIGNING._replace(signer=signer_of(folder))
    (plain,) = letters(f"{rows}\n", desk)
    verify(plain.build())
    assert plain.size == len(plain.build())
    (sealed,) = letters(f"{rows}a.pem\n", desk)
    data = sealed.build()
    verify(data)
    assert "pkcs7-mime" in parsed(data)["Content-Type"]
    assert sealed.size >= len(data)


def test_a_key_is_read(tmp_path: Path) -> None:
    """The environment names key and selector, or neither; the key stays a secret."""
    assert read_domain_key({}, tmp_path) is None
    file = tmp_path / "domain.key"
    file.write_bytes(PEM)
    file.chmod(0o600)
    given = {"BRIEFGEN_DKIM_KEY": str(file), "BRIEFGEN_DKIM_SELECTOR": "2026-a.desk"}
    assert repr(read_domain_key(given, tmp_path / "project")) == "DomainKey(…)"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"BRIEFGEN_DKIM_KEY": "k"}, "BRIEFGEN_DKIM_SELECTOR is not"),
        ({"BRIEFGEN_DKIM_SELECTOR": "s"}, "BRIEFGEN_DKIM_KEY is not"),
        (
            {"BRIEFGEN_DKIM_KEY": "k", "BRIEFGEN_DKIM_SELECTOR": "a; d=b"},
            "'a; d=b' is no name",
        ),
        (
            {"BRIEFGEN_DKIM_KEY": "/no/such.key", "BRIEFGEN_DKIM_SELECTOR": "s"},
            "/no/such.key: cannot be read",
        ),
    ],
    ids=["no selector", "no key", "selector", "no file"],
)
def test_a_key_that_cannot_be_used(
    given: Mapping[str, str], said: str, tmp_path: Path
) -> None:
    """Half a setting, a selector that is none, and a key that is gone are refused."""
    with pytest.raises(UserError) as raised:
        read_domain_key(given, tmp_path)
    assert said in str(raised.value)
    assert "\n  " in str(raised.value)
