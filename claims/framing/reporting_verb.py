"""Verbs of speaking that take a stand: one article lets somebody claim or admit what another lets the same one say.

A verb that doubts is compared with the verbs by which other articles introduce the same speaker; one that concedes only where both
report the same statement. Plain, insisting and noting verbs are one: their choice is a matter of style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from claims.alignment import threshold
from claims.framing.desk import Desk, Line
from claims.framing.lexicon import cues
from claims.framing.model import Dimension, Reach
from claims.framing.rows import row, sided
from claims.knowledge.concepts import concept
from claims.model.attribution import AttributionKind, Passage, Stance
from claims.model.claim import Claim
from claims.model.comparison import FramingRow
from claims.model.span import Span

_BOOK = "verbs"
_DOUBTING, _CONCEDING = "doubting", "conceding"
_TELLING = {_DOUBTING: "claim", _CONCEDING: "admit"}
_LONGEST = 250
_OTHERS = frozenset({Stance.DENYING, Stance.DIRECTIVE, Stance.PROMOTING, Stance.DISTANCING})
"""Verbs that do another thing than report: their words are no other way to introduce the same ones."""
_WHO = frozenset({"role", "organization"})


@dataclass(frozen=True, eq=False)
class Saying:
    """Words that a verb of speaking introduces: of which class it is, None for a plain one, and who speaks."""

    line: Line
    passage: Passage
    stand: str | None
    who: frozenset[str]

    @property
    def span(self) -> Span:
        """The verb with its speaker and what they say, as far as that is short."""
        cue = self.passage.cue or self.passage.span
        whole = cue
        for part in (self.passage.speaker.span if self.passage.speaker else cue, self.passage.span):
            if self.line.span.contains(part) and len(whole.cover(part)) <= _LONGEST:
                whole = whole.cover(part)
        return whole


def rows(desk: Desk) -> Iterator[FramingRow]:
    """At most one row for each speaker: statements that articles introduce apart, else speakers whom one of them doubts."""
    said = {article: list(_sayings(lines)) for article, lines in desk.lines.items()}
    seen: set[frozenset[str]] = set()
    for ours, theirs in _same_statement(desk, said):
        if ours.stand is not None and ours.who not in seen:
            seen.add(ours.who)
            yield _row([ours], [theirs], ours.stand, "strong", 0.7)
    for a, b in permutations(said, 2):
        for doubted in said[a]:
            if doubted.stand != _DOUBTING or not doubted.who or doubted.who in seen:
                continue
            same = [saying for saying in said[b] if saying.who & doubted.who]
            if same and all(saying.stand is None for saying in same):
                seen.add(doubted.who)
                yield _row(
                    [one for one in said[a] if one.who == doubted.who and one.stand == _DOUBTING], same, _DOUBTING, "weak", 0.55
                )


def _same_statement(desk: Desk, said: dict[str, list[Saying]]) -> Iterator[tuple[Saying, Saying]]:
    """Pairs of one speaker's statement that two articles report by verbs of different stand, the plain one second."""
    for link, _ in desk.alignment.links if desk.alignment is not None else ():
        if link.score < threshold("strong"):
            continue
        ours, theirs = _saying(link.a, said), _saying(link.b, said)
        if ours is not None and theirs is not None and ours.who & theirs.who and (ours.stand is None) != (theirs.stand is None):
            yield (ours, theirs) if ours.stand is not None else (theirs, ours)


def _saying(claim: Claim, said: dict[str, list[Saying]]) -> Saying | None:
    """What introduces a claim."""
    cue = claim.attribution.cue
    return next((saying for saying in said[claim.article] if cue is not None and saying.passage.cue == cue), None)


def _sayings(lines: Sequence[Line]) -> Iterator[Saying]:
    """What verbs of the article's own introduce: words that report, whoever's they are."""
    for line in lines:
        stands = [(line.stretch(cue.first, cue.last), cue.kind) for cue in cues(line, _BOOK)]
        for passage in line.passages:
            cue, speaker = passage.cue, passage.speaker
            if cue is None or speaker is None or not line.span.contains(cue) or not line.own(cue):
                continue
            stand = next((kind for span, kind in stands if span.overlaps(cue)), None)
            if stand is not None or passage.stance not in _OTHERS:
                yield Saying(line, passage, stand, _who(line, passage))


def _who(line: Line, passage: Passage) -> frozenset[str]:
    """Who speaks: the entity, or the offices and bodies that the words for the speaker name."""
    speaker = passage.speaker
    if speaker is None:
        return frozenset()
    if speaker.entity is not None:
        return frozenset({speaker.entity})
    named = {mention.concept for mention in line.concepts if speaker.span.contains(mention.span)}
    return frozenset(name for name in named if (known := concept(name)) is not None and known.kind in _WHO and not known.generic)


def _row(ours: Sequence[Saying], theirs: Sequence[Saying], stand: str, strength: str, confidence: float) -> FramingRow:
    speaker = ours[0].passage.speaker
    if speaker is None:
        raise ValueError("a saying without a speaker has no row")
    direct = any(saying.passage.kind is AttributionKind.DIRECT for saying in theirs)
    return row(
        DIMENSION,
        sided([[(one.line, one.span) for one in side] for side in (ours, theirs)]),
        {
            "speaker": " ".join(speaker.text.split()),
            "verb": _TELLING[stand],
            "one": ours[0].line.article,
            "other": theirs[0].line.article,
        },
        referent=" ".join(speaker.text.split()),
        strength=strength,
        confidence=confidence - (0.05 if direct else 0.0),
    )


DIMENSION = Dimension(
    code="F304",
    name="reporting_verb",
    reach=Reach.STORY,
    message="{one} lets {speaker} {verb} what {other} lets them say",
    caveat="Verbs of speaking differ by language and house style; look whether the text gives a reason for its doubt.",
    documentation=__doc__,
    rows=rows,
    needs=(_BOOK,),
)
