"""What a batch run is told, and what it tells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from claims.version import ENGINE_VERSION

STORIES = "stories"
"""The folder of the reports, inside that of the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How articles are compared.

    `house` is the text of a house file; `most` the articles of a group that are compared at once. `same_story` takes the articles
    of each input as one story, or, False, each article as one; without it the gate decides.
    """

    formats: tuple[str, ...] = ("json", "html")
    lang: str = "en"
    house: str | None = None
    most: int = 60
    same_story: bool | None = None

    @property
    def digest(self) -> str:
        """Changes with everything that changes a report, the engine's version included."""
        told = json.dumps({"engine": ENGINE_VERSION, **asdict(self)}, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Something that was passed over: where it stands, and why. `what`: a part of an article that was read all the same."""

    place: str
    why: str
    what: str | None = None

    def to_dict(self) -> dict[str, str]:
        """`{place, why}`, and `what` where it is not the whole of an article or file."""
        return {"place": self.place, "why": self.why, **({"what": self.what} if self.what else {})}


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run did. `unread` counts articles and files; `reused` articles and groups that an earlier run had done."""

    articles: int = 0
    stories: int = 0
    findings: int = 0
    unread: int = 0
    reused: int = 0


Progress = Callable[[str, int, int], None]
"""Told the step (read, card, compare), how many are done, of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: what is read, where it is written, how it is compared. `fresh` forgets what earlier runs did."""

    inputs: tuple[str, ...]
    out: Path
    options: Options = field(default_factory=Options)
    language: str | None = None
    published: str | None = None
    fresh: bool = False
