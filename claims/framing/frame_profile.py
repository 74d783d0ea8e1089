"""Articles look at one event from different sides: as a matter of money in one, of law, safety or daily life in another.

The sides are the frames of the Policy Frames Codebook, met by concepts in the article's own words. An article has many; a row is
shown where those that lead two articles clearly differ, with the words, never a single label for an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from claims.framing.desk import Desk, Line
from claims.framing.model import Dimension, Reach
from claims.framing.rows import Sight, row, sided
from claims.language.base import knowledge
from claims.model.comparison import FramingRow

_LEAST = 3
"""Distinct cues of a frame that leads."""
_MOST = 1
"""Distinct cues that the other article may have of it."""

_KIN = (
    ("legality", "crime and punishment"),
    ("economy", "capacity and resources"),
    ("politics", "policy", "public opinion", "external relations"),
    ("security and defence", "external relations", "crime and punishment"),
    ("morality", "fairness and equality"),
    ("quality of life", "fairness and equality", "economy"),
)
"""Frames that share so many words that to lead with one or the other is no contrast."""

Profile = Mapping[str, Mapping[str, Sight]]
"""By frame: its concepts that an article holds, each with where it stands first."""


def rows(desk: Desk) -> Iterator[FramingRow]:
    """One row for two articles each of which has a leading frame that the other hardly has."""
    profiles = {article: profile(lines) for article, lines in desk.lines.items()}
    for a, b in combinations(profiles, 2):
        ours, theirs = _leading(profiles[a], profiles[b]), _leading(profiles[b], profiles[a])
        if ours is not None and theirs is not None and not any({ours, theirs} <= set(kin) for kin in _KIN):
            yield _row((a, ours, profiles[a]), (b, theirs, profiles[b]))


def profile(lines: Sequence[Line]) -> Profile:
    """The frames of an article in its own words."""
    found: dict[str, dict[str, Sight]] = defaultdict(dict)
    for line in lines:
        for mention in line.concepts:
            for frame in _frames().get(mention.concept, ()):
                if line.own(mention.span):
                    found[frame].setdefault(mention.concept, (line, mention.span))
    return found


def _leading(own: Profile, other: Profile) -> str | None:
    """The frame that leads an article, alone, and that the other hardly has."""
    ranked = sorted(own, key=lambda frame: (-len(own[frame]), frame))
    if not ranked or len(own[ranked[0]]) < _LEAST:
        return None
    if len(ranked) > 1 and len(own[ranked[1]]) == len(own[ranked[0]]):
        return None
    return ranked[0] if len(other.get(ranked[0], {})) <= _MOST else None


def _row(one: tuple[str, str, Profile], other: tuple[str, str, Profile]) -> FramingRow:
    (a, ours, mine), (b, theirs, yours) = one, other
    return row(
        DIMENSION,
        sided([list(mine[ours].values()), list(yours[theirs].values())]),
        {"one": a, "frame": ours, "other": b, "against": theirs},
        referent=f"{ours} / {theirs}",
        strength="weak",
        confidence=0.5,
    )


@cache
def _frames() -> dict[str, tuple[str, ...]]:
    """The frames of a concept."""
    found: dict[str, tuple[str, ...]] = {}
    for frame, names in knowledge("framing_frames").items():
        for name in names:
            found[name] = (*found.get(name, ()), frame)
    return found


DIMENSION = Dimension(
    code="F311",
    name="frame_profile",
    reach=Reach.STORY,
    message="{one} tells it most in terms of {frame}, {other} of {against}",
    caveat="An article may serve a section of the paper or a public; the words shown are what it says most of, not all it says.",
    documentation=__doc__,
    rows=rows,
)
