"""Promises of `briefgen.render.speed`: nothing but time and memory changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.render import speed
from briefgen.render.speed import pango

ROOT = Path(__file__).parents[2]
SAMPLE = Path(__file__).with_name("sample.html")

# A page that leaves the beaten track: elements, counters, scripts, layouts and
# markup that the steps have to notice or to leave alone.
UNUSUAL = """
<!DOCTYPE html>
<html lang=en>
<head><title>Unusual</title>
<style>
@page { size: A5; @bottom-center { content: counter(page, decimal-leading-zero) } }
@layer low, high;
@layer high { em { color: navy } }
@layer low { em { color: red } }
@counter-style stars { system: cyclic; symbols: "*"; suffix: " " }
:root { --gap: calc(1em + 2px); direction: ltr }
p { margin: var(--gap) 0; hyphens: auto; text-align: justify; width: 60% }
p::first-line { font-weight: 600 } p::first-letter { font-size: 2em }
.narrow { width: 9em; letter-spacing: .1em; word-spacing: .2em }
.flex { display: flex; gap: 1em } .flex p { flex: 1; width: auto }
.grid { display: grid; grid-template-columns: 1fr 2fr }
.float { float: inline-start; width: 20%; margin-inline-start: 1em }
.abs { position: absolute; top: 1cm; right: 10%; width: 15% }
.rel { position: relative; left: 5% }
.math { width: calc(50% - 1cm); padding: min(1em, 2%) max(1px, 1%) }
table { border-collapse: collapse; width: 80% } td { border: 1px solid; padding: 3% }
.stars { list-style: stars } .zero { list-style: decimal-leading-zero }
u { text-decoration: underline wavy } s { text-decoration: line-through }
</style>
<body>
<h1>Unusual</h1>
<p>Incomprehensibilities notwithstanding, this&nbsp;paragraph is hyphenated <em>with
emphasis</em>, <u>underlined</u>, <s>struck</s> and <kbd>typed</kbd>.
<p class=narrow>Narrow words with letters apart, and <span lang=ru>по-русски</span> too.
<div class=flex><p>One column of several words<p>Another column of several words</div>
<div class=grid><p>Left<p>Right, with rather more words than are on the left</div>
<div class=float>Floating at the start of a line</div>
<p class=rel>Moved a little. <span class=abs>Put elsewhere</span>
<div class=math>As wide as was reckoned</div>
<div dir=rtl>Right to left</div>
<details open><summary>Summary</summary>Details</details>
<fieldset><legend>Legend</legend>Fields</fieldset>
<pre>
First line	tab
  second</pre>
<dl><dt>Term<dd>Meaning</dl>
<ul class=stars><li>Star<li>Star<ul class=zero><li>One</ul></ul>
<ol class=zero><li>Alpha<li>Beta</ol>
<table><caption>Cells</caption><tr><th>A<th>B<tr><td>1<td rowspan=2>2<tr><td>3</table>
<p><img alt="A dot" width=9 src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB
CAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC">
<hr>
<blockquote cite=x>Quoted</blockquote>
</body>
</html>
"""

# Common elements alone, but footnotes; and columns with all that lines may hold.
NOTED = """
<!DOCTYPE html>
<html lang=en>
<head><title>Noted</title>
<style>
@page { size: A5 }
@page :first { margin-right: 3cm }
.foot { float: Footnote }
.columns { columns: 3; column-gap: 1em } .columns li { break-inside: avoid }
.broken { columns: 2 } .broken p { orphans: 2; widows: 2; text-indent: 1em }
.aside { float: left; height: 4em; width: 2em } .rel { position: relative; top: 2px }
.abs { position: absolute; right: 0 } .box { display: inline-block; padding: 1px }
.first::first-line { font-weight: 600 } .right { text-align: right }
.left { direction: rtl }
.justified { text-align: justify }
.paged a::after { content: " " target-counter(attr(href), page) }
</style>
<body>
<h1>Noted</h1>
<p>A word<span class=foot>What stands at the foot of the page</span> and another one.
<ul class=columns>LIST</ul>
<div class=broken>PARAGRAPHS</div>
<div class="columns left">PARAGRAPHS</div>
<div class="columns paged"><a href="#end">A link to a page that is not known yet: </a>
<table><thead><tr><th>Head</thead><tbody>ROWS</tbody></table>
</div>
<p id=end>The end
</body>
</html>
"""

PARTS = "rel", "abs", "box", "plain", "foot", "plain"
LIST = "".join(
    f"<li class={kind}>{number} <a href=https://example.org>a link</a>"
    f"{' word' * number} <span class={part}>part</span> and the rest of what is to say"
    for number, (kind, part) in enumerate(
        zip(
            ("plain", "first", "right", "justified") * 3,
            (*("rel", "plain", "box", "plain", "plain", "aside"), *PARTS),
            strict=True,
        )
    )
)
PARAGRAPHS = "".join(
    f"<p class={kind}>{'Some words of a paragraph that is broken into lines. ' * count}"
    for kind, count in (("plain", 3), ("justified", 4), ("right", 2), ("first", 5))
)
ROWS = "<tr><td>A row under its head" * 9

# For each set of steps a process of its own writes the pages, one after another
# and back: what is remembered from one page must not show in the next.
WRITE = """
import hashlib, json, os, sys
from datetime import UTC, datetime
from pathlib import Path
from briefgen.render import pdf, speed

