"""Promises of `briefgen.render.html`: the page itself, before any browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from briefgen.audience.colour import ENHANCED, contrast
from briefgen.audience.cut import cut
from briefgen.audience.lighter import lighter, movable
from briefgen.audience.profile import Theme
from briefgen.dossier import load, loads
from briefgen.dossier.texts import Words, localised
from briefgen.dossier.verdicts import Verdict
from briefgen.render.html import paper_page, screen_page

if TYPE_CHECKING:
    from briefgen.audience.brief import Brief
    from briefgen.dossier import Dossier
    from tests.render.conftest import MakeBrief

AUDIENCES = ("analyst", "executive", "minister", "parliament", "press")
HERE = Path(__file__).parent
REFERENCE = HERE / "reference"
FISHERIES = HERE.parent / "dossiers" / "fisheries-subsidies"
CALL = HERE.parents[1] / "content" / "putin-netanyahu-call"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
NOTHING_BUT_TEXT = {"a", "title", "desc"}

every_audience = pytest.mark.parametrize("name", AUDIENCES)
hostile = pytest.mark.parametrize(
    "text",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param("</style><img src=x onerror=alert(1)>", id="style"),
        pytest.param('"><b onmouseover="alert(1)">', id="attribute"),
        pytest.param("{{ 7 * 7 }} {% endblock %} {# gone #}", id="template"),
        pytest.param("javascript:alert(1)", id="address"),
        pytest.param("--> ]]> &lt; &#60; &amp;", id="references"),
    ],
)


@pytest.fixture(params=["harbour", "fisheries"])
def brief(request: pytest.FixtureRequest, brief_for: MakeBrief, name: str) -> Brief:
    """Return the brief of each of two stories for an audience."""
    return brief_for(name, load(FISHERIES) if request.param == "fisheries" else None)


def paper_html(brief: Brief) -> str:
    """Return the HTML that a PDF is laid out from."""
    return paper_page(brief).html


every_page = pytest.mark.parametrize("make_page", [paper_html, screen_page])


def parsed(page: str) -> ET.Element:
    """Return the tree of a page, read as XML."""
    return ET.fromstring(page)  # noqa: S314 - our own page, without entities


def text_of(page: str) -> str:
    """Return all text of a page but its style sheet, spaces squeezed."""
    root = parsed(page)
    for style in root.iter(f"{XHTML}style"):
        style.text = ""
    return " ".join("".join(root.itertext()).split())


def shape_of(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in order, each with its attributes' names."""
    return [(e.tag, tuple(sorted(e.attrib))) for e in parsed(page).iter()]


def css_of(page: str) -> str:
    """Return the style sheet of a page, without fonts and comments."""
    css = page[page.index("<style>") : page.index("</style>")]
    return re.sub(r"@font-face\{[^}]*\}|/\*.*?\*/", "", css, flags=re.DOTALL)


# --- The whole page ----------------------------------------------------------


@every_audience
def test_reference(name: str, brief_for: MakeBrief, renew: bool) -> None:  # noqa: FBT001
    """The body of each page is the one that was last looked at and kept."""
    page = screen_page(brief_for(name))
    body = page[page.index("<body") :]
    kept = REFERENCE / f"{name}.html"
    if renew:
        kept.write_text(body, encoding="utf-8")
    assert body.splitlines() == kept.read_text(encoding="utf-8").splitlines(), (
        "look at the page, then renew: pytest tests/render --renew"
    )


@every_audience
@every_page
def test_same_bytes(name: str, make_page: type[str], brief_for: MakeBrief) -> None:
    """The same brief gives the same page, twice over."""
    assert make_page(brief_for(name)) == make_page(brief_for(name))


@every_audience
@every_page
def test_well_formed(name: str, make_page: type[str], brief: Brief) -> None:
    """Every page is well-formed XML with one language and one first heading."""
    root = parsed(make_page(brief))
    assert root.get("lang") == ("fr" if name == "minister" else "en")
    assert len(list(root.iter(f"{XHTML}h1"))) == 1, name


