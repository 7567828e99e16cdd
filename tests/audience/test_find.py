"""Where audiences are found, and what they inherit."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from briefgen.audience.find import audience, built_in, folders
from briefgen.dossier.types import Marking
from briefgen.errors import BAD_MACHINE, UserError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project without audiences of its own, which is the current folder."""
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(project: Path, name: str, text: str) -> Path:
    """Write an audience of a project, and return its folder."""
    folder = project / "templates" / name
    folder.mkdir(parents=True)
    (folder / "audience.yaml").write_text(text, encoding="utf-8")
    return folder


def message_of(name: str, project: Path) -> str:
    """Return what is said of an audience that is refused."""
    with pytest.raises(UserError) as caught:
        audience(name, project)
    return str(caught.value)


def test_the_built_in_audiences(tmp_path: Path) -> None:
    """Without a folder of one's own there are five audiences, by name."""
    names = list(folders(tmp_path))
    assert names == ["analyst", "executive", "minister", "parliament", "press"]


def test_built_in_clearances(tmp_path: Path) -> None:
    """Analysts may see everything, parliament what everybody may."""
    clearances = {
        name: audience(name, tmp_path).clearance for name in folders(tmp_path)
    }
    assert clearances == {
        "analyst": Marking.RED,
        "executive": Marking.AMBER_STRICT,
        "minister": Marking.AMBER_STRICT,
        "parliament": Marking.CLEAR,
        "press": Marking.GREEN,
    }


def test_built_in_page_budgets(tmp_path: Path) -> None:
    """A minister gets one page, the press two, an analyst six at most."""
    pages = {name: audience(name, tmp_path).pages for name in folders(tmp_path)}
    assert pages == {
        "analyst": 6,
        "executive": 1,
        "minister": 1,
        "parliament": 4,
        "press": 2,
    }


def test_base_is_no_audience(project: Path) -> None:
    """The folder of what all share is never listed, not even with settings."""
    write(project, "base", "title: Base\n")
    assert "base" not in folders(project)


def test_folders_without_settings_are_no_audiences(project: Path) -> None:
    """A folder without an audience.yaml is not taken for an audience."""
    (project / "templates" / "drafts").mkdir()
    assert "drafts" not in folders(project)


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


def test_a_theme_is_put_together(project: Path) -> None:
    """Of the theme, too, an audience takes over what it does not set itself."""
    stock = audience("press", project).theme.own
    write(project, "minister", "extends: press\ntheme: {body: 11pt, label: 9pt}\n")
    write(project, "deputy", "extends: minister\ntheme: {body: 12pt}\n")
    own = {"body": "12pt", "label": "9pt"}
    assert audience("deputy", project).theme.own == {**stock, **own}
    assert audience("press", project).theme.own == stock


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
    assert list(folders(project)).count("press") == 1


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


def test_a_style_alone_changes_a_built_in_audience(project: Path) -> None:
    """A folder with the name of a built-in audience needs no settings of its own."""
    own = project / "templates" / "executive"
    own.mkdir()
    (own / "brief.css").write_text(":root { --lead: 14pt }", encoding="utf-8")
    found, stock = audience("executive", project), audience("executive", built_in())

    assert found.replaced(chain=stock.chain) == stock
    assert found.chain == (str(own), *stock.chain)


@pytest.mark.parametrize("start", ["", "extends: executive\n"])
def test_a_built_in_audience_is_changed_in_part(project: Path, start: str) -> None:
    """What a folder of the same name leaves out comes from the built-in audience."""
    own = write(project, "executive", f"{start}pages: 2\n")
    found, stock = audience("executive", project), audience("executive", built_in())

    assert found.pages == 2
    assert found.replaced(pages=stock.pages, chain=stock.chain) == stock
    assert found.chain == (str(own), *stock.chain)


def test_a_changed_audience_is_what_others_extend(project: Path) -> None:
    """Who extends a built-in audience that is changed here extends the changed one."""
    executive = write(project, "executive", "pages: 2\n")
    minister = write(project, "minister", "extends: executive\n")
    base = project / "templates" / "base"
    base.mkdir()
    found = audience("minister", project)

    assert found.pages == 2
    assert found.chain == (
        str(minister),
        str(executive),
        str(built_in() / "executive"),
        str(base),
        str(built_in() / "base"),
    )


def test_a_built_in_audience_is_put_aside(project: Path) -> None:
    """A folder of the same name that extends another audience leaves the built-in."""
    own = write(project, "press", "extends: analyst\n")
    found = audience("press", project)

    assert found.sections == audience("analyst", project).sections
    assert found.chain == (
        str(own),
        str(built_in() / "analyst"),
        str(built_in() / "base"),
    )


def test_the_built_in_folder_is_a_project_too() -> None:
    """In the checkout of briefgen itself no folder is in a chain twice."""
    chain = audience("executive", built_in().parent).chain

    assert chain == (str(built_in() / "executive"), str(built_in() / "base"))


