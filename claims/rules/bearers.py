"""Bearers: whose names two articles give for one office, or for one thing of a kind, and whether the two offices are one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims.knowledge.concepts import is_a, is_event, is_generic
from claims.knowledge.offices import is_asked, is_common, is_of_event, is_sole, name_office, relate_offices
from claims.language.base import knowledge
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.office import Office
from claims.model.relation import Relation
from claims.normalization.entity import compare_names, may_be_one, prepare
from claims.rules.bonds import place_of
from claims.rules.people import differ, forms, full, people

_LONGEST = 4  # words of a name that was surely cut right


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name of one article and what it is called there: an office, or the kind of a thing."""

    extraction: Extraction
    name: NameMention
    offices: tuple[Office, ...] = ()
    kind: str | None = None

    @property
    def article(self) -> str:
        return self.extraction.document.article.id

    @property
    def label(self) -> str:
        return full(self.name)

    @property
    def forms(self) -> tuple[str, ...]:
        return forms(self.extraction, self.name)


Alike = Callable[[Bearer, Bearer], bool]
"""Whether what happens to two bearers is told alike."""


def bearers_in(extraction: Extraction) -> Iterator[Bearer]:
    """Who bears an office in an article, and what is labelled there; each once, at its first mention with it."""
    for person in people(extraction):
        if person.held:
            yield Bearer(extraction, person.held[0].holder, person.held)
        elif person.is_full() and not person.offices:
            yield Bearer(extraction, person.names[0])
    seen: set[str] = set()
    for label in extraction.labels:
        key = label.name.entity or label.name.text
        if key not in seen:
            seen.add(key)
            yield Bearer(extraction, label.name, (), label.concept)


def serve_others(one: Bearer, other: Bearer) -> bool:
    """True where the people told of beside the two are others: the lawyers of two defendants."""
    ours, theirs = _company(one), _company(other)
    return bool(ours and theirs) and not any(may_be_one(full(mine), full(yours)) for mine in ours for yours in theirs)


def _company(bearer: Bearer) -> list[NameMention]:
    """The other people named in the sentence of somebody, or else in the one before it."""
    here = place_of(bearer.extraction, bearer.name.span)
    if here is None:
        return []
    people = [name for name in bearer.extraction.names if name.kind is NameKind.PER and name.entity != bearer.name.entity]
    for number in (here[2], here[2] - 1):
        near = [name for name in people if place_of(bearer.extraction, name.span) == (here[0], here[1], number)]
        if near:
            return near
    return []


def told_of(bearer: Bearer) -> set[str]:
    """What happens in the sentence that names somebody, loose words and words of speech left out."""
    here = place_of(bearer.extraction, bearer.name.span)
    spoken = knowledge("participants")["spoken"]
    return {
        mention.concept
        for claim in bearer.extraction.claims
        if here == (claim.article, claim.span.field, claim.sentence)
        for mention in claim.concepts
        if is_event(mention.concept) and not is_generic(mention.concept) and not any(is_a(mention.concept, word) for word in spoken)
    }


def owner(bearer: Bearer) -> set[str]:
    """The countries and bodies whose office somebody bears."""
    return {owner for office in bearer.offices for owner in office.owners}


def shared_thing(one: Bearer, other: Bearer) -> str | None:
    return one.kind if one.kind == other.kind else None


def shared_office(one: Bearer, other: Bearer) -> str | None:
    """The office that two people both bear, by the same word or one that means the same."""
    for ours in one.offices:
        for theirs in other.offices:
            if relate_offices(ours, theirs) is Relation.EQUAL and not _of_others(ours, theirs):
                return max(name_office(ours), name_office(theirs), key=len)
    return None


def shared_surname(one: Bearer, other: Bearer) -> str | None:
    """What somebody is whose name differs in all but the last part, where one article tells it and the other says nothing else."""
    parts = [prepare(bearer.label).tokens for bearer in (one, other)]
    if len(parts[0]) != len(parts[1]) or not (one.offices or other.offices):
        return None
    apart = any(relate_offices(ours, theirs) is Relation.DISJOINT for ours in one.offices for theirs in other.offices)
    alike = compare_names(*(tokens[-1].letters for tokens in parts)).relation in (NameRelation.SAME, NameRelation.VARIANT)
    return name_office((one.offices or other.offices)[0]) if alike and not apart else None


def _of_others(ours: Office, theirs: Office) -> bool:
    """True for offices of two countries, or of two bodies whose names have nothing in common."""
    for kind in ("place:", "inst:", "org:"):
        mine = {owner for owner in ours.owners if owner.startswith(kind)}
        yours = {owner for owner in theirs.owners if owner.startswith(kind)}
        if mine and yours and not mine & yours:
            return True
    return any(
        any(owner.startswith("place:") for owner in told.owners) and bool(other.owners) and all(map(_is_unread, other.owners))
        for told, other in ((ours, theirs), (theirs, ours))
    )


def _is_unread(owner: str) -> bool:
    """True for an owner of which nothing is known but how it sounds: it may be another country."""
    return owner.startswith("name:")


def is_one_office(one: Bearer, other: Bearer, ours: Sequence[Bearer], theirs: Sequence[Bearer]) -> bool:
    """True for an office that its owner or the event has once, of one owner in both articles, with a single bearer in each."""
    for mine in one.offices:
        for yours in other.offices:
            owned = bool(set(mine.owners) & set(yours.owners)) or (is_of_event(mine) and is_of_event(yours))
            if owned and is_sole(mine) and is_sole(yours) and relate_offices(mine, yours) is Relation.EQUAL:
                return _bearers_of(mine, ours) == _bearers_of(yours, theirs) == 1
    return False


def is_the_one(one: Bearer, other: Bearer, ours: Sequence[Bearer], theirs: Sequence[Bearer], alike: Alike) -> bool:
    """True for the only bearer of an office in either article, of whom both tell the same, or whose office is borne once."""
    for mine in one.offices:
        for yours in other.offices:
            if relate_offices(mine, yours) is not Relation.EQUAL or is_asked(mine) or is_asked(yours):
                continue
            if _bearers_of(mine, ours) == _bearers_of(yours, theirs) == 1:
                return (is_sole(mine) and is_sole(yours) and not is_common(mine)) or alike(one, other)
    return False


def _bearers_of(office: Office, bearers: Sequence[Bearer]) -> int:
    return sum(any(relate_offices(office, held) is Relation.EQUAL for held in bearer.offices) for bearer in bearers)


def are_two(one: Bearer, other: Bearer) -> bool:
    """True for two whole names that are surely not one; things may go by a single word."""
    sizes = [len(prepare(bearer.label).tokens) for bearer in (one, other)]
    if max(sizes) > _LONGEST or (one.kind is None and min(sizes) < 2):
        return False
    return differ(one.extraction, one.name, other.extraction, other.name)


def is_one_of_many(bearer: Bearer) -> bool:
    """True for somebody who is only called what many are."""
    return bool(bearer.offices) and all(is_common(office) for office in bearer.offices)
