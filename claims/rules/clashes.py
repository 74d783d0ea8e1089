"""Clashes: two claims of one article, or its title and its text, that cannot both hold. The rules on one article tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from claims.alignment.weights import threshold
from claims.model.claim import Claim
from claims.model.finding import DiscrepancyType, Severity, Withheld
from claims.model.relation import Relation
from claims.model.span import Field, Span
from claims.model.time import Timex
from claims.rules import reasons
from claims.rules.counts import unaccounted
from claims.rules.events import share_event
from claims.rules.headlines import miscounted
from claims.rules.inward import one_moment, one_thing, one_voice, told_apart
from claims.rules.model import Hit, Pair, Scene, passage
from claims.rules.scores import drawn_and_won, unanimous_and_opposed
from claims.rules.slots import slots
from claims.rules.smooth import disturbed
from claims.rules.sole import repeated
from claims.rules.stances import view
from claims.rules.standings import Standing, clash, standings
from claims.rules.t201_event_date_conflict import dates, one_event
from claims.rules.t201_event_date_conflict import relate as relate_dates
from claims.rules.v202_status_conflict import relate, state_of
from claims.rules.v203_polarity_conflict import signs

_MOST = 40  # claims of one article on one state that are held against each other
_ALIKE = 0.2  # likeness of two claims of which one affirms what the other denies


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two passages that exclude each other: the words of each, how sure it is, and whether one party says both.

    `voice`: True for one party, None for the author beside a plain source, False for two parties.
    """

    a: Claim
    b: Claim
    one: Span
    other: Span
    strength: float
    voice: bool | None

    @property
    def titled(self) -> bool:
        """True when one of the two is the title."""
        return Field.TITLE in (self.one.field, self.other.field)


def clashes(scene: Scene) -> Iterator[Clash]:
    """What every article of a scene says and denies, each pair of claims once."""
    told: set[tuple[str, str]] = set()
    for found in (*_standing(scene), *_denied(scene), *_disturbed(scene)):
        key = (found.a.id, found.b.id)
        if key not in told:
            told.add(key)
            yield found


def _standing(scene: Scene) -> Iterator[Clash]:
    for extraction in scene.extractions:
        for a, b in _opposed([standing for claim in extraction.claims for standing in standings(scene, claim)]):
            if not (_apart(a.claim, b.claim) and clash(a, b) and one_thing(a.claim, b.claim)):
                continue
            if one_moment(scene, a.claim, b.claim, days=False, plans=a.is_verb and b.is_verb):
                yield _clash(a.claim, b.claim, 0.3)


def _disturbed(scene: Scene) -> Iterator[Clash]:
    for extraction in scene.extractions:
        for a, b in (*disturbed(scene, extraction), *repeated(scene, extraction)):
            if one_moment(scene, a, b, days=False, plans=False):
                yield _clash(a, b, 0.3)


def _opposed(found: Sequence[Standing]) -> Iterator[tuple[Standing, Standing]]:
    """Every pair of which one says of a state that it holds and the other that it does not, in the order of the text."""
    held: dict[str, tuple[list[Standing], list[Standing]]] = {}
    for standing in found:
        held.setdefault(standing.state, ([], []))[not standing.holds].append(standing)
    for holding, lacking in held.values():
        for one, other in product(holding[:_MOST], lacking[:_MOST]):
            yield (one, other) if one.claim.span < other.claim.span else (other, one)


def _denied(scene: Scene) -> Iterator[Clash]:
    """Pairs of which one affirms what the other denies, or that put one act on record at two places of its course."""
    for pair in scene.inner:
        if (_polar(pair) or _course(pair)) and _apart(pair.a, pair.b) and _together(scene, pair.a, pair.b):
            yield _clash(pair.a, pair.b, pair.score)


def _polar(pair: Pair) -> bool:
    if pair.score < _ALIKE:
        return False
    a, b = view(pair.a), view(pair.b)
    return a is not None and b is not None and signs(pair, a, b) is not None


def _course(pair: Pair) -> bool:
    if pair.a.event is None or pair.b.event is None:
        return False
    return relate(state_of(pair.a), state_of(pair.b)) is Relation.DISJOINT


def scored(scene: Scene) -> Iterator[Clash]:
    """A match drawn and won, a vote unanimous and opposed."""
    for extraction in scene.extractions:
        for (a, one), (b, other) in (*drawn_and_won(extraction), *unanimous_and_opposed(scene, extraction)):
            if _apart(a, b) and one_moment(scene, a, b):
                yield Clash(a=a, b=b, one=one, other=other, strength=0.3, voice=one_voice(a, b))


def dated(scene: Scene) -> Iterator[Clash]:
    """One event on two days."""
    alone = replace(scene, pairs=scene.inner, clusters=())
    for pair in scene.inner:
        if pair.score < threshold("dated") or not _apart(pair.a, pair.b) or not share_event(pair.a, pair.b):
            continue
        for slot in slots(alone, pair, dates, relate_dates):
            (a, one), (b, other) = slot.a, slot.b
            if _open(one.value) or _open(other.value) or a.factuality.polarity is not b.factuality.polarity:
                continue  # "have not been paid since June"
            if one_event(alone, slot) and one_thing(a, b) and one_moment(scene, a, b, days=False):
                yield Clash(a=a, b=b, one=one.span, other=other.span, strength=pair.score, voice=one_voice(a, b))


def counted(scene: Scene) -> Iterator[Clash]:
    """Two counts of one whole, or of the title and the text."""
    for extraction in scene.extractions:
        for one, other in (*miscounted(scene, extraction), *unaccounted(scene, extraction)):
            if (
                _apart(one.claim, other.claim)
                and not told_apart(one.claim, other.claim)
                and one_moment(scene, one.claim, other.claim)
            ):
                yield Clash(
                    a=one.claim,
                    b=other.claim,
                    one=one.figure.span,
                    other=other.figure.span,
                    strength=0.3,
                    voice=one_voice(one.claim, other.claim),
                )


def _open(time: Timex) -> bool:
    return time.start is None or time.end is None


def _apart(a: Claim, b: Claim) -> bool:
    return (a.span.field, a.sentence) != (b.span.field, b.sentence)


def _together(scene: Scene, a: Claim, b: Claim) -> bool:
    return one_thing(a, b) and one_moment(scene, a, b)


def _clash(a: Claim, b: Claim, strength: float) -> Clash:
    return Clash(a=a, b=b, one=a.span, other=b.span, strength=strength, voice=one_voice(a, b))


def tell(scene: Scene, found: Iterable[Clash]) -> Iterator[Hit | Withheld]:
    """Clashes as the rules report them: those of two parties are set aside, those of the author and a source weigh less."""
    for told in found:
        extraction = scene.extraction(told.a.article)
        one, other = sorted((told.one, told.other), key=lambda span: (span.field is not Field.TITLE, span.start))
        passages = (passage(extraction, one, side="a"), passage(extraction, other, side="b"))
        if told.voice is False:
            reason = reasons.TWO_PARTIES
            yield Withheld(type=DiscrepancyType.INTERNAL_CONTRADICTION, reason=reason, evidence=passages)
            continue
        yield Hit(
            evidence=passages,
            values={"one": passages[0].text, "other": passages[1].text},
            confidence=min(0.8, 0.35 + told.strength) if told.voice else 0.4,
            severity=None if told.voice else Severity.LOW,
        )