@every_audience
@every_page
def test_links(name: str, make_page: type[str], brief: Brief) -> None:
    """Ids are unique, and every link and every reference leads to one of them."""
    elements = list(parsed(make_page(brief)).iter())
    ids = [e.attrib["id"] for e in elements if "id" in e.attrib]
    assert len(ids) == len(set(ids)), name
    for element in elements:
        for attribute in ("aria-describedby", "aria-labelledby"):
            assert set(element.get(attribute, "").split()) <= set(ids)
        if href := element.get("href"):
            assert href[0] == "#"
            assert href[1:] in ids


@every_audience
@every_page
def test_links_hold_text(name: str, make_page: type[str], brief: Brief) -> None:
    """A link holds text alone, and so do a page's and a drawing's titles."""
    for element in parsed(make_page(brief)).iter():
        if element.tag.rpartition("}")[2] in NOTHING_BUT_TEXT:
            assert len(element) == 0, name


@every_audience
@every_page
def test_tables(name: str, make_page: type[str], brief: Brief) -> None:
    """Tables are regular: each row as long as the head, no cell over two columns."""
    for table in parsed(make_page(brief)).iter(f"{XHTML}table"):
        assert table.get("aria-labelledby"), name
        rows = list(table.iter(f"{XHTML}tr"))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not any("colspan" in c.attrib or "rowspan" in c.attrib for c in cells)


@every_audience
def test_headings(name: str, brief: Brief) -> None:
    """No heading skips a level."""
    tags = (e.tag.removeprefix(XHTML) for e in parsed(screen_page(brief)).iter())
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1, name
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_audience
def test_self_contained(name: str, brief: Brief) -> None:
    """The page names no file or address to load, and forbids any by its policy."""
    page = screen_page(brief)
    elements = list(parsed(page).iter())
    assert not any({"src", "srcset", "data"} & set(e.attrib) for e in elements), name
    tags = {e.tag.removeprefix(XHTML) for e in elements}
    assert not tags & {"base", "embed", "iframe", "img", "link", "object", "script"}
    addresses = re.findall(r"url\(\s*['\"]?([^)]{5})", page[: page.index("</style>")])
    assert set(addresses) <= {"data:"}
    assert "@import" not in page
    policies = [e for e in elements if e.get("http-equiv")]
    assert "default-src 'none'" in policies[0].get("content", "")


@every_audience
def test_head(name: str, brief_for: MakeBrief) -> None:
    """The head says what the page is and whose, and not when it was made."""
    brief = brief_for(name)
    root = parsed(screen_page(brief))
    metas = {e.get("name"): e.get("content") for e in root.iter(f"{XHTML}meta")}
    assert metas["author"] == "Harbour desk"
    assert metas["description"] == "The ports want one tariff; no date is set."
    assert not {"generator", "date", "dcterms.created"} & set(metas)
    assert root.findtext(f".//{XHTML}title") == (
        f"Harbour talks – {brief.audience.title}"
    )


@every_audience
def test_marking(name: str, brief_for: MakeBrief) -> None:
    """The marking stands as text at the top and at the foot, and nowhere else."""
    brief = brief_for(name)
    root = parsed(screen_page(brief))
    marks = [e for e in root.iter() if "tlp" in (e.get("class") or "").split()]
    assert [mark.text for mark in marks] == [brief.marking, brief.marking]
    for part, mark in (("header", marks[0]), ("footer", marks[1])):
        whole = root.find(f".//{XHTML}{part}")
        assert whole is not None
        assert mark in list(whole.iter())


# --- Facts are text ----------------------------------------------------------


