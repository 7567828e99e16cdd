"""Lines put into the text of a facts file, of which every other line stays.

PyYAML says where each part stands. A library that writes YAML anew would change lines
that a person wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefgen.distill import writing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]


class _Edit(NamedTuple):
    """Text to be put behind so many characters.

    Of several at one place the one in the innermost list comes first, and then the one
    that was asked for first: `outer` counts the lists up to the innermost.
    """

    at: int
    outer: int
    number: int
    text: str


class Insertion:
    """A facts file, and what is to be put into it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._root = yaml.compose(text, Loader=yaml.CSafeLoader)
        self._edits: list[_Edit] = []

    def made(self) -> str:
        """Return the text with all that was put in."""
        text = self._text
        for edit in sorted(self._edits, reverse=True):
            text = text[: edit.at] + edit.text + text[edit.at :]
        return text

    def key(self, name: str, value: str, *, after: str) -> None:
        """Put a key of the whole file on a line behind another one."""
        node = self._node((after,))
        if node is not None and self._node((name,)) is None:
            self._put(self._end(node), (after,), f"{name}: {writing.inline(value)}\n")

    def items(self, path: Path, new: Sequence[Any], doubts: Mapping[str, str]) -> None:
        """Put items at the end of a list, or begin the list. `doubts` are by id."""
        node: Any = self._node(path)
        if not new:
            return
        if node is not None and getattr(node, "flow_style", False):
            inner = ", ".join(map(writing.flow, new))
            text = f", {inner}" if node.value else inner
            self._put(node.end_mark.index - 1, path, text)
        elif node is not None and node.value and not isinstance(node, yaml.ScalarNode):
            last = node.value[-1]
            indent = self._indent(last.start_mark.index)
            self._put(self._end(last), path, self._lines(path, new, indent, doubts))
        elif node is not None:
            # The key is there, with nothing behind it.
            indent = self._indent(node.start_mark.index) + "  "
            self._put(self._end(node), path, self._lines(path, new, indent, doubts))
        else:
            self._begin(path, new, doubts)

    def _begin(self, path: Path, new: Sequence[Any], doubts: Mapping[str, str]) -> None:
        above: Any = self._node(path[:-1])
        if above.flow_style:
            listed = ", ".join(map(writing.flow, new))
            self._put(above.end_mark.index - 1, path, f", {path[-1]}: [{listed}]")
            return
        indent = " " * above.value[0][0].start_mark.column
        lines = self._lines(path, new, f"{indent}  ", doubts)
        head = "\n" if len(path) == 1 else ""
        self._put(self._end(above), path, f"{head}{indent}{path[-1]}:\n{lines}")

    def _put(self, at: int, path: Path, text: str) -> None:
        if at and at == len(self._text) and not self._text.endswith("\n"):
            text = f"\n{text}"
        if "\r\n" in self._text:
            text = text.replace("\n", "\r\n")
        self._edits.append(_Edit(at, -len(path), len(self._edits), text))

    def _indent(self, at: int) -> str:
        """Return the blanks that the line of a character begins with."""
        start = self._text.rfind("\n", 0, at) + 1
        line = self._text[start:]
        return line[: len(line) - len(line.lstrip(" "))]

    def _lines(
        self, path: Path, new: Sequence[Any], indent: str, doubts: Mapping[str, str]
    ) -> str:
        if path[-1] == "evidence":
            lines = [f"{indent}- {writing.flow(each)}" for each in new]
        else:
            lines = list(writing.items(list(new), indent, doubts))
        return "\n".join(lines) + "\n"

    def _node(self, path: Path) -> Any:
        """Return the node at a path, or None."""
        node: Any = self._root
        for part in path:
            if isinstance(part, int):
                node = node.value[part]
                continue
            node = next((each for key, each in node.value if key.value == part), None)
            if node is None:
                return None
        return node

    def _end(self, node: Any) -> int:
        """Return where the line ends that the last word of a node stands in."""
        while node.value and not isinstance(node, yaml.ScalarNode):
            if node.flow_style:
                break
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        at: int = node.end_mark.index
        while at > node.start_mark.index and self._text[at - 1] in "\r\n ":
            at -= 1
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end + 1
