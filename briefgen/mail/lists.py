"""A distribution list on the disk, YAML or CSV, to its recipients or to all problems.

A CSV has the names of the keys in its first row, in any order. It may have commas,
semicolons or tabs, and a byte order mark, as spreadsheets write them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.dossier import textfile
from briefgen.dossier.hints import did_you_mean, nearest_or_all
from briefgen.dossier.places import path_text
from briefgen.dossier.rules import MOST, Wrong, parts
from briefgen.dossier.shape import Shape
from briefgen.dossier.telling import told
from briefgen.dossier.types import ID, LANGUAGE
from briefgen.dossier.yaml_reader import read
from briefgen.errors import BAD_CALL, BAD_MACHINE, Place, Problem, UserError
from briefgen.mail import _core_schema
from briefgen.mail.addresses import MAIL_ADDRESS
from briefgen.mail.recipients import (
    LEAVE,
    LINE,
    SENDER,
    DistributionList,
    ListFile,
    Recipient,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "lists"
LIMIT = 5_000_000
"""The most bytes a list may have."""

MOST_RECIPIENTS = 20_000
"""The most recipients of a list: more are no readers of a desk."""

SHAPE = Shape(
    DistributionList,
    classes={"recipients": Recipient},
    forms={
        form.pattern: form for form in (LINE, ID, LANGUAGE, MAIL_ADDRESS, SENDER, LEAVE)
    },
    core_schema=_core_schema.LIST,
    made_for=_core_schema.PYDANTIC_CORE,
)
"""What the file of a list may hold."""

_ENDINGS = (".yaml", ".yml", ".csv")
_MARKS = ",;\t"
_ROWS = "recipients"


def find_list(given: str, project: Path) -> Path:
    """Return the file of a list that is given by its name in ``lists/``, or its path.

    Raises `UserError` where there is none, or more than one.
    """
    folder = project / FOLDER
    named = [folder / f"{given}{ending}" for ending in _ENDINGS]
    found = [path for path in (*named, folder / given) if path.is_file()]
    if len(found) > 1:
        both = " and ".join(textfile.shown(str(path)) for path in found)
        message = f"two lists are called '{given}': {both}"
        raise UserError(message, hint="name one by its path", exit_code=BAD_CALL)
    path = found[0] if found else Path(given)
    if path.is_file() and path.suffix in _ENDINGS:
        return path
    if path.is_file():
        message = f"'{given}' is not a distribution list"
        hint = "its name ends in .yaml or .csv"
        raise UserError(message, hint=hint, exit_code=BAD_CALL)
    known = sorted(p.stem for p in folder.glob("*.*") if p.suffix in _ENDINGS)
    hint = nearest_or_all(given, known) or (
        f"write one: {textfile.shown(str(folder / f'{Path(given).stem}.yaml'))}"
    )
    message = f"there is no distribution list '{given}'"
    raise UserError(message, hint=hint, exit_code=BAD_CALL)


def read_list(path: Path) -> ListFile:
    """Return a distribution list with the place of each recipient.

    Raises `UserError` with all that is wrong with the file.
    """
    name = textfile.shown(str(path))
    text = _text(path, name)
    return _of_csv(text, path, name) if path.suffix == ".csv" else _of_yaml(text, path)


def _text(path: Path, name: str) -> str:
    """Return the text of a file. Raises `UserError` where it is not clean UTF-8."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LIMIT else b""
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        hint = "check the path, and who may read the file"
        raise UserError(
            message, place=Place(name), hint=hint, exit_code=BAD_MACHINE
        ) from None
    if size > LIMIT:
        message = f"has {size:,} bytes; the limit is {LIMIT:,}"
        raise UserError(message, place=Place(name), hint=_SPLIT)
    return textfile.clean(textfile.decode(data, name), name)


_SPLIT = "split it into several lists"
_START = "start with 'recipients:', and an address, audience and clearance for each"


# --- YAML --------------------------------------------------------------------


def _of_yaml(text: str, path: Path) -> ListFile:
    name = textfile.shown(str(path))
    lines = (line.strip() for line in text.splitlines())
    if all(line.startswith("#") or not line for line in lines):
        raise UserError("the file is empty", place=Place(name), hint=_START)
    reading = read(text, name)
    rows = reading.data.get(_ROWS) if isinstance(reading.data, dict) else None
    _check_count(len(rows) if isinstance(rows, list) else 0, name)
    found, wrongs = checked(reading.data)
    if problems := told(wrongs, reading):
        raise UserError(problems)
    count = len(found.recipients)
    places = (reading.places.of((_ROWS, index)) for index in range(count))
    return ListFile(path, found, tuple(places))


# --- CSV ---------------------------------------------------------------------


class _Row(NamedTuple):
    """A row of a CSV: its cells by their columns, and the line it starts in."""

    cells: dict[str, str]
    line: int