early, *late = json.loads(sys.argv[1])
pages = [Path(name).read_text("utf-8") for name in sys.argv[2:]]
metadata = pdf.Metadata("Title", "en", datetime(2025, 11, 15, tzinfo=UTC))
facts = [pdf.Attachment("facts.yaml", b"title: x", "Facts")]

def named(steps, names):
    return [step for step in steps if step.__name__ in names]

def digests():
    for page in pages + pages[:1]:
        data = pdf.write_pdf(page, metadata=metadata, attachments=facts)
        yield hashlib.sha256(data).hexdigest()

all_late = speed.AFTERWARDS
speed.AT_IMPORT = named(speed.AT_IMPORT, early)
speed.AFTERWARDS = []
speed.prepare()
speed.prepare = lambda: None
for steps in late:
    if (child := os.fork()) == 0:
        for step in named(all_late, steps):
            step()
        print(json.dumps(list(digests())), flush=True)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit(f"failed: {steps}")
"""

EARLY = [step.__name__ for step in speed.AT_IMPORT]
LATE = [step.__name__ for step in speed.AFTERWARDS]

# Left alone, WeasyPrint doesn't close the file of its colour profile.
IGNORED = "ignore::ResourceWarning"


def python(code: str, *arguments: str | Path) -> str:
    """Return what a Python of its own prints; its warnings are errors."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", IGNORED, "-c", code, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a usual page, one with notes and columns, and an unusual one."""
    folder = tmp_path_factory.mktemp("pages")
    unusual, noted = folder / "unusual.html", folder / "noted.html"
    unusual.write_text(UNUSUAL.strip(), "utf-8")
    filled = NOTED.replace("LIST", LIST).replace("PARAGRAPHS", PARAGRAPHS)
    noted.write_text(filled.replace("ROWS", ROWS).strip(), "utf-8")
    # What an unusual page makes known must not help the others.
    return [SAMPLE, noted, unusual]


@pytest.fixture(scope="module")
def xhtml(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the usual page with all that XHTML asks for."""
    path = tmp_path_factory.mktemp("pages") / "xhtml.html"
    xmlns = 'xmlns="http://www.w3.org/1999/xhtml"'
    page = (
        SAMPLE.read_text("utf-8")
        .replace('<html lang="en">', f'<html {xmlns} lang="en" xml:lang="en">')
        .replace("<style>", "<style>/*<![CDATA[*/")
        .replace("</style>", "/*]]>*/</style>")
    )
    path.write_text(page, "utf-8")
    return path


def digests(pages: list[Path], early: list[str], *late: list[str]) -> list[list[str]]:
    """Return the digests of the pages' PDFs, for each set of late steps."""
    printed = python(WRITE, json.dumps([early, *late]), *pages)
    return [json.loads(line) for line in printed.splitlines()]


@pytest.fixture(scope="module")
def by_late_steps(pages: list[Path]) -> dict[str, list[str]]:
    """Return the digests with each of the late steps alone, and with none."""
    steps = [[], *([step] for step in LATE)]
    return dict(zip(["none", *LATE], digests(pages, [], *steps), strict=True))


@pytest.fixture(scope="module")
def stock(by_late_steps: dict[str, list[str]]) -> list[str]:
    """Return the digests that WeasyPrint gives when it is left alone."""
    found = by_late_steps["none"]
    assert found[0] == found[-1]
    assert len(set(found)) == len(found) - 1
    return found


def test_all_steps_together_change_no_byte(pages: list[Path], stock: list[str]) -> None:
    """With every step, usual and unusual pages have the bytes they had without."""
    assert digests(pages, EARLY, LATE) == [stock]


@pytest.mark.parametrize("step", EARLY)
def test_no_early_step_changes_a_byte(
    pages: list[Path], stock: list[str], step: str
) -> None:
    """Each step of the import alone leaves the bytes as they are."""
    assert digests(pages, [step], []) == [stock]


@pytest.mark.parametrize("step", LATE)
def test_no_late_step_changes_a_byte(
    by_late_steps: dict[str, list[str]], stock: list[str], step: str
) -> None:
    """Each step after the import alone leaves the bytes as they are."""
    assert by_late_steps[step] == stock


def test_order_of_documents_changes_no_byte(
    pages: list[Path], stock: list[str]
) -> None:
    """What was remembered from an unusual page doesn't show in a usual one."""
    usual, noted, unusual, _ = stock

    found = digests(pages[::-1], EARLY, LATE)
    assert found == [[unusual, noted, usual, unusual]]