@hostile
@every_audience
@every_page
def test_hostile_facts(
    name: str, make_page: type[str], text: str, brief_for: MakeBrief
) -> None:
    """What looks like markup in a fact is text on the page, and nothing else."""
    plain = (HERE / "harbour.yaml").read_text(encoding="utf-8")
    fields = (
        "Two ports agree on a common tariff",
        "Harbour desk",
        "harbour@example.org",
        "Both ports want one tariff.",
        "one tariff for both",
        "The ports want one tariff; no date is set.",
        "Talks open",
        "One rate",
        "Report from the harbour",
    )
    for field in fields:
        assert field in plain
        plain = plain.replace(field, json.dumps(text))
    page = make_page(brief_for(name, loads(plain)))
    assert " ".join(text.split()) in text_of(page)
    assert shape_of(page) == shape_of(make_page(brief_for(name)))


def test_hostile_style(brief_for: MakeBrief, tmp_path: Path) -> None:
    """A style sheet of a user's cannot end the style element it stands in."""
    css = "/* </style><script>alert(1)</script> ]]> */ @media (width < 9rem) { a {} }"
    (tmp_path / "brief.css").write_text(css)
    brief = brief_for("executive")
    chain = (str(tmp_path), *brief.audience.chain)
    page = screen_page(replace(brief, audience=replace(brief.audience, chain=chain)))
    assert page.count("</style>") == 1
    assert not list(parsed(page).iter(f"{XHTML}script"))


def test_hostile_accent(brief_for: MakeBrief) -> None:
    """An accent that is no colour never reaches the page."""
    brief = brief_for("executive")
    wrong = replace(brief.audience, accent="red; } </style>")
    with pytest.raises(Exception, match="is not a colour such as #7a1c2b"):
        screen_page(replace(brief, audience=wrong))


def test_foreign_words(brief_for: MakeBrief) -> None:
    """Words quoted from a source in another language are marked as such."""
    root = parsed(screen_page(brief_for("analyst")))
    foreign = [e for e in root.iter() if e.get("lang") == "fr"]
    assert {e.text for e in foreign} >= {"un tarif unique", "soumis au conseil"}
    assert all(e.text and e.text.islower() for e in foreign)


# --- Colours -----------------------------------------------------------------


@cache
def schemes(page: str) -> dict[str, dict[str, str]]:
    """Return the colours that the style sheet names, in light and in dark."""
    css = css_of(page).partition("@media print")[0]
    dark = "@media screen and (prefers-color-scheme: dark)"
    before, _, after = css.partition(dark)

    def colours(text: str) -> dict[str, str]:
        blocks = re.findall(r":root \{([^}]*)\}", text)
        return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", "".join(blocks)))

    light = colours(before)
    return {"light": light, "dark": light | colours(after.partition("\n}\n")[0])}


@every_audience
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_contrast(name: str, scheme: str, brief_for: MakeBrief) -> None:
    """Text stands out from its paper at 7:1, and lines that mean something at 3:1."""
    colours = schemes(screen_page(brief_for(name)))[scheme]
    for paper in (colours["paper"], colours["tint"]):
        for text in ("ink", "soft", "accent"):
            assert contrast(colours[text], paper) >= ENHANCED, text
        assert contrast(colours["line"], paper) >= 3


@every_audience
def test_accents(name: str, brief_for: MakeBrief) -> None:
    """An audience keeps its accent in the light, and has another in the dark."""
    brief = brief_for(name)
    colours = schemes(screen_page(brief))
    assert colours["light"]["accent"] == brief.audience.accent
    assert colours["dark"]["accent"] != brief.audience.accent


@every_audience
def test_paper_in_print_alone(name: str, brief_for: MakeBrief) -> None:
    """Lengths for paper, in millimetres, reach no screen."""
    css = css_of(screen_page(brief_for(name)))
    on_screen = re.sub(r"@media print \{.*?\n\}\n", "", css, flags=re.DOTALL)
    assert "@media print" not in on_screen
    assert not re.search(r"\dmm", on_screen)


# --- What an audience sets ---------------------------------------------------


def for_readers(brief: Brief, **settings: Any) -> Brief:
    """Return a brief whose audience has other settings."""
    return replace(brief, audience=replace(brief.audience, **settings))