def _of_csv(text: str, path: Path, name: str) -> ListFile:
    rows = list(_rows(text, name))
    data = {_ROWS: [row.cells for row in rows]}
    found, wrongs = checked(data)
    if problems := [_in_row(wrong, rows, name) for wrong in wrongs]:
        more = (Problem("there is more: mend these first"),)
        problems.sort(key=lambda problem: problem.place or ())
        raise UserError((*problems[:MOST], *(more if len(problems) > MOST else ())))
    return ListFile(path, found, tuple(Place(name, row.line) for row in rows))


def _rows(text: str, name: str) -> Iterator[_Row]:
    """Yield the rows below the first, which names the columns; empty ones are left out.

    Raises `UserError` for what is no such table.
    """
    import csv

    head = text.partition("\n")[0]
    mark = max(_MARKS, key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    columns: list[str] = []
    line, count = 1, 0
    try:
        for cells in reader:
            start, line = line, reader.line_num + 1
            texts = [cell.strip() for cell in cells]
            if not any(texts):
                continue
            if not columns:
                columns = _columns(texts, Place(name, start))
                continue
            if len(texts) > len(columns):
                message = f"has {len(texts)} cells; the first row has {len(columns)}"
                hint = f"put a text that has '{mark}' in quotes"
                raise UserError(message, place=Place(name, start), hint=hint)
            count += 1
            _check_count(count, name)
            named = zip(columns, texts, strict=False)
            yield _Row({column: text for column, text in named if text}, start)
    except csv.Error as error:
        place = Place(name, reader.line_num)
        hint = "look for a quotation mark that is never closed"
        raise UserError(f"is not CSV: {error}", place=place, hint=hint) from None
    if not columns:
        hint = "name the columns in the first row: name,address,audience,clearance"
        raise UserError("the file is empty", place=Place(name), hint=hint)


def _columns(given: list[str], place: Place) -> list[str]:
    """Return the names of the columns. Raises `UserError` for those not known."""
    names = [name.lower() for name in given]
    known = Recipient.keys_of
    problems = [
        Problem(f"unknown column '{name}'", place, nearest_or_all(name, known))
        for name in names
        if name not in known
    ]
    problems += [
        Problem(f"column '{name}' is there twice", place, "remove one of them")
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    problems += [
        Problem(
            f"column '{name}' is missing",
            place,
            did_you_mean(name, given) or f"{name}: {known[name].description}",
        )
        for name in ("address", "audience", "clearance")
        if name not in names
    ]
    if problems:
        raise UserError(tuple(problems))
    return names


def _in_row(wrong: Wrong, rows: list[_Row], name: str) -> Problem:
    """Return what is wrong with a row of a CSV, with its line and column."""
    index, inner = next(iter(wrong.path[1:2]), None), wrong.path[2:]
    line = rows[index].line if isinstance(index, int) else 0
    column = f"{path_text(inner)}: " if inner else ""
    return Problem(f"{column}{wrong.message}", Place(name, line), wrong.hint)


# --- Both --------------------------------------------------------------------


def _check_count(count: int, name: str) -> None:
    if count > MOST_RECIPIENTS:
        message = f"has more than {MOST_RECIPIENTS:,} recipients"
        raise UserError(message, place=Place(name), hint=_SPLIT)


def checked(data: object) -> tuple[DistributionList, list[Wrong]]:
    """Return the list in some data, and all that is wrong with it."""
    found = SHAPE.validate(data)
    malformed = found if isinstance(found, list) else []
    known = {(*w.path, w.key) if w.key else w.path for w in malformed}
    broken = [wrong for wrong in _problems(data) if wrong.path not in known]
    if isinstance(found, DistributionList):
        broken += _twice(found)
        return found, broken
    return DistributionList(recipients=()), [*malformed, *broken]


def _problems(data: object) -> Iterator[Wrong]:
    """Yield what breaks the rules that are beyond the shape."""
    if isinstance(data, dict) and data.get(_ROWS) == []:
        yield Wrong((_ROWS,), "is empty", "name at least one recipient")
    for part in parts(data):
        for name, value in part.data.items():
            if value is None:
                hint = "give it a value or remove the key"
                yield Wrong((*part.path, name), "is empty", hint)


def _twice(found: DistributionList) -> Iterator[Wrong]:
    """Yield each address that is there before, whatever its case.

    By RFC 5321 the case counts before the @-sign. Hardly a server keeps to that, and
    who is there in two spellings would get two copies.
    """
    first: dict[str, int] = {}
    for index, recipient in enumerate(found.recipients):
        address = recipient.address.lower()
        if address in first:
            before = f"it is recipient {first[address] + 1} too"
            message = f"'{recipient.address}' is in the list twice: {before}"
            yield Wrong((_ROWS, index, "address"), message, "remove one of them")
        first.setdefault(address, index)
