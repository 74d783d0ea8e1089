"""Values of a house file, checked as they are read: each refusal says what is wrong where, and what would be accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from claims.errors import InvalidHouse


def one_of(value: str, known: Collection[str], where: str, what: str) -> None:
    """Raises `InvalidHouse` for a value that is none of `known`."""
    if value in known:
        return
    close = get_close_matches(value, known, n=3) if len(known) > 40 else sorted(known)
    offered = f"; {'closest' if len(known) > 40 else 'there are'}: {', '.join(close)}" if close else ""
    raise InvalidHouse(f"{where}: there is no {what} {value!r}{offered}")


def known(data: Mapping[str, Any], known: Collection[str], where: str, what: str) -> None:
    """Raises `InvalidHouse` for a key that is none of `known`."""
    for name in data:
        one_of(name, known, where, what)


def table(value: Any, where: str) -> dict[str, Any]:
    """A table."""
    if not isinstance(value, dict):
        given = "is missing" if value is None else f"is {kind(value)}"
        raise InvalidHouse(f"{where} {given}; it takes a table: [{where}]")
    return value


def texts(value: Any, where: str) -> list[str]:
    """An array of strings."""
    if not isinstance(value, list):
        raise InvalidHouse(f'{where} is {kind(value)}; it takes an array of strings: ["..."]')
    return [text(item, where) for item in value]


def text(value: Any, where: str) -> str:
    """A string with words in it, its white space folded."""
    if not isinstance(value, str):
        raise InvalidHouse(f"{where} holds {kind(value)}; it takes strings")
    if not any(map(str.isalnum, value)):
        raise InvalidHouse(f"{where} holds {value!r}; it takes words, at least a letter or a figure")
    return " ".join(value.split())


def kind(value: Any) -> str:
    """What a value is, in the words of the file's author."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "an array", dict: "a table"}
    return names.get(type(value), f"a {type(value).__name__}")
