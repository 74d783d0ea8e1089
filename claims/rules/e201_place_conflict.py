"""Articles put the same event in places that exclude each other: another town, another country, another hospital.

A place inside the other (a town in its province), another name of it, a place beside it, where somebody spoke and where something
came from or went to are no conflict. Two names exclude each other when maps or the articles keep them apart; names on no map are
held against each other only when they are of one kind, or when an article puts things at both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from claims.alignment.weights import threshold
from claims.knowledge.places import place
from claims.model.attribution import AHEAD
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.name import NameKind, NameRelation
from claims.model.place import STAYING, Setting, SettingMention, Tie
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.entity import compare_names
from claims.normalization.place import Atlas, compare_settings, read_settings
from claims.normalization.quantity import compare_quantities
from claims.rules import reasons
from claims.rules.conflicts import Conflict, conflicts, settle, supported
from claims.rules.deeds import about, deeds_of, same_deed, told_apart
from claims.rules.events import links_of_a_chain, of_speech, one_deed, one_event, other_days, other_deeds, plan_and_deed
from claims.rules.happenings import happenings
from claims.rules.kinship import other_ones
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.odd import TOGETHER, Odd, Told, nearness, odd_ones
from claims.rules.sides import Held, against, evidence
from claims.rules.slots import Mention, Relate, Slot

_WAYS = frozenset({"journey", "departure"})


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each slot of a cluster that its claims fill with places that exclude each other.

    What may exclude each other, if only it were known where the two lie, is listed as withheld.
    """
    if len(scene.extractions) < 2:
        return
    places = _Places(scene)
    found = list(places.conflicts(places.relate, tuple(places.odd())))
    told = {(held.claim.article, held.span) for conflict in found for side in conflict.sides for held in side}
    found += [one for one in places.odd_names() if not any((held.claim.article, held.span) in told for held in one.sides[-1])]
    for conflict in (supported(scene, one, places.of, places.relate, _label) for one in found):
        yield Hit(
            evidence=evidence(scene, conflict.sides),
            values={"sides": against(conflict.sides)},
            confidence=min(0.85, 0.35 + conflict.score),
            severity=_severity(conflict.sides),
            cluster=conflict.cluster or None,
        )
    for conflict in places.conflicts(places.doubt):
        reason = reasons.UNKNOWN_PLACES
        yield Withheld(type=DiscrepancyType.PLACE_CONFLICT, reason=reason, evidence=evidence(scene, conflict.sides))
    yield from _contained(scene, places)


def _contained(scene: Scene, places: _Places) -> Iterator[Withheld]:
    """Once for each fact: the places of it of which one lies in the other."""
    told: set[str] = set()
    for pair in scene.pairs:
        if pair.cluster in told or pair.score < threshold("fact"):
            continue
        met = [(one, other) for one in places.of(pair.a) for other in places.of(pair.b)]
        inside = [both for both in met if places.relate(both[0].value, both[1].value) in (Relation.NARROWER, Relation.BROADER)]
        if len(inside) == 1 == len(met):
            told.add(pair.cluster)
            found = tuple(
                passage(scene.extraction(claim.article), mention.span, value=mention.text)
                for claim, mention in zip((pair.a, pair.b), inside[0], strict=True)
            )
            yield Withheld(type=DiscrepancyType.PLACE_CONFLICT, reason=reasons.INSIDE, evidence=found)


