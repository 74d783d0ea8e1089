"""Articles name different people, countries or offices for the same part in the same event: who signed, who won, who was rescued.

Only claims about one event are compared. Everybody whom both name, in whatever form, is taken away first; only where one is left
in the part on either side, whom the other article does not name at all, the two stand in one slot. A country and its government, a
body in two languages, a name and a nickname are no conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules.fates import marked_claims
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.participants import Participant, Rivals, named_in
from claims.rules.people import forms, knows
from claims.rules.rivals import relate_sides, rivals
from claims.rules.sides import Held, against, connected, evidence, part


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each part of an event that articles give to different participants."""
    met = list(_once(found for found in rivals(scene) if not found.of_one_office and not _told_together(scene, found)))
    pairs = [(_held(found.one, found), _held(found.other, found)) for found in met]
    known = {frozenset((_key(found.one), _key(found.other))) for found in met}

    def apart(a: Participant, b: Participant) -> Relation:
        return Relation.DISJOINT if frozenset((_key(a), _key(b))) in known else relate_sides(a, b)

    for group in connected(pairs):
        keys = {(held.claim.article, held.span) for held in group}
        best = max(
            (found for found, pair in zip(met, pairs, strict=True) if (pair[0].claim.article, pair[0].span) in keys),
            key=lambda found: found.strength,
        )
        sides = part([*group, *_support(scene, group, best)], apart)
        if len(sides) > 1:
            yield Hit(
                evidence=evidence(scene, sides),
                values={"event": best.event.replace("_", " "), "sides": against(sides)},
                confidence=min(0.8, 0.45 + best.strength / 2),
                cluster=best.cluster,
            )


def _once(found: Iterable[Rivals]) -> Iterator[Rivals]:
    """Rivals without those whom two claims that others were found in tell by office once more."""
    seen: dict[frozenset[str], bool] = {}
    for one in found:
        claims = frozenset((one.one.claim.id, one.other.claim.id))
        if seen.setdefault(claims, one.by_office) is one.by_office:
            yield one


def _told_together(scene: Scene, found: Rivals) -> bool:
    """True when an article names both: they are two of whom the same is told."""
    if found.one.name is None or found.other.name is None or found.turned:
        return False
    wanted = [forms(mate.extraction, mate.name) for mate in (found.one, found.other) if mate.name is not None]
    others = (
        extraction
        for extraction in scene.extractions
        if extraction.document.article.id not in (found.one.article, found.other.article)
    )
    return any(all(knows(extraction, names) for names in wanted) for extraction in others)


def _key(found: Participant) -> tuple[str, Span]:
    return found.article, found.span


def _support(scene: Scene, group: Sequence[Held[Participant]], rivals: Rivals) -> list[Held[Participant]]:
    """Those of other articles whom the claims about the same name as one of the rivals is named."""
    told = {held.claim.article for held in group}
    members = list(next((found.claims for found in scene.clusters if found.id == rivals.cluster), ()))
    if rivals.figure is not None:
        marked = (found for extraction in scene.extractions for found in marked_claims(extraction))
        members += [claim for figure, claim in marked if figure == rivals.figure]
    found: list[Held[Participant]] = []
    for claim in members:
        if claim.article in told:
            continue
        for mate in named_in(scene.extraction(claim.article), claim):
            relations = [relate_sides(mate, held.value) for held in group]
            if Relation.DISJOINT in relations and any(relation.compatible for relation in relations):
                found.append(_held(mate, rivals))
    return found


def _held(found: Participant, rivals: Rivals) -> Held[Participant]:
    """A participant with the words that tell who it is: the name, or the office where offices are held against each other."""
    office = next((office for office in found.offices if found.claim.span.contains(office.span)), None)
    if rivals.by_office and office is not None:
        return Held(claim=found.claim, span=office.span, value=found, label=office.concept.replace("_", " "))
    return Held(claim=found.claim, span=found.span, value=found, label=found.label)


RULE = Rule(
    code="E202",
    name="participant-conflict",
    type=DiscrepancyType.PARTICIPANT_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same part in the same event ({event}) goes to different participants: {sides}",
    advice="Find out who took part from the body concerned or from a witness; the articles cannot both be right.",
    documentation=__doc__,
    check=check,
    yields_to=("E204",),
    examples=(
        raises(
            ("en", "Mateo Rivas scored the winning goal in the final in Palermo on Saturday before 34,812 spectators."),
            ("es", "Tomás Ibarra marcó el gol de la victoria en la final de Palermo el sábado ante 34.812 espectadores."),
            because="two people for one goal",
        ),
        silent(
            ("en", "Mateo Rivas scored the winning goal in the final in Palermo on Saturday before 34,812 spectators."),
            ("ar", "سجل ماتيو ريفاس هدف الفوز في المباراة النهائية في باليرمو يوم السبت أمام 34812 متفرجا."),
            because="one name in two scripts",
        ),
    ),
)
