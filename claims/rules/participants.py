"""Participants: who takes part in an event and how, as two aligned claims can be held against each other.

A participant is a named one, told by the name in the words of an argument, or one told by office alone ("the foreign ministers").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.knowledge.concepts import concept
from claims.knowledge.offices import relate_offices
from claims.knowledge.places import capital_of, place
from claims.model.claim import Argument, Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.office import Office
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.entity import compare_names, prepare
from claims.rules.people import differ, forms, full, knows

ROLES = ("agent", "patient", "recipient", "partner")
_STANDING = ("pronoun", "dropped")
_SAME = (NameRelation.SAME, NameRelation.VARIANT)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something named that plays a part in a claim, or an office that does; `span` are the words."""

    extraction: Extraction
    claim: Claim
    role: str
    span: Span
    name: NameMention | None = None
    office: str | None = None
    offices: tuple[Office, ...] = ()

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.extraction.document.article.id

    @property
    def label(self) -> str:
        """How to write it."""
        return full(self.name) if self.name is not None else (self.office or "").replace("_", " ")

    @property
    def stated(self) -> frozenset[str]:
        """The offices that the claim itself gives it, in its own words."""
        if self.office is not None:
            return frozenset({self.office})
        return frozenset(office.concept for office in self.offices if self.claim.span.contains(office.span))

    @property
    def country(self) -> str | None:
        """The country it is, told by its name, its capital or an institution of its state."""
        entity = self.name.entity if self.name is not None else None
        if entity is None:
            return None
        if entity.startswith("inst:"):
            return f"place:{entity.rsplit(':', 1)[1]}" if entity.count(":") == 2 else None
        known = place(entity) if entity.startswith("place:") else None
        if known is None:
            return None
        return entity if known.kind == "country" else capital_of(entity)


def participants(extraction: Extraction, claim: Claim) -> list[Participant]:
    """The named participants of a claim in its leading roles, and those told by an office alone.

    Where nobody acts and one person is named whose part was not seen, that person is taken for the one who acts.
    """
    found: list[Participant] = []
    titles = [office.span for office in extraction.offices if claim.span.contains(office.holder.span)]
    for argument in claim.arguments:
        if argument.role not in ROLES or _lies_in(argument, titles):
            continue
        name = next((name for name in claim.names if name.span == argument.span), None)
        if name is not None:
            found.append(_named(extraction, claim, argument.role, name))
        elif (meant := _meant(extraction, claim, argument)) is not None:
            found.append(replace(_named(extraction, claim, argument.role, meant), span=argument.span))
        elif (office := _office(claim, argument)) is not None:
            found.append(Participant(extraction, claim, argument.role, office[0], None, office[1]))
    people = [name for name in claim.names if name.kind is NameKind.PER]
    if len(people) == 1 and not any(
        argument.role == "agent" or argument.span.overlaps(people[0].span) for argument in claim.arguments
    ):
        found.append(_named(extraction, claim, "agent", people[0]))
    return found


def _named(extraction: Extraction, claim: Claim, role: str, name: NameMention) -> Participant:
    """A named participant; one whose title was taken for a participant of its own ("the soldier", "Marco X") plays its part."""
    offices = tuple(office for office in extraction.offices if office.holder.entity == name.entity)
    titles = [office.span for office in offices if office.holder.span == name.span]
    apart = (argument for argument in claim.arguments if argument.entity is None and _lies_in(argument, titles))
    return Participant(extraction, claim, next((argument.role for argument in apart), role), name.span, name, None, offices)


def _meant(extraction: Extraction, claim: Claim, argument: Argument) -> NameMention | None:
    """The name of the one for whom a pronoun or a verb without a subject stands, unless the claim names him or her as well.

    A title stays an office: what two articles say of offices is held against each other by these.
    """
    if argument.via not in _STANDING or any(name.entity == argument.entity for name in claim.names):
        return None
    return max((name for name in extraction.names if name.entity == argument.entity), key=lambda name: len(name.text), default=None)


def _lies_in(argument: Argument, spans: Sequence[Span]) -> bool:
    return any(span.contains(argument.span) for span in spans)


def named_in(extraction: Extraction, claim: Claim) -> list[Participant]:
    """The participants of a claim, and whoever else it names: a part may have gone unseen."""
    found = participants(extraction, claim)
    seen = {mate.span for mate in found}
    rest = [name for name in claim.names if name.span not in seen]
    return [*found, *(_named(extraction, claim, "", name) for name in rest)]


def _office(claim: Claim, argument: Argument) -> tuple[Span, str] | None:
    """The office that an argument without a name is."""
    for mention in claim.concepts:
        known = concept(mention.concept)
        if known is not None and known.kind == "role" and mention.span.overlaps(argument.span):
            return mention.span, mention.concept
    return None


def relate(a: Participant, b: Participant) -> Relation:
    """EQUAL for one participant, DISJOINT for two named ones of a kind that are surely not one, else UNKNOWN.

    A country, its capital and the institutions of its state act for each other; a person and a body are not compared.
    """
    if a.name is None or b.name is None:
        return Relation.EQUAL if a.office is not None and a.office == b.office else Relation.UNKNOWN
    if a.country is not None and a.country == b.country:
        return Relation.EQUAL
    if a.name.entity is not None and a.name.entity == b.name.entity and a.name.entity.startswith(("place:", "org:", "person:")):
        return Relation.EQUAL
    match = compare_names(full(a.name), full(b.name))
    if match.relation in _SAME:
        return Relation.EQUAL
    if match.relation is NameRelation.POSSIBLE:
        return Relation.OVERLAPS
    if a.country is not None and b.country is not None:
        return Relation.DISJOINT
    if not (_are_people(a.name, b.name) or _are_bodies(a, b)):
        return Relation.UNKNOWN
    return Relation.DISJOINT if differ(a.extraction, a.name, b.extraction, b.name) else Relation.UNKNOWN


def _are_people(a: NameMention, b: NameMention) -> bool:
    """True for two people named in full: a surname alone is shared by many."""
    return a.kind is b.kind is NameKind.PER and min(len(prepare(full(name)).tokens) for name in (a, b)) > 1


def _are_bodies(a: Participant, b: Participant) -> bool:
    """True for two organizations of one language, neither an acronym: their names are often translated, and shortened."""
    if a.claim.language != b.claim.language or a.name is None or b.name is None:
        return False
    return a.name.kind is b.name.kind is NameKind.ORG and not (a.name.text.isupper() or b.name.text.isupper())


def named(extraction: Extraction, claim: Claim) -> list[Participant]:
    return [found for found in participants(extraction, claim) if found.name is not None]


def is_known(extraction: Extraction, found: Participant) -> bool:
    return found.name is not None and knows(extraction, forms(found.extraction, found.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Two participants of one part in one event, of different articles. `by_office`: told by their offices, not by name."""

    one: Participant
    other: Participant
    event: str
    strength: float
    cluster: str | None = None
    by_office: bool = False
    figure: Decimal | None = None
    turned: bool = False  # both take part, and either article gives the other one the part

    @property
    def of_one_office(self) -> bool:
        """True for two bearers of one office: what is in conflict is the name."""
        return any(relate_offices(a, b) is Relation.EQUAL for a in self.one.offices for b in self.other.offices)