class _Places:
    """What the articles of a scene put where."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        found = {extraction.document.article.id: _settings(extraction) for extraction in scene.extractions}
        names = (name for extraction in scene.extractions for name in extraction.names)
        articles = [[[mention.value for mention in sentence] for sentence in article] for article in found.values()]
        self.atlas = Atlas(names, articles)
        self.settings = {name: [self._closest(sentence) for sentence in article] for name, article in found.items()}
        self.apart = tuple(told_apart(scene, self._is_held_somewhere, threshold("dated")))
        self.beside = (*happenings(scene), *self.apart)

    def _closest(self, sentence: Sequence[SettingMention]) -> list[SettingMention]:
        """The settings of a sentence without those that another of its settings lies in: "near Timbío in southern Colombia"."""
        if len(sentence) < 2:
            return list(sentence)
        return [
            mention
            for mention in sentence
            if not any(self.relate(other.value, mention.value) is Relation.NARROWER for other in sentence if other is not mention)
        ]

    def of(self, source: Claim | Extraction) -> list[SettingMention]:
        """The settings of a claim: those whose names stand in it; or all of an article."""
        if isinstance(source, Extraction):
            return [mention for sentence in self.settings[source.document.article.id] for mention in sentence]
        ends = {(name.span.field, name.span.end) for name in source.names}
        return [
            mention
            for sentence in self.settings[source.article]
            for mention in sentence
            if (mention.span.field, mention.span.end) in ends
        ]

    def relate(self, a: Setting, b: Setting) -> Relation:
        """The relation of two settings in this story."""
        return compare_settings(a, b, self.atlas)

    def doubt(self, a: Setting, b: Setting) -> Relation:
        """DISJOINT for two names of which nothing is known; what is known to be apart is left to `relate`."""
        relation = self.relate(a, b)
        if relation is Relation.DISJOINT:
            return Relation.UNKNOWN
        return Relation.DISJOINT if relation is Relation.UNKNOWN and self.atlas.is_doubtful(a, b) else relation

    def odd(self) -> Iterator[Odd[Setting]]:
        """Places that stand alone against one where several articles put what alignment takes for one fact."""
        near = nearness(self.scene)

        def bond(one: Told[Setting], other: Told[Setting]) -> float:
            (a, here), (b, there) = one, other
            strength = near(a, b)
            ground = here.value.venue is not None and here.value.venue == there.value.venue and bool(about(a) & about(b))
            if not {here.value.tie, there.value.tie} <= STAYING:
                return 0.0
            if strength <= TOGETHER and not (strength >= threshold("odd") and (ground or self._built_alike(a, b))):
                return 0.0
            if self.relate(here.value, there.value) is not Relation.DISJOINT:
                return strength
            if plan_and_deed(a, b) or other_days(a, b) or links_of_a_chain(a, b) or _others_involved(a, b):
                return 0.0
            if other_deeds(a, b) and not ground:
                return 0.0
            return strength if all(self._is_told(claim, mention.span) for claim, mention in (one, other)) else 0.0

        return odd_ones(self.scene, values=self.of, relate=self._on_one_ground, bond=bond)

    def odd_names(self) -> Iterator[Conflict[Setting]]:
        """The same for towns that no map tells apart, where one fact is told almost alike and neither side has the other's name."""
        met = []
        for lone in odd_ones(self.scene, values=self.of, relate=self._by_name, bond=self._close(nearness(self.scene))):
            if not self._is_named_outside(lone):
                for claim, mention in lone.agreed:
                    if self._by_name(mention.value, lone.odd[1].value) is Relation.DISJOINT:
                        met.append((_held(claim, mention), _held(*lone.odd), lone.strength - TOGETHER, lone.cluster))
        return settle(met, self._by_name)

    def _close(self, near: Callable[[Claim, Claim], float]) -> Callable[[Told[Setting], Told[Setting]], float]:
        """How sure two claims of one fact, told almost alike, put it somewhere; for names that no map tells apart."""

        def bond(one: Told[Setting], other: Told[Setting]) -> float:
            (a, here), (b, there) = one, other
            strength = near(a, b)
            if strength < TOGETHER + threshold("link") or not here.value.tie is there.value.tie is Tie.AT:
                return 0.0
            if self._by_name(here.value, there.value) is not Relation.DISJOINT:
                return strength
            if strength < TOGETHER + threshold("strong") or plan_and_deed(a, b) or other_days(a, b) or _others_involved(a, b):
                return 0.0
            return strength if all(self._is_told(claim, mention.span) for claim, mention in (one, other)) else 0.0

        return bond

    def _by_name(self, a: Setting, b: Setting) -> Relation:
        """The relation of two settings where two names of towns and villages are two places, on maps or not."""
        relation = self._on_one_ground(a, b)
        if relation is not Relation.UNKNOWN or not a.tie is b.tie is Tie.AT or any(_is_of_another_sort(one) for one in (a, b)):
            return relation
        return Relation.DISJOINT if self.atlas.is_same(a.name, b.name) is NameRelation.DIFFERENT else relation

    def _is_named_outside(self, lone: Odd[Setting]) -> bool:
        """True when an article of the agreed name has the odd one as well, or the other way round, whatever it says of it."""
        claim, mention = lone.odd
        pairs = [(claim.article, told[1].value.name) for told in lone.agreed]
        pairs += [(told[0].article, mention.value.name) for told in lone.agreed]
        return any(
            self.atlas.is_same(name.text, wanted) is not NameRelation.DIFFERENT
            for article, wanted in pairs
            for name in self.scene.extraction(article).names
            if not name.span.overlaps(mention.span) or article != claim.article
        )

    def _on_one_ground(self, a: Setting, b: Setting) -> Relation:
        """The relation of two settings, but two kinds of ground are never one place: "a plant in Sur", "the port of Sur"."""
        relation = self.relate(a, b)
        other = a.venue is not None and b.venue is not None and a.venue != b.venue
        return Relation.UNKNOWN if other and relation.compatible else relation

    def _built_alike(self, a: Claim, b: Claim) -> bool:
        """True when two claims tell one deed of one thing, whatever else they share: "a depot will be built", "the depot rises"."""
        return same_deed(a, b) and bool(about(a) & about(b))

    def conflicts(self, relate: Relate[Setting], odd: Sequence[Odd[Setting]] = ()) -> Iterator[Conflict[Setting]]:
        """The slots that claims fill with places that exclude each other by `relate`."""
        return conflicts(
            self.scene,
            at_least=threshold("dated"),
            values=self.of,
            relate=relate,
            admits=self.admit,
            label=_label,
            beside=self.beside,
            odd=odd,
        )

    def admit(self, slot: Slot[Setting]) -> bool:
        """True when two claims place the same event: no plan beside a deed, no place of somebody who only spoke there."""
        (a, one), (b, other) = slot.a, slot.b
        if not all(self._is_told(claim, mention.span) for claim, mention in (slot.a, slot.b)):
            return False
        if plan_and_deed(a, b) or other_days(a, b) or _others_involved(a, b) or other_ones(a, b):
            return False
        stays = {one.value.tie, other.value.tie} <= STAYING
        if stays and slot.whole and slot.pair.sole:
            return not other_deeds(a, b)
        if links_of_a_chain(a, b) or self._elsewhere(a, other.value) or self._elsewhere(b, one.value):
            return False
        if stays and slot.whole and slot.pair.context >= threshold("certain"):
            return not other_deeds(a, b)
        if not stays or slot.pair in self.apart:
            return self._one_way(slot)
        if slot.pair.happening:
            return True
        if slot.whole and one.value.venue is not None and one.value.venue == other.value.venue:
            return True
        return one_event(a, b, whole=slot.whole, score=slot.pair.score)

    def _is_held_somewhere(self, claim: Claim) -> bool:
        """True for a claim that tells of one place that something goes to, comes from or is held at."""
        places = self.of(claim)
        going = sum(mention.value.tie not in STAYING or mention.value.bound is not None for mention in places)
        return going == 1 or (len(places) == 1 and "holding" in deeds_of(claim))

    def _one_way(self, slot: Slot[Setting]) -> bool:
        """True when two claims tell of one way of one thing, of which neither article names both ends or both stages."""
        (a, one), (b, other) = slot.a, slot.b
        if self._names(a.article, other.value) or self._names(b.article, one.value):
            return False
        if slot.pair.happening:
            return True
        alike = slot.whole or slot.pair.score >= threshold("strong") or bool(about(a) & about(b))
        return alike and same_deed(a, b) and not deeds_of(a).isdisjoint(_WAYS)

    def _names(self, article: str, wanted: Setting) -> bool:
        """True when an article puts or sends anything to a place that may be this one."""
        staying = replace(wanted, tie=Tie.AT, bound=None)
        return any(
            self.relate(replace(mention.value, tie=Tie.AT, bound=None), staying).compatible
            for sentence in self.settings[article]
            for mention in sentence
        )

    def _is_told(self, claim: Claim, span: Span) -> bool:
        """True for a place of what is told, False for that of somebody who tells it: "a minister said in Accra that"."""
        return any(mention.span == span for mention in self.of(claim)) and not of_speech(self.scene, claim, span, behind=True)

    def _elsewhere(self, claim: Claim, wanted: Setting) -> bool:
        """True when the article tells such an event at the other's place as well: there are two of them."""
        return any(
            self.relate(mention.value, wanted).compatible
            for other in self.scene.extraction(claim.article).claims
            if other.id != claim.id and one_deed(claim, other)
            for mention in self.of(other)
        )


