"""What only goes out encrypted can be read by its recipient alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import pkcs7_decrypt_der

from briefgen.dossier.types import Marking
from briefgen.errors import UserError
from briefgen.mail.smime import read_certificate
from tests.mail.messages.conftest import DATE, DESK, Letters, body, parsed

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "address,audience,clearance,certificate\na@example.org,executive,TLP:GREEN,a.pem\n"
)
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
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
    first, second = (parsed(letter.build()) for letter in letters(rows))
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
