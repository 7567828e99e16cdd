"""Writing the PDF: each object is turned into bytes once, and numbers quickly."""

from __future__ import annotations

from typing import Any

# The versions of pydyf that these are made for.
_TESTED = frozenset(("0.13.0",))


def write_each_object_once() -> None:
    """Keep an object's bytes while a PDF is written.

    pydyf asks for them twice: for the file, and for the hash that is its id.
    """
    import pydyf

    if pydyf.VERSION not in _TESTED:
        return
    write = pydyf.PDF.write

    def written(pdf: Any, *args: Any, **options: Any) -> None:
        kept: dict[int, bytes] = {}
        asked = {kind: kind.data for kind in (pydyf.Dictionary, pydyf.Stream)}
        for kind, data in asked.items():
            kind.data = _remembered(data, kept)
        try:
            write(pdf, *args, **options)
        finally:
            for kind, data in asked.items():
                kind.data = data

    pydyf.PDF.write = written


def _remembered(data: property, kept: dict[int, bytes]) -> property:
    def remembered(item: Any) -> bytes:
        # Only objects of the file live as long as the file is written.
        if item.number is None:
            return data.fget(item)  # type: ignore[misc, no-any-return]
        found = kept.get(item.number)
        if found is None:
            found = kept[item.number] = data.fget(item)  # type: ignore[misc]
        return found

    return property(remembered)


def convert_common_types_first() -> None:
    """Ask for the type of a value once, and for that of most values first."""
    import pydyf

    if pydyf.VERSION not in _TESTED:
        return
    convert = pydyf._to_bytes

    def to_bytes(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        if kind is str:
            return item.encode("ascii")  # type: ignore[no-any-return]
        if kind is float and not item.is_integer():
            return f"{item:f}".rstrip("0").encode()
        return convert(item)  # type: ignore[no-any-return]

    pydyf._to_bytes = to_bytes
