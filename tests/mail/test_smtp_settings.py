"""The settings of the SMTP server: from outside the project, and kept secret."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest

from briefgen.errors import UserError
from briefgen.mail.secret import Secret
from briefgen.mail.smtp_settings import Security, read_smtp_settings

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN = "hunter2-and-more"
LEAST = {
    "BRIEFGEN_SMTP_HOST": "smtp.example.org",
    "BRIEFGEN_SMTP_FROM": "desk@example.org",
}
FILE = f"""\
host = "mail.example.org"
from = "desk@example.org"
security = "tls"
user = "desk"
password = "{HIDDEN}"
rate = 30
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project; the user has a home of their own, with no settings."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def write(path: Path, text: str = FILE, mode: int = 0o600) -> Path:
    """Write a file of settings, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def problems(project: Path, environment: dict[str, str]) -> list[str]:
    """Return what is wrong with settings, in words that hold no secret."""
    with pytest.raises(UserError) as caught:
        read_smtp_settings(project, environment)
    assert HIDDEN not in str(caught.value)
    return [str(problem) for problem in caught.value.problems]


def test_the_environment(project: Path) -> None:
    """Host and sender suffice: then it is STARTTLS, on the port of submission."""
    settings = read_smtp_settings(project, LEAST | {"BRIEFGEN_SMTP_RATE": ""})
    assert settings.name == "smtp.example.org:587"
    assert settings.sender == "desk@example.org"
    assert settings.security is Security.STARTTLS
    assert (settings.user, settings.password, settings.token) == ("", None, None)


@pytest.mark.parametrize(
    ("security", "port"), [("tls", 465), ("starttls", 587), ("none", 25)]
)
def test_ports(security: str, port: int, project: Path) -> None:
    """Each kind of security has its usual port, and another can be named."""
    given = LEAST | {
        "BRIEFGEN_SMTP_HOST": "localhost",
        "BRIEFGEN_SMTP_SECURITY": security,
    }
    assert read_smtp_settings(project, given).port == port
    given["BRIEFGEN_SMTP_PORT"] = "2525"
    assert read_smtp_settings(project, given).port == 2525


def test_the_file(project: Path, tmp_path: Path) -> None:
    """The file is found in the user's own folder; the environment wins over it."""
    write(tmp_path / "home" / ".config" / "briefgen" / "smtp.toml")
    settings = read_smtp_settings(project, {"BRIEFGEN_SMTP_RATE": "7"})
    assert settings.name == "mail.example.org:465"
    assert settings.password
    assert settings.password.reveal() == HIDDEN
    assert settings.rate == 7


def test_the_file_elsewhere(project: Path, tmp_path: Path) -> None:
    """BRIEFGEN_SMTP_FILE names another file, and XDG_CONFIG_HOME another folder."""
    file = write(tmp_path / "elsewhere.toml", FILE.replace("mail.", "other."))
    write(tmp_path / "xdg" / "briefgen" / "smtp.toml")
    given = {"XDG_CONFIG_HOME": str(tmp_path / "xdg")}
    assert read_smtp_settings(project, given).host == "mail.example.org"
    given["BRIEFGEN_SMTP_FILE"] = str(file)
    assert read_smtp_settings(project, given).host == "other.example.org"
    assert problems(project, {"BRIEFGEN_SMTP_FILE": str(file) + "x"})[0].startswith(
        f"{file}x: cannot be read: No such file"
    )


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_may_read(mode: int, project: Path, tmp_path: Path) -> None:
    """A file that anybody else may read or write is refused."""
    file = write(tmp_path / "smtp.toml", mode=mode)
    (problem,) = problems(project, {"BRIEFGEN_SMTP_FILE": str(file)})
    assert problem == (
        f"{file}: others may read this file, and it may hold a secret\n"
        f"  run: chmod 600 {file}"
    )


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_in_the_project(is_link: bool, project: Path, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of the test
    """A file in the project is refused, also one that a link leads to."""
    file = write(project / "content" / "smtp.toml")
    named = tmp_path / "link.toml" if is_link else file
    if is_link:
        named.symlink_to(file)
    (problem,) = problems(project, {"BRIEFGEN_SMTP_FILE": str(named)})
    assert "lie in the project" in problem


def test_nothing_is_set(project: Path, tmp_path: Path) -> None:
    """Without settings it is said what is missing, and where it goes."""
    usual = tmp_path / "home" / ".config" / "briefgen" / "smtp.toml"
    host, sender = problems(project, {})
    assert host == (
        "SMTP has no 'host'\n  set BRIEFGEN_SMTP_HOST, or write into "
        f'{usual}: host = "smtp.example.org"'
    )
    assert sender == (
        "SMTP has no 'from'\n  set BRIEFGEN_SMTP_FROM, or write into "
        f'{usual}: from = "desk@example.org"'
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        pytest.param("PASSWROD", HIDDEN, "did you mean 'password'?", id="unknown"),
        pytest.param("PORT", "587x", "port: is not a port", id="port"),
        pytest.param("PORT", "65536", "port: is not a port", id="port-too-high"),
        pytest.param("PORT", "0", "port: is not a port", id="port-0"),
        pytest.param("PORT", "9" * 5000, "port: is not a port", id="port-long"),
        pytest.param("RATE", "-1", "rate: is not a number", id="rate"),
        pytest.param("TIMEOUT", "٣", "timeout: is not a number", id="digits"),
        pytest.param("SECURITY", "ssl", "one of starttls, tls, none", id="security"),
        pytest.param("HOST", "smtp example", "host: is not a name", id="host"),
        pytest.param("FROM", "desk", "from: is not an address", id="no-domain"),
        pytest.param("FROM", "a@b\r\nX: y", "from: is not an address", id="lines"),
        pytest.param("CA_FILE", "/no/such", "ca_file: is not a file", id="ca"),
        pytest.param("PASSWORD", f"{HIDDEN}é", "plain ASCII", id="not-ascii"),
        pytest.param("PASSWORD", f"{HIDDEN}\0", "plain ASCII", id="nul"),
        pytest.param("PASSWORD", HIDDEN, "no user that it is of", id="no-user"),
        pytest.param("TOKEN", HIDDEN, "no user that it is of", id="no-user-of-token"),
        pytest.param("USER", "desk", "there is a user, and no secret", id="no-secret"),
        pytest.param("SECURITY", "none", "without TLS", id="no-tls"),
    ],
)
def test_wrong_settings(name: str, value: str, expected: str, project: Path) -> None:
    """What is wrong is told with its place, in words that hold no secret."""
    variable = f"BRIEFGEN_SMTP_{name}"
    found = problems(project, LEAST | {variable: value})
    assert all(problem.startswith(f"{variable}: ") for problem in found)
    assert expected in found[0]