def test_folders_are_found_unread(project: Path) -> None:
    """Every audience has its nearest folder, even one that cannot be read."""
    broken = write(project, "broken", "[")
    (project / "templates" / "press").mkdir()
    (project / "templates" / ".old").mkdir()
    (project / "templates" / ".old" / "audience.yaml").touch()

    assert folders(project) == {
        "analyst": built_in() / "analyst",
        "broken": broken,
        "executive": built_in() / "executive",
        "minister": built_in() / "minister",
        "parliament": built_in() / "parliament",
        "press": project / "templates" / "press",
    }


def test_a_broken_audience_stops_no_other(project: Path) -> None:
    """Beside an audience that cannot be read, the others are as ever."""
    write(project, "broken", "[")
    write(project, "minister", "extends: executive\n")

    assert audience("minister", project).pages == 1
    assert audience("press", project) == audience("press", built_in())


def test_what_is_missing_names_the_chain(project: Path) -> None:
    """A key that no audience of a chain gives is missing from all of them."""
    write(project, "desk", "pages: 3\ntitle: For the desk\n")
    write(project, "minister", "extends: desk\nclearance: TLP:GREEN\n")

    assert message_of("minister", project) == (
        "templates/minister/audience.yaml:1:1: "
        "key 'sections' is missing: looked for in minister → desk\n"
        "  sections: The sections in their order."
    )


def test_a_parent_has_its_place(project: Path) -> None:
    """What is wrong in the file of a parent is told with that file, after one's own."""
    write(project, "desk", "extends: press\nlanguage: English\n")
    write(project, "minister", "pages: many\nextends: desk\n")

    assert message_of("minister", project) == (
        "templates/minister/audience.yaml:1:8: "
        "pages: must be a whole number, not 'many'\n"
        "  write it in figures, as in 2\n"
        "templates/desk/audience.yaml:2:11: "
        "language: 'English' is not a language tag\n"
        "  write a BCP 47 tag such as en, en-GB or uk"
    )


def test_a_parent_that_is_no_yaml_hides_nothing(project: Path) -> None:
    """A parent that cannot be read does not hide what is wrong before it."""
    write(project, "desk", "title: [x\n")
    write(project, "minister", "extends: desk\npages: 0\n")

    assert message_of("minister", project) == (
        "templates/minister/audience.yaml:2:8: pages: must be at least 1, not 0\n"
        "  write 1 or more, or remove the key\n"
        "templates/desk/audience.yaml:1:8: '[' is never closed\n"
        "  close it with ']'"
    )


def test_an_unknown_parent_has_its_place(project: Path) -> None:
    """A parent that does not exist is told where it is named, among the rest."""
    write(project, "minister", "pages: 0\nextends: anlyst\npaper: A5\n")

    assert message_of("minister", project) == (
        "templates/minister/audience.yaml:1:8: pages: must be at least 1, not 0\n"
        "  write 1 or more, or remove the key\n"
        "templates/minister/audience.yaml:2:10: "
        "extends: there is no audience 'anlyst'\n"
        "  did you mean 'analyst'?\n"
        "templates/minister/audience.yaml:3:8: paper: 'A5' is not allowed here\n"
        "  allowed: A4, Letter"
    )


def test_nobody_extends_base(project: Path) -> None:
    """Who extends base learns that every audience does."""
    write(project, "minister", "extends: base\n")

    assert message_of("minister", project) == (
        "templates/minister/audience.yaml:1:10: extends: there is no audience 'base'\n"
        "  remove it: what is in base holds for all audiences"
    )


@pytest.mark.parametrize(
    ("settings", "further", "message"),
    [
        pytest.param("press", "own", "readers of 'own' are sent on to", id="itself"),
        pytest.param(
            "executive",
            "press",
            "'press' may see TLP:GREEN, and 'own' TLP:AMBER+STRICT",
            id="lower",
        ),
        pytest.param(
            "press\nclearance: TLP:AMBER",
            "public",
            "'public' may see TLP:CLEAR, and 'own' TLP:AMBER",
            id="inherited",
        ),
    ],
)
def test_readers_are_sent_on_to_what_they_may_read(
    settings: str, further: str, message: str, project: Path
) -> None:
    """What a page has no room for must be in the brief that it names."""
    write(project, "public", "extends: parliament\n")
    write(project, "own", f"extends: {settings}\nfurther: {further}\n")
    line = settings.count("\n") + 2
    place = f"templates/own/audience.yaml:{line}:10: further: "
    said = message_of("own", project)
    assert said.startswith(place)
    assert message in said


def test_a_changed_audience_is_still_sent_on_to(project: Path) -> None:
    """An audience that may now see less than those who send readers on is refused."""
    write(project, "analyst", "clearance: TLP:AMBER\n")
    assert audience("press", project).further == "analyst"
    assert "'analyst' may see TLP:AMBER" in message_of("executive", project)


