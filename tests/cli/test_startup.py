"""What makes the program start fast changes nothing else."""

from __future__ import annotations

import gc
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import briefgen.cli
from briefgen.cli import startup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import RunBriefgen

MODULE = """\
import sys
sys.loaded_later.append(__name__)

def double(number):
    return 2 * number

class Base:
    word = "base"
"""


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return the list of modules that were loaded of those put off here."""
    names: list[str] = []
    monkeypatch.setattr(sys, "loaded_later", names, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "putoff_pack").mkdir()
    (tmp_path / "putoff_pack" / "__init__.py").touch()
    for path in ("putoff_one.py", "putoff_pack/inner.py"):
        (tmp_path / path).write_text(MODULE)
    startup.put_off(
        {"putoff_one": ["Base", "double"], "putoff_pack.inner": [], "putoff_none": []}
    )
    yield names
    for name in ("putoff_one", "putoff_pack.inner", "putoff_pack"):
        sys.modules.pop(name, None)


def test_not_loaded(loaded: list[str]) -> None:
    """A module put off is not loaded when it is imported, nor its names."""
    import putoff_one  # type: ignore[import-not-found]
    from putoff_one import Base, double
    from putoff_pack import inner  # type: ignore[import-not-found]

    assert all(each is not None for each in (Base, double, putoff_one, inner))
    assert not hasattr(putoff_one, "__path__")
    assert loaded == []


def test_loaded_by_use(loaded: list[str]) -> None:
    """A module put off is loaded once, in its place, by the first use."""
    import putoff_one
    from putoff_pack import inner

    assert inner.double(2) == 4
    assert loaded == ["putoff_pack.inner"]
    assert putoff_one.__spec__.name == "putoff_one"
    assert putoff_one.sys is sys
    assert type(putoff_one) is type(sys)
    assert loaded == ["putoff_pack.inner", "putoff_one"]
    assert putoff_one.double(2) == 4
    with pytest.raises(AttributeError, match="nothing"):
        _ = putoff_one.nothing
    assert len(loaded) == 2


def test_stand_ins(loaded: list[str]) -> None:
    """A stand-in can be called, asked, subclassed and tested for as what it is."""
    from putoff_one import Base, double

    class Derived(Base):  # type: ignore[misc]
        pass

    assert loaded == ["putoff_one"]
    assert double(4) == 8
    assert Base.word == "base"
    assert isinstance(Derived(), Base)
    assert not isinstance(3, Base)
    assert Derived.__mro__[1] is sys.modules["putoff_one"].Base


def test_unknown(loaded: list[str]) -> None:
    """A module that cannot be found is left to the import system."""
    assert loaded == []
    assert "putoff_none" not in sys.modules


def test_known_names() -> None:
    """Each name that has a stand-in exists, so no name is made up."""
    from importlib import import_module

    for module, names in startup.LATER.items():
        for name in names:
            assert hasattr(import_module(module), name)


@pytest.mark.parametrize(
    ("given", "taken"), [(None, ()), (("a",), ("a",))], ids=["none", "some"]
)
def test_texts(given: Any, taken: tuple[str, ...]) -> None:
    """A text, or several, is taken as it is; other types are left to Typer."""
    texts = SimpleNamespace(
        type_descriptor=SimpleNamespace(annotation=list[str]), multiple=True, nargs=1
    )
    number = SimpleNamespace(type_descriptor=SimpleNamespace(annotation=int))
    strange = SimpleNamespace()
    startup.take_texts_as_they_are([texts, number, strange])
    assert vars(texts)["_runtime_param"].coerce(given, texts, None) == taken
    assert "_runtime_param" not in vars(number) | vars(strange)


def test_garbage() -> None:
    """Garbage is not collected during start-up, and is during long work."""
    was_enabled = gc.isenabled()
    try:
        gc.disable()
        startup.settle()
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        (gc.enable if was_enabled else gc.disable)()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["render", "story", "-a", "executive", "-f", "html"]],
    ids=["help", "render"],
)
def test_not_imported(project: Path, arguments: list[str]) -> None:
    """No command loads pydantic or rich, nor what only others need."""
    heavy = {"pydantic", "rich", "weasyprint", "briefgen.mail", "smtplib", "sqlite3"}
    if arguments == ["--help"]:
        heavy |= {"jinja2", "yaml", "pydantic_core", "briefgen.cli.render"}
    script = (
        # What measures the coverage is there before.
        "import sys; before = set(sys.modules);"
        "from briefgen.cli import startup; startup.hurry();"
        "from briefgen.cli.run import run;"
        f"assert run({arguments}) == 0;"
        f"loaded = {heavy} & (set(sys.modules) - before); assert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=project)


def test_version_alone() -> None:
    """--version is answered before Typer, or even re, is loaded."""
    script = (
        "import sys; before = set(sys.modules);"
        "from briefgen.cli import main; sys.argv = ['briefgen', '--version']; main();"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "assert new <= {'briefgen', '__future__', 'types', 'enum'}, new"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == f"briefgen {briefgen.__version__}\n"


def test_end(run_briefgen: RunBriefgen) -> None:
    """What was registered for the end is done, and what was written is flushed."""
    del run_briefgen
    script = (
        "import atexit, sys; from briefgen.cli import startup;"
        "atexit.register(lambda: sys.stderr.write('last'));"
        "sys.stdout.write('first'); startup.end(7)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (7, "first", "last")


def test_end_unheard() -> None:
    """Words that cannot be written at the end make a success a failure."""
    script = "import sys; from briefgen.cli import startup; print(); startup.end(0)"
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-E", "-c", script], check=False, stdout=full
        )
    assert done.returncode == 3


def test_main(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The program runs its arguments and ends with their exit code."""
    codes: list[int] = []
    monkeypatch.setattr(startup, "end", codes.append)
    monkeypatch.setattr(startup, "hurry", lambda: None)
    for arguments in (["--version"], ["schema"], ["nothing"]):
        monkeypatch.setattr(sys, "argv", ["briefgen", *arguments])
        briefgen.cli.main()
    assert codes == [0, 2]
    assert capsys.readouterr().out.startswith("briefgen ")


def test_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start puts off exactly what the table names, and garbage with it."""
    put_off: list[object] = []
    monkeypatch.setattr(startup, "put_off", put_off.append)
    monkeypatch.setattr(gc, "disable", lambda: put_off.append("garbage"))
    startup.hurry()
    assert put_off == ["garbage", startup.LATER]