def test_a_sender_of_another_script(project: Path) -> None:
    """The domain of the sender becomes ASCII, which every server understands."""
    given = LEAST | {"BRIEFGEN_SMTP_FROM": "desk@exämple.org"}
    assert read_smtp_settings(project, given).sender == "desk@xn--exmple-cua.org"
    (problem,) = problems(project, LEAST | {"BRIEFGEN_SMTP_FROM": "desk@exämple..org"})
    assert "from: is not an address" in problem


def test_a_password_and_a_token(project: Path) -> None:
    """One login is made with one secret."""
    given = LEAST | {
        "BRIEFGEN_SMTP_USER": "desk",
        "BRIEFGEN_SMTP_PASSWORD": HIDDEN,
        "BRIEFGEN_SMTP_TOKEN": HIDDEN,
    }
    (problem,) = problems(project, given)
    assert problem == (
        "BRIEFGEN_SMTP_TOKEN: there are a password and a token, and one login\n"
        "  take one of them away"
    )


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
def test_no_tls_on_this_machine(host: str, project: Path) -> None:
    """A relay on this machine may do without TLS."""
    given = LEAST | {"BRIEFGEN_SMTP_HOST": host, "BRIEFGEN_SMTP_SECURITY": "none"}
    assert read_smtp_settings(project, given).host == host


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"password = {HIDDEN}\n", "1:12: is not TOML", id="no-quotes"),
        pytest.param(f'password = "{HIDDEN}\n', "1:29: is not TOML", id="no-end"),
        pytest.param(f'{FILE}pasword = "{HIDDEN}"\n', "7:1: unknown", id="misspelt"),
        pytest.param(f'{FILE}password = "{HIDDEN}"\n', "is not TOML", id="twice"),
        pytest.param(f'[smtp]\nhost = "{HIDDEN}"\n', "1:2: unknown", id="table"),
        pytest.param(f"port = true\n{FILE}", "1:1: port: is not", id="true"),
        pytest.param(f"port = 5.5\n{FILE}", "1:1: port: is not", id="fraction"),
    ],
)
def test_a_wrong_file(text: str, expected: str, project: Path, tmp_path: Path) -> None:
    """What is wrong with the file is told with line and column, and no secret."""
    file = write(tmp_path / "smtp.toml", text)
    found = problems(project, {"BRIEFGEN_SMTP_FILE": str(file)})
    assert any(expected in each and str(file) in each for each in found)


def test_a_secret_is_not_shown(project: Path) -> None:
    """Whatever one does to show or keep settings, the secret is not in it."""
    given = LEAST | {"BRIEFGEN_SMTP_USER": "desk", "BRIEFGEN_SMTP_PASSWORD": HIDDEN}
    settings = read_smtp_settings(project, given)
    for shown in (
        repr(settings),
        str(settings),
        f"{settings.password} {settings.password!r}",
        str(settings._asdict()),
        str(list(settings)),
    ):
        assert "desk" in shown or "Secret(…)" in shown
        assert HIDDEN not in shown
    for keep in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="not written down"):
            keep(Secret(HIDDEN))
