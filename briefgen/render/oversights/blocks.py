"""Blocks that the template which is extended does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import TemplateError, nodes

from briefgen.dossier import textfile
from briefgen.dossier.hints import nearest_or_all
from briefgen.errors import Place, Problem
from briefgen.render.bounds import metered
from briefgen.render.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from briefgen.render.oversights.own import Own


def unused(own: Own) -> Iterator[Problem]:
    """Yield the blocks that are never shown: only those of the parent are."""
    env = environment(own.chain)
    for template in own.templates:
        if "extends" not in template.text:
            continue
        try:
            with metered():
                tree = env.parse(template.text)
                known = _blocks(env, _parent(tree))
        except TemplateError:  # the brief is refused for it
            continue
        for block in tree.body:
            if isinstance(block, nodes.Block) and known and block.name not in known:
                place = Place(textfile.shown(str(template.path)), block.lineno)
                message = f"there is no block '{block.name}' to fill"
                yield Problem(message, place, nearest_or_all(block.name, sorted(known)))


def _parent(tree: nodes.Template) -> str:
    """Return the template that another extends, where it is given as a text."""
    extends = tree.find(nodes.Extends)
    name = extends and extends.template
    return str(name.value) if isinstance(name, nodes.Const) else ""


def _blocks(env: Environment, name: str) -> set[str]:
    """Return the names of all blocks of a template, and of those that it extends."""
    found: set[str] = set()
    seen: set[str] = set()
    while name and name not in seen and env.loader:
        seen.add(name)
        tree = env.parse(env.loader.get_source(env, name)[0])
        found |= {block.name for block in tree.find_all(nodes.Block)}
        name = _parent(tree)
    return found