def test_theme(brief_for: MakeBrief) -> None:
    """Values of a theme take the place of those of the style."""
    brief = for_readers(
        brief_for("executive"), theme=Theme(body="11.5pt", ink="#000033")
    )
    assert "--body: 11.5pt; " in css_of(paper_page(brief).html)
    assert "--ink: #000033;" in css_of(paper_page(brief).html)
    assert "--ink: #000033;" in css_of(screen_page(brief))
    assert "11.5pt" not in css_of(screen_page(brief)).partition("@media print")[0]


def test_silence_is_told_only_where_all_is_shown(brief_for: MakeBrief) -> None:
    """That somebody does not mention a topic is said only by a brief with all facts."""
    brief = brief_for("analyst", load(CALL))
    assert "not mentioned" in screen_page(brief)
    limited = tuple(
        section.replaced(limit=9) if section.name == "readouts" else section
        for section in brief.audience.sections
    )
    for less in (
        lighter(brief, movable(brief)[0]),
        replace(brief, withheld=1),
        for_readers(brief, withheld="hide"),
        for_readers(brief, sections=limited),
    ):
        html = screen_page(less)
        assert "not in this brief" in html
        assert "not mentioned" not in html


@every_audience
def test_sizes_are_left_to_the_theme(name: str, brief_for: MakeBrief) -> None:
    """The title, the bottom line and tables have no size but that of the theme."""
    css = css_of(paper_page(brief_for(name)).html)
    sizes = re.findall(r"(?:h1|\.bottom-line p) {[^}]*font-size: ([^;]+);", css)
    assert set(sizes) == {"var(--display)", "var(--lead)"}
    assert "\ntd { font-size: 0.95em;" in css


@pytest.mark.parametrize("withheld", ["count", "hide"])
def test_withheld(withheld: str, brief_for: MakeBrief) -> None:
    """How many facts were withheld is told where the audience says so."""
    brief = replace(for_readers(brief_for("analyst"), withheld=withheld), withheld=3)
    assert ("Facts withheld: 3." in screen_page(brief)) == (withheld == "count")


def test_verdicts_are_counted(brief_for: MakeBrief) -> None:
    """A brief of facts that were checked says how many have which verdict."""
    brief = brief_for("analyst")
    (first, second, *others) = (fact.id for fact in brief.all_facts)
    verdicts = ((first, Verdict("verified")), (second, Verdict("review", ("Why.",))))
    gaps = {gap.id for gap in brief.facts.gaps}
    unchecked = len(set(others) - gaps)
    assert (
        "Checked against the sources: 1 verified, 1 under review, 0 unsupported, "
        f"{unchecked} not checked."
    ) in screen_page(replace(brief, verdicts=verdicts))


FRENCH = {"en": "Two ports agree", "fr": "Deux ports s’accordent"}


def test_language(brief_for: MakeBrief, harbour: Dossier) -> None:
    """A French page has French texts; what is English says so to a screen reader."""
    brief = brief_for("analyst", harbour)
    facts = replace(harbour, title=Words(FRENCH["en"], FRENCH))
    brief = replace(
        for_readers(brief, language="fr"), facts=localised(facts, "en", "fr")
    )
    root = parsed(screen_page(brief))
    assert (root.get("lang"), root.get("dir")) == ("fr", None)
    assert root.findtext(f".//{XHTML}h1") == FRENCH["fr"]
    english = {e.text for e in root.iter(f"{XHTML}span") if e.get("lang") == "en"}
    assert facts.bottom_line[0].text in english
    assert not any(e.get("dir") for e in root.iter(f"{XHTML}span"))


def test_language_of_quotes(brief_for: MakeBrief) -> None:
    """A quote is marked with the language of its source, not with the page's."""
    page = parsed(screen_page(brief_for("analyst")))
    marked = {e.get("lang") for e in page.iter() if e.get("lang")}
    assert marked == {"en", "fr"}


def test_right_to_left(brief_for: MakeBrief, harbour: Dossier) -> None:
    """A Hebrew page runs from right to left, and English in it the other way."""
    brief = for_readers(brief_for("press", harbour), language="he")
    brief = replace(brief, facts=localised(brief.facts, "en", "he"))
    root = parsed(paper_page(brief).html)
    assert root.get("dir") == "rtl"
    spans = [e for e in root.iter(f"{XHTML}span") if e.get("lang") == "en"]
    assert spans
    assert {e.get("dir") for e in spans} == {"ltr"}


