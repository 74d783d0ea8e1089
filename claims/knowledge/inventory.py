"""The inventory of events: the role frames they share, the chains they are steps of, and what is wrong with the tables of both.

Data in `knowledge/inventory.toml`, `frames.toml` and `chains.toml`. A table that is wrong is found by `faults`, which a test asks;
reading an article takes the tables as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.knowledge.concepts import Concept, concept, concepts
from claims.language.base import knowledge

DOMAINS = (
    "politics", "diplomacy", "conflict", "disaster", "economy", "law", "elections", "health", "science", "sport", "labour",
    "culture",
)  # fmt: skip
GENERAL = "general"
ROLES = ("agent", "patient", "recipient", "partner", "place", "origin", "destination", "topic", "instrument")
_PARTS = ("abstracts", "actions", "events", "objects", "qualities", "things")
FILLERS = ("person", "organization", "place", "thing", "figure")

# Event types of PLOVER with their modes. Source in the header of inventory.toml.
PLOVER: dict[str, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"phone", "visit", "host", "third-party"}),
    "SUPPORT": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "CONCEDE": frozenset(),
    "RETREAT": frozenset({"release", "return", "ease", "access", "disarm", "ceasefire", "withdraw"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"investigate", "disapprove"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"relations", "restrict", "ban", "political", "expel", "violence", "territory"}),
    "PROTEST": frozenset({"demo", "hunger", "boycott", "obstruct", "riot"}),
    "MOBILIZE": frozenset({"police", "troops"}),
    "SANCTION": frozenset({"withdraw", "discontinue", "expel"}),
    "COERCE": frozenset({"confiscate", "restrict", "ban", "curfew", "martial-law", "arrest", "deport"}),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "sexual", "torture", "suicide-attack", "explosives", "assassinate", "destroy", "cleansing",
            "firearms", "heavy-weapons", "unconventional",
        }
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The kinds that usually fill each role of an event.

    `undergoes`: without an object its subject is the patient, `always` with one too. `transitive`: it is never told without the one
    it is done to. `inert`: it is done to things, which do not do it.
    """

    name: str
    gloss: str
    roles: Mapping[str, tuple[str, ...]]
    undergoes: bool = False
    always: bool = False
    transitive: bool = False
    inert: bool = False


@cache
def frames() -> dict[str, Frame]:
    """Every role frame by its name."""
    return {
        name: Frame(
            name=name,
            gloss=entry["gloss"],
            roles={role: tuple(fillers) for role, fillers in entry["roles"].items()},
            undergoes=bool(entry.get("undergoes", False)),
            always=bool(entry.get("always", False)),
            transitive=bool(entry.get("transitive", False)),
            inert=bool(entry.get("inert", False)),
        )
        for name, entry in knowledge("frames").items()
    }


def frame_of(event: str | None) -> Frame | None:
    """The frame of an event, None for what the lexicon does not hold or what does not happen."""
    found = concept(event) if event is not None else None
    return frames().get(found.frame) if found is not None and found.frame is not None else None


def undergoes(event: str | None) -> bool:
    """True for an event whose subject is the one it happens to, where it has no object."""
    frame = frame_of(event)
    return frame is not None and frame.undergoes


def steps(chain: str) -> tuple[tuple[str, ...], ...]:
    """The steps of a chain in their usual order; those of one rank take each other's place. Empty for an unknown chain."""
    return tuple(tuple(rank) for rank in knowledge("chains")["steps"].get(chain, ()))


def rank(event: str, chain: str) -> int | None:
    """Which step of a chain an event is, counted from 0; None when it is none."""
    return next((at for at, names in enumerate(steps(chain)) if event in names), None)


def events() -> list[Concept]:
    """Every event of the lexicon, in the order of its tables."""
    return [found for found in concepts().values() if found.kind == "event"]


def faults(
    *,
    inventory: Mapping[str, Any] | None = None,
    chains: Mapping[str, Any] | None = None,
    lexicon: Mapping[str, Any] | None = None,
) -> list[str]:
    """What is wrong with the tables, one sentence each; empty when all is well. The tables are the packaged ones unless given."""
    listed = knowledge("inventory") if inventory is None else inventory
    courses = knowledge("chains") if chains is None else chains
    rows = {name: row for part in _PARTS for name, row in knowledge(f"concepts/{part}").items()} if lexicon is None else lexicon
    known = {found.id for found in events()}
    found = [f"event {name!r} has no row in inventory.toml" for name in sorted(known - set(listed))]
    for name, row in listed.items():
        if name not in known:
            found.append(f"inventory.toml: {name!r} is no event of knowledge/concepts")
        found += _wrong_row(name, row)
    found += _wrong_chains(courses, known)
    found += _wrong_frames()
    found += _wrong_contrasts(rows)
    return found


def _wrong_contrasts(rows: Mapping[str, Any]) -> Iterator[str]:
    for name, row in rows.items():
        for other in row.get("contrasts", ()) if row["kind"] == "event" else ():
            if other not in rows:
                yield f"event {name!r} contrasts with {other!r}, which is no concept"
            elif other in (name, row.get("broader")):
                yield f"event {name!r} cannot exclude {other!r}: it is the same or a kind of it"
            elif name not in rows[other].get("contrasts", ()):
                yield f"event {name!r} contrasts with {other!r}, but {other!r} not with {name!r}"


def _wrong_row(name: str, row: Mapping[str, Any]) -> Iterator[str]:
    frame, domains, code = row.get("frame"), row.get("domain", ()), row.get("plover")
    if frame not in frames():
        yield f"inventory.toml: {name!r} names the unknown frame {frame!r}; known: {', '.join(frames())}"
    if not domains or not set(domains) <= {*DOMAINS, GENERAL} or (GENERAL in domains and len(domains) > 1):
        yield f"inventory.toml: {name!r} has the domains {list(domains)}; known: {', '.join(DOMAINS)}, or {GENERAL} alone"
    if code is not None:
        kind, _, mode = code.partition(".")
        if kind not in PLOVER or (mode and mode not in PLOVER[kind]):
            yield f"inventory.toml: {name!r} has the unknown PLOVER code {code!r}"


def _wrong_chains(chains: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for name in chains["on_record"]:
        if name not in chains["steps"]:
            yield f"chains.toml: on_record names the unknown chain {name!r}"
    for chain, ranks in chains["steps"].items():
        members = [name for names in ranks for name in names]
        for name in members:
            if name not in known:
                yield f"chains.toml: {name!r} of {chain!r} is no event of knowledge/concepts"
            elif members.count(name) > 1:
                yield f"chains.toml: {name!r} stands twice in {chain!r}"
        if len(members) < 2:
            yield f"chains.toml: {chain!r} has fewer than two steps"


def _wrong_frames() -> Iterator[str]:
    for frame in frames().values():
        for role, fillers in frame.roles.items():
            if role not in ROLES or not fillers or not set(fillers) <= set(FILLERS):
                known = f"{', '.join(ROLES)}; {', '.join(FILLERS)}"
                yield f"frames.toml: {frame.name!r} has {list(fillers)} as {role!r}; known: {known}"
        if "patient" not in frame.roles and frame.undergoes:
            yield f"frames.toml: {frame.name!r} undergoes, but has no patient"
