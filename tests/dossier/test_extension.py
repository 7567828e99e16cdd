"""Facts load without pydantic, and pydantic works as ever before and after."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import ModuleSpec, PathFinder
from typing import TYPE_CHECKING

import pytest

from briefgen.dossier import extension

if TYPE_CHECKING:
    from pathlib import Path

USE = """
import pydantic

class Model(pydantic.BaseModel):
    number: int
    link: pydantic.AnyUrl

assert Model(number="1", link="http://a.example").number == 1
try:
    Model(number="x", link="y")
except pydantic.ValidationError as error:
    assert error.error_count() == 2
assert Model.model_json_schema()["required"] == ["number", "link"]
import pydantic_core
import pydantic_core.core_schema
from pydantic_core import core_schema, SchemaValidator
assert pydantic_core.__version__ and pydantic_core._pydantic_core
assert "__getattr__" not in vars(pydantic_core)
assert SchemaValidator(core_schema.str_schema()).validate_python("a") == "a"
"""
LOAD = """
import sys
before = set(sys.modules)
from briefgen.dossier import dump, load, loads
dossier = load(sys.argv[1])
assert loads(dump(dossier)) == dossier
"""
LIGHT = """
heavy = {"pydantic", "pydantic_core.core_schema", "typing_extensions", "inspect",
         "dataclasses", "pathlib", "json", "difflib", "logging"}
assert not heavy & (set(sys.modules) - before), heavy & set(sys.modules)
"""
UNKNOWN_NAME = """
import pydantic_core
try:
    pydantic_core.nothing
except AttributeError as error:
    assert "nothing" in str(error)
else:
    raise AssertionError
"""
THREADS = """
import threading
import pydantic_core
found = []
threads = [threading.Thread(target=lambda: found.append(pydantic_core.to_json))
           for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert len(found) == 8
"""


def run(program: str, *arguments: str | Path) -> None:
    """Run a program in a Python of its own; it must end well and say nothing."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "program",
    [
        pytest.param(LOAD + LIGHT, id="light"),
        pytest.param(LOAD + USE, id="pydantic-after"),
        pytest.param(USE + LOAD, id="pydantic-before"),
        pytest.param(LOAD + UNKNOWN_NAME + USE, id="unknown-name"),
        pytest.param(LOAD + THREADS + USE, id="threads"),
        pytest.param("import pydantic_core\n" + LOAD + USE, id="core-before"),
    ],
)
def test_import(sample: Path, program: str) -> None:
    """Loading facts imports nothing heavy, and leaves pydantic whole."""
    run(program, sample)


@pytest.mark.parametrize("spec", [ModuleSpec("x", None, is_package=True), None])
def test_core_that_cannot_be_had_alone(
    spec: ModuleSpec | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extension cannot be imported alone, the package is, as usual."""
    imported: list[str] = []

    def import_module(name: str) -> object:
        imported.append(name)
        if "." in name:
            raise ImportError(name)
        return "the package"

    for name in [name for name in sys.modules if name.startswith("pydantic_core")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(PathFinder, "find_spec", lambda *_: spec)
    monkeypatch.setattr(extension, "import_module", import_module)

    assert extension.pydantic_core() == "the package"
    assert imported == ["pydantic_core._pydantic_core", "pydantic_core"]
    assert "pydantic_core" not in sys.modules


def test_unopened_without_loader() -> None:
    """A stand-in that cannot be opened says so as any module does."""
    module = extension.unopened(ModuleSpec("nowhere", None))

    with pytest.raises(AttributeError, match="module 'nowhere' has no attribute 'a'"):
        _ = module.a