def _settings(extraction: Extraction) -> list[Sequence[SettingMention]]:
    article = extraction.document.article
    return [
        read_settings(article.field_text(segment.span.field), segment.language, segment.span, extraction.names)
        for segment in extraction.document.sentences()
    ]


def _held(claim: Claim, mention: Mention[Setting]) -> Held[Setting]:
    return Held(claim=claim, span=mention.span, value=mention.value, label=_label(mention))


def _is_of_another_sort(setting: Setting) -> bool:
    """True for what is no town or village by its own word, which may hold one or lie in one: a province, a district, a hospital.

    So is a place of the tables: the other may be its name in another language.
    """
    if setting.entity is not None and place(setting.entity) is not None:
        return True
    return setting.venue is not None or setting.named_venue or setting.kind not in (None, "town", "village", "city")


def _others_involved(a: Claim, b: Claim) -> bool:
    """True when two claims name different people, or count the same thing differently: 92 died here and two there."""
    ours, theirs = ([name.text for name in claim.names if name.kind is NameKind.PER] for claim in (a, b))
    relations = [compare_names(one, other, "PER").relation for one in ours for other in theirs]
    if relations and all(relation is NameRelation.DIFFERENT for relation in relations):
        return True
    return any(
        one.value.of is not None
        and one.value.of == other.value.of
        and compare_quantities(one.value, other.value) is Relation.DISJOINT
        for one in a.quantities
        for other in b.quantities
    )