@every_page
@pytest.mark.parametrize("language", ["fr", "he"])
@pytest.mark.parametrize("name", AUDIENCES)
def test_foreign_texts_stay_out_of_attributes(
    name: str, language: str, make_page: type[str], brief_for: MakeBrief
) -> None:
    """Where no element can stand, a foreign text is plain: the page is well-formed."""
    for dossier in (None, load(FISHERIES)):
        brief = for_readers(brief_for(name, dossier), language=language)
        brief = replace(brief, facts=localised(brief.facts, "en", language))
        root = parsed(make_page(brief))
        values = [value for e in root.iter() for value in e.attrib.values()]
        assert not any("<" in value or "lang=" in value for value in values)
        drawing = root.find(f".//{SVG}svg")
        assert drawing is None or not list(drawing.iter(f"{XHTML}span"))


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param((None, 4, None), ["4", "–", "–"], id="some"),
        pytest.param((9, 1, 4), ["1", "4", "9"], id="all"),
        pytest.param((None, None, None), [], id="none"),
    ],
)
@pytest.mark.parametrize("name", ["analyst", "executive"])
def test_numbers_of_points(
    name: str, given: tuple[int | None, ...], shown: list[str], brief_for: MakeBrief
) -> None:
    """A point has the number that the source gives, in every brief, or none."""
    facts = brief_for(name).facts
    (plan,) = (plan for plan in facts.plans if plan.provisions)
    points = tuple(
        plan.provisions[0].replaced(id=f"point-{place}", number=number)
        for place, number in enumerate(given)
    )
    changed = facts.replaced(plans=(plan.replaced(provisions=points),))
    page = screen_page(brief_for(name).replaced(facts=changed))
    section = page[page.index('<section class="provisions"') :].partition("</section>")[
        0
    ]
    pattern = r'<th scope="row">([^<]+)</th>|<span class="count">([^<]+)</span>'
    assert ["".join(found) for found in re.findall(pattern, section)] == shown


@pytest.mark.parametrize("name", ["executive", "press"])
@every_page
def test_sources_are_named(
    name: str, make_page: type[str], brief_for: MakeBrief
) -> None:
    """A short brief names each source with its title, publisher and date."""
    brief = brief_for(name, load(FISHERIES))
    text = text_of(make_page(brief))
    for source in brief.facts.sources:
        assert source.title in text
        assert not source.publisher or source.publisher in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("North wants one tariff.", "North wants one tariff."),
        ("The ports want one tariff.", "North: The ports want one tariff."),
        ("Northern ports want it.", "North: Northern ports want it."),
    ],
)
@pytest.mark.parametrize("name", ["analyst", "executive", "press"])
def test_a_name_is_not_said_twice(
    name: str, text: str, shown: str, brief_for: MakeBrief
) -> None:
    """A statement has the name of who says it before it, unless it begins with it."""
    brief = brief_for(name)
    topics = tuple(
        topic.replaced(
            statements=tuple(
                s.replaced(text=text, said_by=("north",)) for s in topic.statements[:1]
            )
        )
        for topic in brief.facts.topics
    )
    page = paper_html(brief.replaced(facts=brief.facts.replaced(topics=topics)))
    assert shown in text_of(page).replace("\u2060", "")


@pytest.mark.parametrize("name", ["analyst", "executive", "press"])
def test_two_who_say_it_are_named(name: str, brief_for: MakeBrief) -> None:
    """A statement that begins with one of two names has both before it."""
    brief = brief_for(name)
    topics = tuple(
        topic.replaced(
            statements=tuple(
                s.replaced(text="North wants it.", said_by=("north", "south"))
                for s in topic.statements[:1]
            )
        )
        for topic in brief.facts.topics
    )
    page = paper_html(brief.replaced(facts=brief.facts.replaced(topics=topics)))
    assert "North, South: North wants it." in text_of(page).replace("\u2060", "")


