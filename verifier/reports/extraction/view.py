"""The view model of what was read in articles: what a page shows of the contract's extractions. Renderers decide nothing else.

An article is told in blocks: a stretch of its text with everything marked in it, and the claims that begin there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from verifier.reports.extraction.marks import Marked
from verifier.reports.extraction.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMark:
    """The words of a claim. `at` counts the claims of its block from 1."""

    layer: ClassVar[str] = "claim"

    number: int
    at: int
    voice: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMark:
    """Words that are somebody's: a quotation or reported speech."""

    layer: ClassVar[str] = "passage"

    number: int
    voice: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotMark:
    """Words that fill a slot. `used` is False for a mention that fills none."""

    layer: ClassVar[str] = "slot"

    kind: str
    used: bool
    told: str


Nodes = tuple[Marked | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim, ready to be read."""

    number: int
    at: int
    event: str
    start: int
    end: int
    in_title: bool
    said: str
    marked: Nodes
    slots: tuple[Slot, ...]
    voice: str
    voice_words: str
    position: str
    attribution: str
    certainty: str
    unsure: bool
    status: str | None
    polarity: str
    denied: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article, and the claims that begin in it."""

    in_title: bool
    opens: bool  # a paragraph begins with it
    nodes: Nodes
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, how, and in which claims."""

    voice: str
    voice_words: str
    speaker: str | None
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What names of an article refer to: one row for each entity and kind."""

    normal: str
    kind: str
    entity: str | None
    forms: tuple[tuple[str, int], ...]
    reasons: tuple[str, ...]
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A time, a figure or a passage of an article, and the claims it stands in. `number` names a passage."""

    said: str
    value: str
    details: tuple[str, ...]
    in_title: bool
    claims: tuple[int, ...]
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in one article. `key` names it in the page."""

    key: str
    id: str
    label: str
    title: str | None
    language: str
    language_name: str
    direction: str
    published: str | None
    published_iso: str | None
    blocks: tuple[Block, ...]
    voices: tuple[Voice, ...]
    names: tuple[Entity, ...]
    times: tuple[Mention, ...]
    quantities: tuple[Mention, ...]
    passages: tuple[Mention, ...]
    gaps: tuple[str, ...]
    summary: tuple[str, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the text."""
        return tuple(sorted((claim for block in self.blocks for claim in block.claims), key=lambda claim: claim.number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything a page of readings says."""

    title: str
    heading: str
    readings: tuple[Reading, ...]
    engine: str