def _severity(sides: list[list[Held[Setting]]]) -> Severity:
    planned = all(held.claim.factuality.status in AHEAD for side in sides for held in side)
    return Severity.MEDIUM if planned else Severity.HIGH


def _label(mention: Mention[Setting]) -> str:
    value = mention.value
    return ", ".join(_named(setting) for setting in (value, *value.within))


def _named(setting: Setting) -> str:
    """The place as the tables name it, else as the text does."""
    known = place(setting.entity) if setting.entity is not None else None
    return known.name if known is not None and not setting.named_venue else setting.name


RULE = Rule(
    code="E201",
    name="place-conflict",
    type=DiscrepancyType.PLACE_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same event is put in different places: {sides}",
    advice="Find the place in the primary source; the articles cannot both be right.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "The gas explosion killed 12 people in a market in Kumasi on Monday."),
            ("fr", "L'explosion de gaz a tué 12 personnes lundi sur un marché d'Accra."),
            because="Kumasi and Accra lie 200 km apart",
        ),
        silent(
            ("en", "The gas explosion killed 12 people in a market in Kumasi on Monday."),
            ("fr", "L'explosion de gaz a tué 12 personnes lundi dans le sud du Ghana."),
            because="Kumasi lies in Ghana",
        ),
        silent(
            ("en", "The gas explosion killed 12 people in a market in Kumasi on Monday."),
            ("ar", "قال وزير في أكرا إن انفجار غاز قتل 12 شخصا في سوق يوم الاثنين."),
            because="Accra is where the minister spoke",
        ),
    ),
)
