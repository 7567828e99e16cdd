"""What Jinja2 compiles a template to: code that counts what it does.

The names it calls are those of `briefgen.render.sandbox.Sandbox`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2.compiler import CodeGenerator
from jinja2.nodes import TemplateData

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2.compiler import Frame
    from jinja2.nodes import Concat, Dict, Expr, List, Node, Operand, Tuple


class Counting(CodeGenerator):
    """Makes code of a template that counts what it does."""

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """Count a step at the start of a body, with the text that stands in it."""
        body = list(nodes)
        letters = sum(len(data) for node in body for data in _texts(node))
        self.writeline(f"environment.step({letters})")
        super().blockvisit(body, frame)

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802 - Jinja2's
        """Join by a function that counts."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: List, frame: Frame) -> None:  # noqa: N802 - as above
        """Count what a list holds."""
        self._held(super().visit_List, node, frame)

    def visit_Tuple(self, node: Tuple, frame: Frame) -> None:  # noqa: N802 - as above
        """Count what a tuple holds, unless names are given values by it."""
        if node.ctx == "load":
            self._held(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: Dict, frame: Frame) -> None:  # noqa: N802 - as above
        """Count what a mapping holds."""
        self._held(super().visit_Dict, node, frame)

    def visit_Operand(self, node: Operand, frame: Frame) -> None:  # noqa: N802 - as above
        """Count what is looked through."""
        if node.op in ("in", "notin"):
            self.write(" not in " if node.op == "notin" else " in ")
            self.write("environment.looked(")
            self.visit(node.expr, frame)
            self.write(")")
        else:
            super().visit_Operand(node, frame)

    def _held(
        self, visit: Callable[[Any, Frame], None], node: Expr, frame: Frame
    ) -> None:
        self.write("environment.held(")
        visit(node, frame)
        self.write(")")


def _texts(node: Node) -> list[str]:
    """Return the texts of a template that a node puts out as they are."""
    parts: list[Any] = getattr(node, "nodes", None) or []
    return [part.data for part in parts if isinstance(part, TemplateData)]
