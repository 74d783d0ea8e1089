"""Findings against the discrepancies planted in a story.

A finding is right when its type is that of the discrepancy, or of its kin, and its evidence meets the planted passages: on two
sides of those that two articles differ in, in every slot of one inside an article. A trap is sprung by a wrong finding of a like
type that meets two of its passages. Omissions outside the plan are not judged, nor are notes and what a report folds away.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claims import Article, compare

BUNDLES = Path(__file__).parent / "bundles"
_KIN = (
    {"weekday_date_mismatch", "event_date_conflict", "publication_time_conflict", "time_of_day_conflict"},
    {"participant_conflict", "role_title_conflict", "name_conflict"},
    {"status_conflict", "document_or_term_conflict", "polarity_conflict"},
    {"attribution_conflict", "status_conflict"},
    {"attribution_conflict", "quote_conflict"},
    {"polarity_conflict", "quote_conflict"},
    {"internal_arithmetic", "internal_contradiction", "quantity_conflict"},
)
_LONGEST = 400  # code points of evidence; a longer passage points at nothing
Passage = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one story: planted by type, found by type, findings, right ones, traps, traps sprung."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    right: int = 0
    traps: int = 0
    sprung: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.planted + other.planted,
            self.found + other.found,
            self.findings + other.findings,
            self.right + other.right,
            self.traps + other.traps,
            self.sprung + other.sprung,
        )

    @property
    def precision(self) -> float:
        """Findings that are right, in [0, 1]; 1 where there are none."""
        return self.right / self.findings if self.findings else 1.0

    @property
    def recall(self) -> float:
        """Planted discrepancies that were found, in [0, 1]."""
        return sum(self.found.values()) / max(1, sum(self.planted.values()))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the planted discrepancy that it tells, None where it tells none; `traps` it springs."""

    code: str
    confidence: float
    tells: str | None
    traps: frozenset[str] = frozenset()


def judge(folder: Path) -> Iterator[Judged]:
    """Every finding on the story of a folder, held against its `gold.json`."""
    gold = _gold(folder)
    articles = [Article.from_dict(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(folder.glob("a*.json"))]
    for found in compare(articles).to_dict()["findings"]:
        passages = _passages(found)
        if found["type"] == "note" or found["severity"] == "info" or not passages:
            continue
        covered = [one["id"] for one in gold["discrepancies"] if _alike(found["type"], one["type"]) and _covers(passages, one)]
        if not covered and found["type"] == "omission":
            continue
        traps = [trap["id"] for trap in gold["traps"] if _alike(found["type"], trap["near_type"]) and _springs(passages, trap)]
        yield Judged(found["code"], found["confidence"], next(iter(covered), None), frozenset() if covered else frozenset(traps))


def score(folder: Path) -> Score:
    """How much of what is planted in the story of a folder is found."""
    gold, found = _gold(folder), list(judge(folder))
    hit = {one.tells for one in found}
    return Score(
        planted=Counter(one["type"] for one in gold["discrepancies"]),
        found=Counter(one["type"] for one in gold["discrepancies"] if one["id"] in hit),
        findings=len(found),
        right=sum(one.tells is not None for one in found),
        traps=len(gold["traps"]),
        sprung=len(frozenset().union(*(one.traps for one in found))),
    )


def _gold(folder: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold


def stories() -> Iterator[Path]:
    """The folders of the stories, by number."""
    yield from sorted(path.parent for path in BUNDLES.glob("*/gold.json"))


def _passages(found: dict[str, Any]) -> list[Passage]:
    inside = [item for item in found["evidence"] if item.get("field", "text") == "text"]
    return [item for item in inside if item["end"] - item["start"] <= _LONGEST]


def _alike(a: str, b: str) -> bool:
    return a == b or any(a in kin and b in kin for kin in _KIN)


def _meets(passages: Sequence[Passage], mention: Passage) -> bool:
    return any(
        item["article"] == mention["article"] and item["start"] < mention["end"] and mention["start"] < item["end"]
        for item in passages
    )


def _covers(passages: Sequence[Passage], one: dict[str, Any]) -> bool:
    met = [mention for mention in one["mentions"] if _meets(passages, mention)]
    if one["internal"]:
        slots = {mention.get("slot") for mention in one["mentions"]}
        return bool(met) and {mention.get("slot") for mention in met} == slots
    return len({mention.get("side") for mention in met}) > 1


def _springs(passages: Sequence[Passage], trap: dict[str, Any]) -> bool:
    met = {mention["article"] for mention in trap["mentions"] if _meets(passages, mention)}
    return len(met) > 1 or (trap["internal"] and bool(met))
