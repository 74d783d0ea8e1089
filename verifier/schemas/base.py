"""Fields of the contract, each with what it means and an example; and how requests are read strictly.

Null and absent mean the same in a request. Nothing is guessed: the text "3" is no number, 1 is no true.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

from verifier.errors import shown
from verifier.limits import current_config


class WithinLimit(validate.Validator):
    """A length bounded by a setting; the limit in force is documented too."""

    def __init__(self, setting: str, counted: str) -> None:
        self.setting = setting
        self.counted = counted

    def __call__(self, value: Any) -> Any:
        limit = getattr(current_config(), self.setting)
        if len(value) > limit:
            raise ValidationError(f"{len(value)} {self.counted}; at most {limit} are taken")
        return value


def _messages(**messages: str) -> dict[str, str | list[Any] | dict[Any, Any]]:
    return dict(messages)


class _Plain:
    """Messages that name what is accepted."""

    default_error_messages = _messages(required="is missing", null="must not be null")


class Text(_Plain, fields.String):
    """A JSON string of valid Unicode."""

    default_error_messages = _messages(invalid="must be a string", surrogate="holds a lone surrogate, which is no character")

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> str:
        found: str = super()._deserialize(value, *args, **options)
        if any("\ud800" <= character <= "\udfff" for character in found):
            raise self.make_error("surrogate")
        return found


class Flag(_Plain, fields.Boolean):
    """JSON true or false, nothing that merely looks like it."""

    default_error_messages = _messages(invalid="must be true or false")

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class Whole(_Plain, fields.Integer):
    """A JSON number without a fraction, nothing that merely looks like it."""

    default_error_messages = _messages(invalid="must be a whole number")

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
            raise self.make_error("invalid", input=value)
        return super()._deserialize(int(value), *args, **options)


class Items(_Plain, fields.List[Any]):
    """A JSON array."""

    default_error_messages = _messages(invalid="must be an array")


class One(_Plain, fields.Nested):
    """A JSON object inside another."""

    default_error_messages = _messages(type="must be an object")


class Request(Schema):
    """A request body: unknown fields are refused by name."""

    class Meta:
        unknown = RAISE

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages = {
            "unknown": f"unknown field; known are {', '.join(sorted(self.fields))}",
            "type": "must be an object",
        }


class Contract(Schema):
    """An object of the contract. The library writes it; the schema describes it, and tests hold the two together."""

    class Meta:
        unknown = EXCLUDE  # more keys may be added

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """The contract's JSON, as the library writes it."""
        return obj.to_dict() if hasattr(obj, "to_dict") else obj


def text(description: str, example: str | None, *, null: bool = False, **more: Any) -> fields.String:
    """A string."""
    return fields.String(**_options(description, example, null, more))


def whole(description: str, example: int | None, *, null: bool = False, **more: Any) -> fields.Integer:
    """A whole number of at least 0."""
    return fields.Integer(validate=validate.Range(min=0), **_options(description, example, null, more))


def number(description: str, example: float | None, *, null: bool = False, **more: Any) -> fields.Float:
    """A number."""
    return fields.Float(**_options(description, example, null, more))


def flag(description: str, example: bool, **more: Any) -> fields.Boolean:
    """true or false."""
    return fields.Boolean(**_options(description, example, False, more))


def share(description: str, example: float) -> fields.Float:
    """A number from 0 to 1."""
    return fields.Float(validate=validate.Range(min=0, max=1), **_options(description, example, False, {}))


def choice(values: Iterable[Any], description: str, example: str | None, *, null: bool = False, **more: Any) -> fields.String:
    """One of a closed vocabulary."""
    return fields.String(validate=validate.OneOf([str(value) for value in values]), **_options(description, example, null, more))


def one(schema: type[Schema], description: str, *, null: bool = False, **more: Any) -> fields.Nested:
    """An object."""
    return fields.Nested(schema, **_options(description, None, null, more))


def some(inner: Any, description: str, example: Any = None, *, null: bool = False, **more: Any) -> fields.List[Any]:
    """An array."""
    return fields.List(inner, **_options(description, example, null, more))


def mapping(description: str, example: dict[str, str]) -> fields.Dict:
    """An object with keys of its own, all values strings."""
    return fields.Dict(keys=fields.String(), values=fields.String(), **_options(description, example, False, {}))


def message_of(error: Exception) -> str:
    """An error's words, short enough to send."""
    return shown(str(error))


def _options(description: str, example: Any, null: bool, more: dict[str, Any]) -> dict[str, Any]:
    metadata = {"description": description, **more.pop("metadata", {})}
    if example is not None:
        metadata["example"] = example
    return {"required": True, "allow_none": null, "metadata": metadata, **more}
