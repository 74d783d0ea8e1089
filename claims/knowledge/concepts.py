"""Concepts: the language-independent side of the lexicon, and what they exclude.

Data in `knowledge/concepts/*.toml`; the words are each language's own. See `claims.language.lexicon`. What is known of events alone
stands in `knowledge/inventory.toml` and `chains.toml`; `claims.knowledge.inventory` says what is wrong with those tables.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from claims.errors import DataError
from claims.language.base import knowledge
from claims.model.attribution import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One meaning shared by the languages.

    Of events alone: `frame` names the roles that take part, `domains` the parts of the news where it is at home, `plover` its code
    there, `chains` the courses of events it is a step of, its home first.
    """

    id: str
    gloss: str
    kind: str
    broader: str | None = None
    status: Status | None = None
    contrasts: frozenset[str] = frozenset()
    generic: bool = False
    frame: str | None = None
    domains: tuple[str, ...] = ()
    plover: str | None = None
    chains: tuple[str, ...] = ()

    @property
    def chain(self) -> str | None:
        """The course of events it is at home in."""
        return self.chains[0] if self.chains else None


@cache
def concepts() -> dict[str, Concept]:
    """Every concept by its id, contrasts made symmetric. Raises `DataError` for a malformed or doubled entry."""
    raw: dict[str, dict[str, Any]] = {}
    folder = files("claims.knowledge") / "concepts"
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".toml"):
            for name, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
                if name in raw:
                    raise DataError(f"concept {name!r} stands twice in knowledge/concepts")
                raw[name] = entry
    contrasts: dict[str, set[str]] = {name: set(entry.get("contrasts", ())) for name, entry in raw.items()}
    for name, others in list(contrasts.items()):
        for other in list(others):
            contrasts.setdefault(other, set()).add(name)
    return {name: _concept(name, entry, contrasts[name]) for name, entry in raw.items()}


def concept(name: str) -> Concept | None:
    """A concept by its id, None when the lexicon holds no such id."""
    return concepts().get(name)


def is_event(name: str) -> bool:
    """True when a concept is something that happens."""
    found = concept(name)
    return found is not None and found.kind == "event"


def is_generic(name: str) -> bool:
    """True when a concept says little by itself and only carries another: begin, hold, make."""
    found = concept(name)
    return found is not None and found.generic


def is_a(name: str, ancestor: str) -> bool:
    """True when `name` is `ancestor` or narrower."""
    seen = set()
    at: str | None = name
    while at is not None and at not in seen:
        if at == ancestor:
            return True
        seen.add(at)
        found = concept(at)
        at = found.broader if found else None
    return False


def contrast(a: str, b: str) -> bool:
    """True when the two exclude each other in the same slot."""
    found = concept(a)
    return found is not None and b in found.contrasts


def _concept(name: str, entry: dict[str, Any], contrasts: set[str]) -> Concept:
    event = knowledge("inventory").get(name, {})
    try:
        status = Status(entry["status"]) if "status" in entry else None
        return Concept(
            id=name,
            gloss=entry["gloss"],
            kind=entry["kind"],
            broader=entry.get("broader"),
            status=status,
            contrasts=frozenset(contrasts),
            generic=bool(entry.get("generic", False)),
            frame=event.get("frame"),
            domains=tuple(event.get("domain", ())),
            plover=event.get("plover"),
            chains=_chains().get(name, ()),
        )
    except (KeyError, ValueError) as error:
        raise DataError(f"concept {name!r} in knowledge/concepts is malformed: {error}") from error


@cache
def _chains() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for chain, steps in knowledge("chains")["steps"].items():
        for name in (name for rank in steps for name in rank):
            found[name] = (*found.get(name, ()), chain)
    return found
