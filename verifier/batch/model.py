"""What a batch run is told, and what it tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from claims.version import ENGINE_VERSION

STORIES = "stories"
"""The folder of the reports, inside that of the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How articles are compared. `house` is the text of a house file; `most` the articles of a group that are compared at once."""

    formats: tuple[str, ...] = ("json", "html")
    lang: str = "en"
    house: str | None = None
    most: int = 60

    @property
    def digest(self) -> str:
        """Changes with everything that changes a report, the engine's version included."""
        told = json.dumps({"engine": ENGINE_VERSION, **asdict(self)}, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that was passed over: where it stands, and why."""

    place: str
    why: str

    def to_dict(self) -> dict[str, str]:
        """`{place, why}`."""
        return {"place": self.place, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReport:
    """A story as it was compared: its name, the files of its report by form, and what the index says of it."""

    name: str
    files: Mapping[str, bytes]
    summary: Mapping[str, Any]


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run did. `reused` counts articles and groups that an earlier run had done."""

    articles: int = 0
    stories: int = 0
    findings: int = 0
    unread: int = 0
    reused: int = 0


Progress = Callable[[str, int, int], None]
"""Told the step (read, card, compare), how many are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: what is read, where it is written, how it is compared."""

    inputs: tuple[str, ...]
    out: Path
    options: Options = field(default_factory=Options)
    language: str | None = None
    published: str | None = None
