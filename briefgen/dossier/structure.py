"""Plain data to a `Dossier`: the shape of facts."""

from __future__ import annotations

from briefgen.dossier import _core_schema, models
from briefgen.dossier.rules import Wrong
from briefgen.dossier.shape import Shape
from briefgen.dossier.types import FORMS
from briefgen.dossier.value import Value

CLASSES: dict[str, type[Value]] = {
    "sources": models.Source,
    "participants": models.Participant,
    "evidence": models.Evidence,
    "bottom_line": models.Line,
    "implications": models.Line,
    "topics": models.Topic,
    "statements": models.Statement,
    "positions": models.Position,
    "since": models.When,
    "events": models.Event,
    "when": models.When,
    "un_activity": models.Activity,
    "plans": models.Plan,
    "provisions": models.Provision,
    "gaps": models.Gap,
    "next_dates": models.NextDate,
    "lines": models.Line,
    "questions": models.Question,
}
"""The class of the mappings under each key."""

_KINDS: tuple[type[Value], ...] = (models.Dossier, *CLASSES.values())
PROSE = frozenset(
    name
    for kind in _KINDS
    for base in kind.__mro__
    for name, annotation in vars(base).get("__annotations__", {}).items()
    if "Prose" in annotation
)
"""The keys whose texts may be given in several languages."""

SHAPE = Shape(
    models.Dossier,
    classes=CLASSES,
    forms=FORMS,
    core_schema=_core_schema.FACTS,
    made_for=_core_schema.PYDANTIC_CORE,
)
"""What a facts file may hold."""


def validate(data: object) -> models.Dossier | list[Wrong]:
    """Return the dossier that some data holds, or all that is wrong with it."""
    return SHAPE.validate(data)
