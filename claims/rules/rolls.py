"""Rolls: those named in one breath, three or more, of whom one article exchanges one.

"Qatar, Norway and Mexico" in two articles or more and "Qatar, Norway and Brazil" in another, in what alignment takes for one fact:
whatever part it is that they play, it cannot be both. The one exchanged may be named nowhere else in the other articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.language.pipeline import tokenize
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.relation import Relation
from claims.rules.cues import has
from claims.rules.model import Scene
from claims.rules.odd import TOGETHER, clusters_of, nearness
from claims.rules.participants import Participant, Rivals, is_known, relate

_LEAST = 3  # names of a roll
_AGREED = 2  # articles that give the same one
_JOINT = 2  # words between two names: a comma, an "and"
EVENT = "named together"


@dataclass(frozen=True, slots=True)
class _Roll:
    extraction: Extraction
    claim: Claim
    members: tuple[Participant, ...]

    @property
    def article(self) -> str:
        return self.extraction.document.article.id


def exchanged(scene: Scene) -> Iterator[Rivals]:
    """The odd member of a roll against the one whom each of the agreeing articles has in its place."""
    if len(scene.extractions) <= _AGREED:
        return
    found = [roll for extraction in scene.extractions for roll in _rolls(extraction)]
    near, owner = nearness(scene), clusters_of(scene)
    for lone in found:
        rivals: list[tuple[_Roll, Participant, Participant]] = []
        for other in found:
            swap = _exchange(lone, other) if other.article != lone.article else None
            if swap is not None and near(lone.claim, other.claim) > TOGETHER:
                rivals.append((other, *swap))
        agreed = {other.article for other, _, _ in rivals}
        same = all(one is rivals[0][1] and relate(rivals[0][2], member) is Relation.EQUAL for _, one, member in rivals)
        if len(agreed) < _AGREED or not same or any(_same(lone, other) for other in found if other.article != lone.article):
            continue
        if any(_names(other.extraction, one) or _names(lone.extraction, member) for other, one, member in rivals):
            continue
        for other, one, member in rivals:
            strength = near(lone.claim, other.claim) - TOGETHER
            yield Rivals(one=one, other=member, event=EVENT, strength=strength, cluster=owner.get(lone.claim.id))


def _rolls(extraction: Extraction) -> Iterator[_Roll]:
    """The runs of names of an article that only commas and an "and" stand between."""
    for claim in extraction.claims:
        run: list[Participant] = []
        for name in sorted(claim.names, key=lambda name: name.span):
            if run and not _joined(extraction, claim, run[-1], name.span.start):
                if len(run) >= _LEAST:
                    yield _Roll(extraction, claim, tuple(run))
                run = []
            run.append(Participant(extraction, claim, "", name.span, name))
        if len(run) >= _LEAST:
            yield _Roll(extraction, claim, tuple(run))


def _joined(extraction: Extraction, claim: Claim, last: Participant, start: int) -> bool:
    text = extraction.document.article.field_text(claim.span.field)[last.span.end : start]
    tokens = tokenize(text, claim.language)
    if text.strip() in ("و", ""):
        return bool(text.strip()) or claim.language == "ar"  # glued to the name: "والنرويج"
    plain = all(not token.text[:1].isalpha() or has("and", [token], claim.language) for token in tokens)
    return 0 < len(tokens) <= _JOINT and plain and all(token.text[:1].isalpha() or token.text in (",", "،") for token in tokens)


def _exchange(lone: _Roll, other: _Roll) -> tuple[Participant, Participant] | None:
    """The one member of either roll whom the other does not hold, where all the rest are one."""
    if len(lone.members) != len(other.members):
        return None
    ours, theirs = _rest(lone.members, other.members), _rest(other.members, lone.members)
    if len(ours) == len(theirs) == 1 and relate(ours[0], theirs[0]) is Relation.DISJOINT:
        return ours[0], theirs[0]
    return None


def _same(one: _Roll, other: _Roll) -> bool:
    return len(one.members) == len(other.members) and not _rest(one.members, other.members)


def _rest(members: Sequence[Participant], others: Sequence[Participant]) -> list[Participant]:
    return [one for one in members if not any(relate(one, other) is Relation.EQUAL for other in others)]


def _names(extraction: Extraction, wanted: Participant) -> bool:
    entity = wanted.name.entity if wanted.name is not None else None
    known = entity is not None and any(name.entity == entity for name in extraction.names)
    return known or is_known(extraction, wanted)