def test_another_version_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """For a WeasyPrint that wasn't tested nothing is done, and that is logged."""
    monkeypatch.setattr(speed, "_installed_version", lambda: "99.0")
    monkeypatch.setattr(speed, "AFTERWARDS", (lambda: pytest.fail("changed"),))

    with caplog.at_level("INFO", logger=speed.__name__):
        speed.prepare.__wrapped__()

    assert caplog.messages == ["WeasyPrint 99.0 is not sped up: it is untested."]


def test_installed_version_is_tested() -> None:
    """The WeasyPrint that is locked is one that the steps were made for."""
    from importlib.metadata import version

    assert version("weasyprint") in speed.TESTED


def test_declarations_are_those_of_weasyprint() -> None:
    """What cffi parsed ahead of time is what it would parse now."""
    assert pango.PARSED.read_text("ascii") == pango.made(), (
        'stale: python -c "from briefgen.render.speed.pango import renew; renew()"'
    )


def test_other_declarations_are_parsed() -> None:
    """Declarations that nobody parsed ahead are parsed by cffi after all."""
    code = """
import sys
from briefgen.render.speed import pango
cffi = pango.module()
sys.modules["cffi"] = cffi
ffi = cffi.FFI()
ffi.cdef("size_t strlen(const char *);")
print(ffi.dlopen(None).strlen(b"seven  "))
"""
    assert python(code) == "7\n"


def test_xhtml_has_the_bytes_of_html(stock: list[str], xhtml: Path) -> None:
    """A page that says it is XHTML is set as the page that doesn't."""
    assert digests([xhtml], EARLY, LATE) == [[stock[0], stock[0]]]


@pytest.mark.parametrize("is_xhtml", [False, True])
def test_heavy_modules_stay_away(xhtml: Path, is_xhtml: bool) -> None:  # noqa: FBT001
    """A PDF is written without font tools, imaging, e-mail, HTTP or a C parser."""
    code = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from briefgen.render.pdf import Metadata, write_pdf
page = Path(sys.argv[1]).read_text("utf-8")
date = datetime(2025, 11, 15, tzinfo=UTC)
write_pdf(page, metadata=Metadata("Title", "en", date))
heavy = {"PIL", "cffi", "email", "fontTools", "http", "lxml", "pycparser", "socket",
         "ssl", "tinyhtml5", "urllib.request", "uuid"}
print(sorted(heavy & set(sys.modules)))
"""
    assert python(code, xhtml if is_xhtml else SAMPLE) == "[]\n"


def test_put_off_modules_are_left_as_they_are() -> None:
    """After WeasyPrint's import, others import the real modules."""
    code = """
from briefgen.render import speed
speed.prepare()
import email, fontTools.ttLib, importlib.resources, mimetypes, urllib.request, uuid
import PIL.Image, cffi
print(fontTools.ttLib.TTFont.__module__, PIL.Image.new("L", (1, 2)).size)
print(mimetypes.guess_type("a.png")[0], urllib.request.Request("http://a/").host)
print(uuid.UUID(int=1).int, cffi.FFI().__class__.__module__)
print(importlib.resources.files("PIL").joinpath("Image.py").is_file())
"""
    assert python(code) == (
        "fontTools.ttLib.ttFont (1, 2)\nimage/png a\n1 cffi.api\nTrue\n"
    )


def test_weasyprint_is_offline() -> None:
    """WeasyPrint's own fetcher reaches nothing in a process that makes briefs."""
    code = """
from briefgen.render import speed
speed.prepare()
from weasyprint import URLFetcher
for url in ("http://localhost/", "file:///etc/passwd"):
    try:
        URLFetcher().fetch(url)
    except OSError as error:
        print(error)
"""
    assert python(code) == 2 * "briefgen keeps WeasyPrint offline\n"


def test_weasyprint_may_be_imported_before() -> None:
    """A program that has imported WeasyPrint itself gets the same bytes."""
    code = """
import hashlib, sys
if sys.argv[1] == "before":
    import weasyprint
from datetime import UTC, datetime
from pathlib import Path
from briefgen.render.pdf import Metadata, write_pdf
page = Path(sys.argv[2]).read_text("utf-8")
metadata = Metadata("Title", "en", datetime(2025, 11, 15, tzinfo=UTC))
print(hashlib.sha256(write_pdf(page, metadata=metadata)).hexdigest())
"""
    assert python(code, "before", SAMPLE) == python(code, "after", SAMPLE)


def test_collector_is_as_it_was() -> None:
    """Garbage collection goes on after a document if it was on before."""
    import gc

    was = gc.isenabled()
    try:
        for enabled in (True, False):
            (gc.enable if enabled else gc.disable)()
            with speed.uninterrupted():
                assert not gc.isenabled()
            assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()
