"""The keys that sign: secrets of the desk, in files that nobody else may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.errors import Place, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_OTHERS = 0o077


def read_key(
    path: Path, passphrase: str | None, project: Path, unlocked: str
) -> RSAPrivateKey:
    """Return the private key in a file (PEM).

    Raises `UserError` where it cannot be used, where it lies in the project, or where
    others may read it. `unlocked` is the next step where it cannot be opened.
    """
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    place = Place(str(path))
    if path.resolve().is_relative_to(project.resolve()):
        message = "the key lies in the project, and goes where it goes"
        raise UserError(message, place=place, hint="move it out, and set it anew")
    try:
        if path.stat().st_mode & _OTHERS:
            message = "others may read this key"
            raise UserError(message, place=place, hint=f"run 'chmod 600 {path}'")
        data = path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        hint = "check its name, and who may read it"
        raise UserError(message, place=place, hint=hint) from None
    secret = passphrase.encode() if passphrase else None
    try:
        key = load_pem_private_key(data, secret)
    except (TypeError, ValueError):
        message = "cannot be opened: it is no key (PEM), or its passphrase is another"
        raise UserError(message, place=place, hint=unlocked) from None
    if not isinstance(key, RSAPrivateKey):
        message = "is not an RSA key"
        raise UserError(message, place=place, hint="sign with an RSA key")
    return key
