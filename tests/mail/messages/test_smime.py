"""What only goes out encrypted can be read by its recipient alone."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.hazmat.primitives.serialization.pkcs7 import pkcs7_decrypt_der

from briefgen.dossier.types import Marking
from briefgen.errors import UserError
from briefgen.mail.signing import CERTIFICATE, Signer, read_signer
from briefgen.mail.smime import read_certificate
from tests.mail.messages.conftest import DATE, DESK, Letters, body, parsed

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "address,audience,clearance,certificate\na@example.org,executive,TLP:GREEN,a.pem\n"
)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "A")])


def certificate(
    path: Path,
    *,
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = KEY,
    address: str = "",
    start: datetime = DATE - timedelta(days=1),
) -> x509.Certificate:
    """Write a certificate that holds for ten days, for an address or for none."""
    builder = x509.CertificateBuilder().subject_name(NAME).issuer_name(NAME)
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(start).not_valid_after(start + timedelta(10))
    if address:
        names = x509.SubjectAlternativeName([x509.RFC822Name(address)])
        builder = builder.add_extension(names, critical=False)
    made = builder.sign(key, SHA256())
    path.write_bytes(made.public_bytes(Encoding.PEM))
    return made


def signer_of(folder: Path, address: str = "") -> Signer:
    """Return what signs with the key of these tests."""
    path = folder / "desk.pem"
    certificate(path, address=address)
    keys = folder.parent / "desk.key"
    keys.write_bytes(PEM)
    keys.chmod(0o600)
    environment = {"BRIEFGEN_SMIME_KEY": str(keys), CERTIFICATE: str(path)}
    found = read_signer(environment, folder)
    assert found
    return found


def test_an_encrypted_letter(letters: Letters, folder: Path) -> None:
    """The whole letter is encrypted; the headers outside tell nothing of it."""
    made = certificate(folder / "a.pem", address="A@example.org")
    (letter,) = letters(LIST, DESK._replace(encrypt=Marking.GREEN))
    data = letter.build()
    message = parsed(data)
    assert message["Subject"] == "[TLP:GREEN] Executive brief"
    assert message.get_content_type() == "application/pkcs7-mime"
    assert message["Content-Type"].params["smime-type"] == "enveloped-data"
    assert b"tariff" not in data
    assert len(data) <= letter.size < len(data) + 5_000
    inside = parsed(
        pkcs7_decrypt_der(message.get_payload(decode=True), made, KEY, [])  # type: ignore[arg-type] # bytes, as decoded
    )
    assert body(inside).startswith("TLP:GREEN\n")
    assert [part.get_content_type() for part in inside.iter_attachments()] == [
        "text/calendar"
    ]


def test_a_certificate_is_used_whatever_the_marking(
    letters: Letters, folder: Path
) -> None:
    """Who has a certificate gets letters encrypted, though they need not be."""
    certificate(folder / "a.pem")
    rows = f"{LIST}b@example.org,executive,TLP:GREEN,\n"
    found = letters(rows)
    assert [each.handling for each in found] == ["TLP:GREEN, encrypted", "TLP:GREEN"]
    first, second = (parsed(letter.build()) for letter in found)
    assert first.get_content_type() == "application/pkcs7-mime"
    assert second.get_content_type() == "multipart/mixed"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        pytest.param({"address": "b@example.org"}, "is of b@example.org, not", id="b"),
        pytest.param(
            {"start": datetime(2024, 1, 1, tzinfo=UTC)},
            "holds from 2024-01-01 to 2024-01-11 only",
            id="expired",
        ),
        pytest.param(
            {"start": DATE + timedelta(days=1)}, "holds from 2025-11-17", id="to come"
        ),
        pytest.param(
            {"key": ec.generate_private_key(ec.SECP256R1())},
            "has a key that messages cannot be encrypted with",
            id="no RSA",
        ),
    ],
)
def test_certificates_that_do_not_fit(
    tmp_path: Path, setting: dict[str, object], message: str
) -> None:
    """A certificate of somebody else, of another time or kind is refused."""
    path = tmp_path / "a.pem"
    certificate(path, **setting)  # type: ignore[arg-type] # each is of its type
    with pytest.raises(UserError, match=message):
        read_certificate(path, "a@example.org", DATE)


def test_no_certificate(tmp_path: Path) -> None:
    """A file that is no certificate is told by its name."""
    path = tmp_path / "a.pem"
    path.write_text("-----BEGIN CERTIFICATE-----\n")
    with pytest.raises(UserError, match=r"a\.pem: is no certificate \(PEM\)"):
        read_certificate(path, "a@example.org", DATE)


# --- Signatures --------------------------------------------------------------


def test_a_signed_letter(letters: Letters, folder: Path) -> None:
    """A signed letter reads as ever, and its signature is that of its bytes."""
    desk = DESK._replace(signer=signer_of(folder, "desk@example.org"))
    (letter,) = letters(LIST.replace("a.pem", ""), desk)
    data = letter.build()
    assert data == letter.build()
    assert letter.size == len(data)
    message = parsed(data)
    assert message.get_content_type() == "multipart/signed"
    assert message.get_param("protocol") == "application/pkcs7-signature"
    assert message.get_param("micalg") == "sha-256"
    content, signature = message.iter_parts()
    assert body(content).startswith("TLP:GREEN\n")  # type: ignore[arg-type] # an EmailMessage
    mark = f"--{message.get_boundary()}\r\n".encode()
    signed = data.split(mark)[1].removesuffix(b"\r\n")
    der = signature.get_payload(decode=True)
    assert isinstance(der, bytes)
    # Without attributes, a signature ends with the one of the key over the bytes.
    KEY.public_key().verify(der[-256:], signed, PKCS1v15(), SHA256())


def test_openssl_verifies(letters: Letters, folder: Path) -> None:
    """Another program finds the signature good, and bad once a letter is changed."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not here")
    desk = DESK._replace(signer=signer_of(folder))
    (letter,) = letters(LIST.replace("a.pem", ""), desk)
    for data, is_good in (
        (letter.build(), True),
        (letter.build().replace(b"tariff", b"tarrif", 1), True),  # the subject
        (letter.build().replace(b"tariff", b"tarrif"), False),
    ):
        done = subprocess.run(
            [openssl, "smime", "-verify", "-noverify"],
            check=False,
            input=data,
            capture_output=True,
        )
        assert (done.returncode == 0) is is_good


