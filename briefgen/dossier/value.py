"""Frozen values: what a frozen, slotted, keyword-only dataclass is, quickly made.

`dataclasses` compiles its methods anew for each class, and itself needs
`inspect`; for the classes of `models` that is half of the time in which a small
command starts. Here all classes share their methods. They still are dataclasses
to all who ask: `dataclasses.fields`, `replace` and `asdict` work, and so does
pydantic, since ``__dataclass_fields__`` is made when it is first looked at.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

REQUIRED: Any = object()
_put = object.__setattr__


class Key:
    """What a class says of one field: its default, and a text that documents it."""

    __slots__ = ("default", "description")

    def __init__(self, description: str, default: object) -> None:
        self.description = description
        self.default = default


def key(description: str, *, default: Any = REQUIRED) -> Any:
    """Return a field with the text that documents its key."""
    return Key(description, default)


class _DataclassFields:
    """``__dataclass_fields__``, made by `dataclasses` when somebody asks for it."""

    def __get__(self, _instance: object, owner: _Frozen) -> dict[str, Any]:
        import dataclasses

        kinds = {
            name: kind
            for base in reversed(owner.__mro__)
            for name, kind in vars(base).get("__annotations__", {}).items()
        }
        twin = dataclasses.make_dataclass(
            owner.__name__,
            [
                (name, kinds[name], _as_field(dataclasses.field, made))
                for name, made in owner.keys_of.items()
            ],
            kw_only=True,
        )
        fields: dict[str, Any] = vars(twin)["__dataclass_fields__"]
        type.__setattr__(owner, "__dataclass_fields__", fields)
        return fields


def _as_field(field: Any, made: Key) -> Any:
    default = {} if made.default is REQUIRED else {"default": made.default}
    return field(metadata={"description": made.description}, **default)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
class _Frozen(type):
    """Turns the annotated fields of a class into slots."""

    keys_of: dict[str, Key]

    def __new__(
        cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]
    ) -> _Frozen:
        own = {
            field: namespace.pop(field)
            for field in namespace.get("__annotations__", ())
            if isinstance(namespace.get(field), Key)
        }
        keys = {**next((vars(base)["keys_of"] for base in bases), {}), **own}
        namespace["keys_of"] = keys
        namespace["__slots__"] = tuple(own)
        namespace["__dataclass_fields__"] = _DataclassFields()
        if keys:
            namespace["_values_of"] = attrgetter(*keys)
        return super().__new__(cls, name, bases, namespace)


class Value(metaclass=_Frozen):
    """A base of frozen values: equal, hashed, shown and pickled by their fields."""

    keys_of: ClassVar[dict[str, Key]]
    """Each field with its default and description, in the order of the file."""

    _values_of: ClassVar[Any]

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    def __init__(self, **values: object) -> None:
        for name, made in self.keys_of.items():
            value = values.pop(name, made.default)
            if value is REQUIRED:
                message = f"{type(self).__name__} needs '{name}'"
                raise TypeError(message)
            _put(self, name, value)
        if values:
            message = f"{type(self).__name__} has no {sorted(values)}"
            raise TypeError(message)

    def replaced(self, **changes: object) -> Self:
        """Return this value with some fields changed."""
        values = {name: getattr(self, name) for name in self.keys_of}
        return type(self)(**{**values, **changes})

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        _refuse(name)

    def __delattr__(self, name: str) -> NoReturn:
        _refuse(name)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._values_of(self) == self._values_of(other))

    def __hash__(self) -> int:
        return hash(self._values_of(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.keys_of)
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (type(self), {name: getattr(self, name) for name in self.keys_of})


def _made(kind: type[Value], values: dict[str, Any]) -> Value:
    return kind(**values)


def _refuse(name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    message = f"cannot change '{name}': it is frozen"
    raise FrozenInstanceError(message)
