"""Which SMTP server messages go through, and how: read from outside the project.

Each setting comes from ``BRIEFGEN_SMTP_NAME`` in the environment, or else from a file
in TOML that nobody but the user may read: the one that ``BRIEFGEN_SMTP_FILE`` names, or
``~/.config/briefgen/smtp.toml``. Secrets stand in neither messages nor `repr`.
"""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.dossier import tomlfile
from briefgen.dossier.hints import nearest_or_all
from briefgen.errors import Place, Problem, UserError
from briefgen.mail.addresses import check_address
from briefgen.mail.places import config_folder
from briefgen.mail.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FILE = "smtp.toml"
_PREFIX = "BRIEFGEN_SMTP_"
_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


class Security(StrEnum):
    """How what is said to the server is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
"""Those of submission (RFC 6409, RFC 8314), and of a relay on this machine."""


class SmtpSettings(NamedTuple):
    """How to send: times are in seconds, `rate` in messages a minute, 0 for any.

    `sender` is the address that servers return messages to; a login is made where
    there is a `user`, by `password` or by `token` (OAuth2). `ca_file` holds the
    certificates to trust, instead of those that this machine trusts.
    """

    host: str
    sender: str
    security: Security = Security.STARTTLS
    port: int = 0
    user: str = ""
    password: Secret | None = None
    token: Secret | None = None
    ca_file: str = ""
    rate: int = 0
    per_connection: int = 100
    timeout: int = 60
    answer_timeout: int = 600  # RFC 5321, 4.5.3.2.6

    @property
    def name(self) -> str:
        """The server as messages name it."""
        return f"{self.host}:{self.port}"


def _name(text: str) -> str | None:
    return None if any(map(str.isspace, text)) else text


def _address(text: str) -> str | None:
    """Return an address with its domain in ASCII, or nothing."""
    local, _, domain = text.rpartition("@")
    if not (local and domain and _name(text)):
        return None
    if domain.isascii():
        return text
    try:
        return check_address(text)
    except ValueError:
        return None


def _security(text: str) -> Security | None:
    return Security(text) if text in tuple(Security) else None


def _plain(text: str) -> str | None:
    # smtplib sends nothing but ASCII in a login.
    return text if text.isascii() else None


def _secret(text: str) -> Secret | None:
    return Secret(text) if _plain(text) else None


def _existing(text: str) -> str | None:
    path = Path(text).expanduser()
    return str(path) if path.is_file() else None


def _whole(least: int, most: int) -> Callable[[str], int | None]:
    def convert(text: str) -> int | None:
        plain = text.isascii() and text.isdecimal() and len(text) < len(str(most)) + 1
        return int(text) if plain and least <= int(text) <= most else None

    return convert


class _Kind(NamedTuple):
    """What a setting may be: how to say so, an example, and what turns a text into it.

    `field` is its name in `SmtpSettings`, where that is another.
    """

    what: str
    example: str
    convert: Callable[[str], Any]
    field: str = ""


_SECRET = "a text of plain ASCII characters"  # noqa: S105 - what it is, not one
_KINDS = {
    "host": _Kind("a name", '"smtp.example.org"', _name),
    "from": _Kind("an address", '"desk@example.org"', _address, "sender"),
    "security": _Kind("one of starttls, tls, none", '"starttls"', _security),
    "port": _Kind("a port", "587", _whole(1, 65535)),
    "user": _Kind("a name of plain ASCII characters", '"desk"', _plain),
    "password": _Kind(_SECRET, '"…"', _secret),
    "token": _Kind(_SECRET, '"…"', _secret),
    "ca_file": _Kind("a file that is there", '"/etc/ssl/ours.pem"', _existing),
    "rate": _Kind("a number of messages a minute", "60", _whole(0, 999_999)),
    "per_connection": _Kind("a number of messages", "100", _whole(1, 999_999)),
    "timeout": _Kind("a number of seconds up to 3600", "60", _whole(1, 3600)),
    "answer_timeout": _Kind("a number of seconds up to 3600", "600", _whole(1, 3600)),
}


class _Given(NamedTuple):
    """What was written for a setting, and where: a file, or the environment."""

    value: Any
    place: Place


def read_smtp_settings(project: Path, environment: Mapping[str, str]) -> SmtpSettings:
    """Return the settings of the SMTP server.

    Raises `UserError` with all problems: something is missing, unknown or wrong, or
    the file lies in the project or may be read by others.
    """
    file = _file(project, environment)
    given = _from_file(file) if file else {}
    given |= _from_environment(environment)
    problems = list(_problems(given, _usual(environment)))
    if problems:
        raise UserError(tuple(problems))
    fields = {
        _KINDS[key].field or key: _converted(key, each.value)
        for key, each in given.items()
    }
    settings = SmtpSettings(**fields)
    port = settings.port or _PORTS[settings.security]
    return settings._replace(port=port)


def _usual(environment: Mapping[str, str]) -> Path:
    return config_folder(environment) / FILE


def _file(project: Path, environment: Mapping[str, str]) -> Path | None:
    """Return the file with the settings, if there is one and it may be used."""
    named = environment.get(f"{_PREFIX}FILE")
    path = Path(named).expanduser() if named else _usual(environment)
    place = Place(str(path))
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if not named and isinstance(error, FileNotFoundError | NotADirectoryError):
            return None
        raise UserError(
            f"cannot be read: {error.strerror}",
            place=place,
            hint="it has the settings of the SMTP server: check its path and its mode",
        ) from None
    if path.resolve().is_relative_to(project.resolve()):
        raise UserError(
            "settings of the SMTP server lie in the project, and go where it goes",
            place=place,
            hint=f"move the file to {_usual(environment)}",
        )
    if not stat.S_ISREG(mode) or mode & _OTHERS_MAY:
        raise UserError(
            "others may read this file, and it may hold a secret",
            place=place,
            hint=f"run: chmod 600 {path}",
        )
    return path


def _from_file(path: Path) -> dict[str, _Given]:
    text = tomlfile.read(str(path))
    return {
        key: _Given(value, text.place("", key)) for key, value in text.parsed().items()
    }


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Given]:
    return {
        name.removeprefix(_PREFIX).lower(): _Given(value, Place(name))
        for name, value in sorted(environment.items())
        if name.startswith(_PREFIX) and name != f"{_PREFIX}FILE" and value
    }


def _problems(given: Mapping[str, _Given], usual: Path) -> Iterator[Problem]:
    for key, each in given.items():
        if key not in _KINDS:
            hint = nearest_or_all(key, _KINDS)
            yield Problem(f"unknown setting '{key}' of SMTP", each.place, hint)
        elif _converted(key, each.value) is None:
            kind = _KINDS[key]
            hint = f"write it as {key} = {kind.example}"
            yield Problem(f"{key}: is not {kind.what}", each.place, hint)
    for key in ("host", "from"):
        if key not in given:
            hint = f"set {_PREFIX}{key.upper()}, or write into {usual}: "
            example = f"{key} = {_KINDS[key].example}"
            yield Problem(f"SMTP has no '{key}'", hint=hint + example)
    yield from _contradictions(given)


def _contradictions(given: Mapping[str, _Given]) -> Iterator[Problem]:
    """Yield what fits each by itself, but not together."""
    secrets = [key for key in ("password", "token") if key in given]
    if len(secrets) > 1:
        message = "there are a password and a token, and one login"
        yield Problem(message, given["token"].place, "take one of them away")
    if secrets and "user" not in given:
        message = f"there is a {secrets[0]}, and no user that it is of"
        yield Problem(message, given[secrets[0]].place, "set 'user' too")
    if "user" in given and not secrets:
        hint = "set 'password' or 'token', or take 'user' away"
        yield Problem("there is a user, and no secret", given["user"].place, hint)
    security, host = given.get("security"), given.get("host")
    if security and host and security.value == Security.NONE and not _is_here(host):
        hint = "write 'starttls' or 'tls': 'none' is for a relay on this machine"
        message = "others could read what goes to another machine without TLS"
        yield Problem(message, security.place, hint)


def _is_here(host: _Given) -> bool:
    from ipaddress import ip_address

    try:
        return ip_address(host.value).is_loopback
    except ValueError:
        return bool(host.value == "localhost")


def _converted(key: str, value: object) -> Any:
    """Return what a setting says, or nothing where it is of the wrong kind."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value or not value.isprintable():
        return None
    return _KINDS[key].convert(value)