def test_signed_and_encrypted(letters: Letters, folder: Path) -> None:
    """What is signed is encrypted with its signature."""
    made = certificate(folder / "a.pem")
    (letter,) = letters(LIST, DESK._replace(signer=signer_of(folder)))
    message = parsed(letter.build())
    inside = pkcs7_decrypt_der(message.get_payload(decode=True), made, KEY, [])  # type: ignore[arg-type] # bytes, as decoded
    assert parsed(inside).get_content_type() == "multipart/signed"
    assert len(letter.build()) <= letter.size


def test_a_signature_of_another(letters: Letters, folder: Path) -> None:
    """Letters from one address are not signed as from another."""
    desk = DESK._replace(signer=signer_of(folder, "other@example.org"))
    with pytest.raises(UserError, match=r"is of other@example\.org"):
        letters(LIST.replace("a.pem", ""), desk)


def test_no_signer(tmp_path: Path) -> None:
    """Without a key in the environment nothing is signed; half of it is a mistake."""
    assert read_signer({}, tmp_path) is None
    with pytest.raises(UserError, match="_KEY is set, and BRIEFGEN_SMIME_CERT"):
        read_signer({"BRIEFGEN_SMIME_KEY": "x"}, tmp_path)


@pytest.mark.parametrize(
    ("data", "mode", "message"),
    [
        (None, 0o600, "cannot be read: No such file"),
        (b"-----BEGIN", 0o600, "cannot be opened: it is no key"),
        (PEM, 0o640, "others may read this key"),
    ],
    ids=["gone", "no key", "open to others"],
)
def test_keys_that_cannot_be_used(
    tmp_path: Path, data: bytes | None, mode: int, message: str
) -> None:
    """A key that is none, or no secret, is told by its file."""
    path = tmp_path / "desk.key"
    if data:
        path.write_bytes(data)
        path.chmod(mode)
    environment = {"BRIEFGEN_SMIME_KEY": str(path), CERTIFICATE: "desk.pem"}
    with pytest.raises(UserError, match=rf"desk\.key: {message}"):
        read_signer(environment, tmp_path / "project")
    with pytest.raises(UserError, match="the key lies in the project"):
        read_signer(environment, tmp_path)


def test_a_key_of_another_certificate(tmp_path: Path) -> None:
    """A key goes with its own certificate alone, and says nothing of itself."""
    assert repr(signer_of(tmp_path / ".." / tmp_path.name)) == "Signer(…)"
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    certificate(tmp_path / "other.pem", key=other)
    environment = {
        "BRIEFGEN_SMIME_KEY": str(tmp_path.parent / "desk.key"),
        CERTIFICATE: str(tmp_path / "other.pem"),
    }
    with pytest.raises(UserError, match="is not the certificate of the key"):
        read_signer(environment, tmp_path)