@pytest.mark.parametrize("language", ["fr", "he"])
def test_a_foreign_name_is_not_said_twice(
    language: str, brief_for: MakeBrief, harbour: Dossier
) -> None:
    """So it is where the name is in another language than the page."""
    brief = brief_for("analyst", harbour)
    brief = cut(harbour, brief.audience.replaced(language=language))
    topics = tuple(
        topic.replaced(
            statements=tuple(
                s.replaced(text="North wants it.", said_by=("north",))
                for s in topic.statements[:1]
            )
        )
        for topic in brief.facts.topics
    )
    page = paper_html(brief.replaced(facts=brief.facts.replaced(topics=topics)))
    text = text_of(page).replace("\u2060", "")
    assert "North wants it." in text
    assert "North North" not in text


@pytest.mark.parametrize(("count", "is_whole"), [(8, True), (9, False)])
def test_a_long_list_may_be_divided(
    count: int,
    is_whole: bool,  # noqa: FBT001 - what a case expects
    brief_for: MakeBrief,
) -> None:
    """What must not be said is held on one page where it is short."""
    brief = brief_for("press")
    gap = brief.facts.gaps[0].replaced(do_not_say="That it is agreed.")
    gaps = tuple(gap.replaced(id=f"gap-{n}") for n in range(count))
    page = paper_html(brief.replaced(facts=brief.facts.replaced(gaps=gaps)))
    assert ('class="cautions whole"' in page) == is_whole


@pytest.mark.parametrize("name", ["analyst", "executive", "press"])
def test_points_are_counted_against_a_total(
    name: str, brief_for: MakeBrief, harbour: Dossier
) -> None:
    """How many points are known is told where the source says how many there are."""
    uncounted = tuple(plan.replaced(stated_total=None) for plan in harbour.plans)
    page = paper_html(brief_for(name, harbour.replaced(plans=uncounted)))
    assert '<h2 id="provisions-plan">The tariff</h2>' in page
    page = paper_html(brief_for(name))
    assert '<h2 id="provisions-plan">The tariff: 2&#160;of' in page


def test_a_likelihood_is_said_once(brief_for: MakeBrief) -> None:
    """A judgment that has its term of likelihood in its sentence has it there alone."""
    brief = brief_for("analyst")
    for text, count in (("A delay is likely.", 0), ("A delay may come.", 1)):
        topics = tuple(
            topic.replaced(
                statements=tuple(
                    s.replaced(text=text, kind="judgment", likelihood="likely")
                    for s in topic.statements[:1]
                )
            )
            for topic in brief.facts.topics[:1]
        )
        page = screen_page(brief.replaced(facts=brief.facts.replaced(topics=topics)))
        assert page.count("Likelihood: likely.") == count


def test_what_is_not_verbatim_is_said_so(
    brief_for: MakeBrief, harbour: Dossier
) -> None:
    """Of the exact words, those of a speaker are told from a report's own words."""
    told = "in the words of the source"
    assert told not in screen_page(brief_for("press"))
    (first, *rest) = harbour.topics
    reported = tuple(
        statement.replaced(
            evidence=tuple(e.replaced(words_of=None) for e in statement.evidence)
        )
        for statement in first.statements
    )
    topics = (first.replaced(statements=reported), *rest)
    page = screen_page(brief_for("press", harbour.replaced(topics=topics)))
    assert told in page


def test_a_topic_without_facts_has_no_heading(brief_for: MakeBrief) -> None:
    """A section is never printed empty: not where only positions are left of it."""
    for name in ("executive", "press", "analyst"):
        brief = brief_for(name)
        topics = tuple(t.replaced(statements=()) for t in brief.facts.topics)
        assert topics
        assert 'class="topics"' in paper_page(brief).html
        brief = brief.replaced(facts=brief.facts.replaced(topics=topics))
        assert 'class="topics"' not in paper_page(brief).html
