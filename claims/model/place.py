"""Places as a text puts something there: the name, the words that tie it to what happens, and what it is said to lie in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.model.span import Span


class Tie(StrEnum):
    """How a place is tied to what happens."""

    AT = "at"  # there, or in a building named after it
    NEAR = "near"  # beside it, off its coast
    TO = "to"
    FROM = "from"


STAYING = frozenset({Tie.AT, Tie.NEAR})
"""The ties of what happens at a place, not on the way to it or from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A named place as one passage gives it."""

    name: str
    language: str = ""
    entity: str | None = None  # "place:PE" where the tables know it, else the id its article shares
    tie: Tie = Tie.AT
    kind: str | None = None  # the concept it is called by: "town", "province"
    venue: str | None = None  # the concept of the building or ground that bears the name or stands there
    named_venue: bool = False  # the name is the building's own: "San José hospital"
    bound: Tie | None = None  # TO or FROM for a building that somebody goes to or comes from, which is AT for what happens there
    within: tuple[Setting, ...] = ()  # said right behind it: "in Chala, in the province of Caravelí"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingMention:
    """A setting where it stands in an article, from the word that ties it to the end of the name."""

    span: Span
    text: str
    value: Setting
