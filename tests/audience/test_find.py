"""Where audiences are found, and what they inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.audience.find import audience, audiences, built_in
from briefgen.dossier.types import Marking
from briefgen.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project without audiences of its own."""
    (tmp_path / "templates").mkdir()
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    """Write an audience of a project, and return its folder."""
    folder = project / "templates" / name
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_built_in_audiences(tmp_path: Path) -> None:
    """Without a folder of one's own there are three audiences, by name."""
    names = [found.name for found in audiences(tmp_path)]
    assert names == ["analyst", "executive", "press"]


def test_built_in_clearances(tmp_path: Path) -> None:
    """Analysts may see everything, the press what the community may."""
    clearances = {found.name: found.clearance for found in audiences(tmp_path)}
    assert clearances == {
        "analyst": Marking.RED,
        "executive": Marking.AMBER_STRICT,
        "press": Marking.GREEN,
    }


def test_built_in_page_budgets(tmp_path: Path) -> None:
    """A minister gets one page, the press two, an analyst six at most."""
    pages = {found.name: found.pages for found in audiences(tmp_path)}
    assert pages == {"analyst": 6, "executive": 1, "press": 2}


def test_base_is_no_audience(project: Path) -> None:
    """The folder of what all share is never listed, not even with settings."""
    write(project, "base", "title: Base\n")
    assert "base" not in {found.name for found in audiences(project)}


def test_folders_without_settings_are_no_audiences(project: Path) -> None:
    """A folder without an audience.yaml is not taken for an audience."""
    (project / "templates" / "drafts").mkdir()
    assert "drafts" not in {found.name for found in audiences(project)}


def test_an_audience_inherits_settings(project: Path) -> None:
    """An audience takes from the one it extends all that it does not set itself."""
    write(project, "minister", "extends: executive\ntitle: For the minister\n")
    own, parent = audience("minister", project), audience("executive", project)
    assert own.title == "For the minister"
    assert (own.name, own.sections, own.clearance, own.pages) == (
        "minister",
        parent.sections,
        parent.clearance,
        parent.pages,
    )


def test_inheriting_goes_on(project: Path) -> None:
    """The nearest of several audiences that extend each other decides."""
    write(project, "minister", "extends: executive\npages: 2\npaper: Letter\n")
    write(project, "deputy", "extends: minister\npages: 3\n")
    deputy = audience("deputy", project)
    assert (deputy.pages, deputy.paper) == (3, "Letter")
    assert deputy.unsourced == audience("executive", project).unsourced


def test_templates_are_looked_for_along_the_chain(project: Path) -> None:
    """Templates come from one's own folder, then the parent's, then base."""
    own = write(project, "minister", "extends: executive\n")
    assert audience("minister", project).chain == (
        str(own),
        str(built_in() / "executive"),
        str(built_in() / "base"),
    )


def test_own_folders_come_first(project: Path) -> None:
    """A folder of one's own replaces the settings of a built-in audience."""
    own = write(
        project, "press", "title: Ours\nclearance: TLP:CLEAR\nsections: [lines]\n"
    )
    found = audience("press", project)
    assert (found.title, found.clearance) == ("Ours", Marking.CLEAR)
    assert [section.name for section in found.sections] == ["lines"]
    assert found.chain[0] == str(own)
    assert [each.name for each in audiences(project)].count("press") == 1


def test_limits_are_read(project: Path) -> None:
    """A section is a name, or a name with the most facts to show."""
    text = "extends: press\nsections:\n  - lines\n  - {name: gaps, limit: 2}\n"
    write(project, "spokesman", text)
    found = audience("spokesman", project)
    assert (found.limit("lines"), found.limit("gaps"), found.limit("made")) == (
        None,
        2,
        0,
    )


def test_an_unknown_name_is_explained(project: Path) -> None:
    """A name that is nearly right gets the right one proposed."""
    with pytest.raises(UserError) as caught:
        audience("excutive", project)
    (problem,) = caught.value.problems
    assert "'excutive'" in problem.message
    assert "'executive'" in problem.hint


def test_an_unknown_parent_is_explained(project: Path) -> None:
    """A parent that does not exist gets the right name proposed, too."""
    write(project, "minister", "extends: anlyst\n")
    with pytest.raises(UserError, match="anlyst") as caught:
        audience("minister", project)
    assert "'analyst'" in str(caught.value)


def test_a_circle_is_refused(project: Path) -> None:
    """Audiences that extend each other are an error that names the circle."""
    write(project, "one", "extends: two\n")
    write(project, "two", "extends: one\n")
    with pytest.raises(UserError, match="circle") as caught:
        audience("one", project)
    assert "one → two → one" in str(caught.value)


def test_one_cannot_extend_oneself(project: Path) -> None:
    """An audience that extends itself is a circle of one."""
    write(project, "one", "extends: one\n")
    with pytest.raises(UserError, match="circle"):
        audience("one", project)


def test_a_broken_file_has_a_place(project: Path) -> None:
    """An audience.yaml that is no YAML is an error with file and line."""
    write(project, "minister", "extends: executive\ntitle: [one\n")
    with pytest.raises(UserError) as caught:
        audience("minister", project)
    place = caught.value.problems[0].place
    assert place
    assert place.file.endswith("audience.yaml")
    assert place.line >= 2