def test_nobody_is_sent_on_to_oneself_by_a_parent(project: Path) -> None:
    """What a parent says of further reading does not hold for what it names."""
    write(project, "analyst", "extends: executive\n")
    assert audience("analyst", project).further is None


def test_a_broken_audience_stops_none_that_names_it(project: Path) -> None:
    """One that readers are sent on to is not looked into while it is broken."""
    write(project, "analyst", "clearance: TLP:NONE\n")
    write(project, "other", "no: [\n")
    write(project, "own", "extends: executive\nfurther: other\n")
    assert audience("executive", project).further == "analyst"
    assert audience("own", project).further == "other"


def test_a_circle_has_its_place(project: Path) -> None:
    """A circle is told where it closes, without the way that leads to it."""
    write(project, "one", "extends: two\n")
    write(project, "two", "extends: three\n")
    write(project, "three", "title: x\nextends: two\n")

    assert message_of("one", project) == (
        "templates/three/audience.yaml:2:10: "
        "extends: audiences extend each other in a circle: two → three → two\n"
        "  remove 'extends' from one of them"
    )


@pytest.mark.parametrize(
    "name", ["../minister", ".", "..", "/", "", "base", "minister/", "a\0b", "Minister"]
)
def test_no_name_leads_elsewhere(project: Path, name: str) -> None:
    """Only what is listed is an audience: a path never is."""
    write(project, "minister", "extends: press\n")
    outside = project / "minister"
    outside.mkdir()
    (outside / "audience.yaml").write_text("extends: press\n", encoding="utf-8")

    assert message_of(name, project).startswith(f"there is no audience '{name}'\n")


def test_a_folder_has_an_id_for_a_name(project: Path) -> None:
    """A folder whose name is no id is told to be renamed."""
    write(project, "The Minister", "extends: press\n")

    assert message_of("The Minister", project) == (
        "templates/The Minister: 'The Minister' is not an id\n"
        "  rename the folder: use small letters, digits and single hyphens, such as "
        "gaza-plan"
    )


LEADS_OUT = "is a link that leads out\n  copy it into templates, or make that folder"


def test_a_folder_may_not_link_outwards(project: Path, tmp_path: Path) -> None:
    """A folder that links out of templates is refused, as an audience and a parent."""
    outside = write(tmp_path / "elsewhere", "minister", "extends: press\n")
    (project / "templates" / "minister").symlink_to(outside)
    write(project, "heir", "extends: minister\n")

    assert message_of("minister", project).startswith(
        f"templates/minister: {LEADS_OUT}"
    )
    assert message_of("heir", project).startswith(f"templates/minister: {LEADS_OUT}")


def test_base_may_not_link_outwards(project: Path, tmp_path: Path) -> None:
    """A base that links out of templates is refused for every audience."""
    (tmp_path / "elsewhere").mkdir()
    (project / "templates" / "base").symlink_to(tmp_path / "elsewhere")

    assert message_of("press", project).startswith(f"templates/base: {LEADS_OUT}")


def test_settings_may_not_link_outwards(project: Path, tmp_path: Path) -> None:
    """Settings that link out of templates are not read."""
    outside = tmp_path / "secret"
    outside.write_text("a secret: [", encoding="utf-8")
    own = project / "templates" / "minister"
    own.mkdir()
    (own / "audience.yaml").symlink_to(outside)

    said = message_of("minister", project)
    assert said.startswith(f"templates/minister/audience.yaml: {LEADS_OUT}")


def test_links_within_templates_are_followed(project: Path) -> None:
    """A link that stays in templates is a second name for what it leads to."""
    own = write(project, "minister", "extends: press\n")
    (project / "templates" / "deputy").symlink_to(own)

    assert audience("deputy", project).sections == audience("press", project).sections


def test_templates_may_be_shared(project: Path, tmp_path: Path) -> None:
    """The folder of templates itself may be a link to one that others use too."""
    write(tmp_path / "shared", "minister", "extends: press\n")
    (project / "templates").rmdir()
    (project / "templates").symlink_to(tmp_path / "shared" / "templates")

    assert audience("minister", project).clearance == Marking.GREEN


@pytest.mark.parametrize("target", ["nowhere", "audience.yaml"])
def test_a_link_to_nothing_is_told(project: Path, target: str) -> None:
    """Settings that are a link to nothing, or to themselves, are told to be none."""
    own = project / "templates" / "minister"
    own.mkdir()
    (own / "audience.yaml").symlink_to(target)

    assert message_of("minister", project).startswith(
        "templates/minister/audience.yaml: is not a file\n"
    )


def test_templates_that_cannot_be_looked_into(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of templates that may not be read is the machine's fault."""

    def refuse(_path: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(UserError) as caught:
        audience("press", project)

    assert caught.value.exit_code == BAD_MACHINE
    assert str(caught.value).endswith(
        "templates: cannot be read: Permission denied\n  check who may read the folder"
    )
