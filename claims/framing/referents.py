"""The table of contested referents, read: every name with what it names, its register and its language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from claims.language.base import knowledge

REGISTERS = ("neutral", "official", "legitimizing", "delegitimizing", "contested", "kin")
"""How a name stands to what it names; the table says what each means."""


class Name(NamedTuple):
    """A listed name."""

    referent: str
    register: str
    language: str
    words: str


def table() -> Mapping[str, Any]:
    """The referents by id."""
    return knowledge("referents")


@cache
def names() -> tuple[Name, ...]:
    """The names of the table."""
    return tuple(name for referent, entry in table().items() for name in names_of(referent, entry["names"]))


def names_of(referent: str, registers: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Name]:
    """The names of one referent, as `{register: {language: [name]}}` lists them."""
    for register, languages in registers.items():
        for language, listed in languages.items():
            yield from (Name(referent, register, language, words) for words in listed)
