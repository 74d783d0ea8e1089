"""People of a story: who is named in each article, what they are called there, and who is the same in another article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.knowledge.concepts import concept
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.office import Office, Term
from claims.normalization.entity import compare_names, may_be_one, prepare, same_entity, surely_different
from claims.rules.model import Scene

SAME = (NameRelation.SAME, NameRelation.VARIANT)
_HELD = (Term.HELD, Term.ACTING)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of one article: every mention of the name, and the offices that stand beside it there."""

    extraction: Extraction
    names: tuple[NameMention, ...]
    offices: tuple[Office, ...]

    @property
    def article(self) -> str:
        """The id of the article."""
        return self.extraction.document.article.id

    @property
    def name(self) -> str:
        """The name in its fullest form."""
        return full(self.names[0])

    @property
    def held(self) -> tuple[Office, ...]:
        """The offices that are held, not those of the past or to come."""
        return tuple(office for office in self.offices if office.term in _HELD)

    def is_full(self) -> bool:
        """True when more than one word of the name is known."""
        return len(prepare(self.name).tokens) > 1


def full(name: NameMention) -> str:
    """A name in the fullest form that its article gives it."""
    return name.normal or name.text


def people(extraction: Extraction) -> list[Person]:
    """The people of an article in order of first mention."""
    names: dict[str, list[NameMention]] = {}
    for name in extraction.names:
        if name.kind is NameKind.PER:
            names.setdefault(name.entity or name.text, []).append(name)
    offices: dict[str, list[Office]] = {}
    for office in extraction.offices:
        offices.setdefault(office.holder.entity or office.holder.text, []).append(office)
    return [Person(extraction, tuple(found), tuple(offices.get(key, ()))) for key, found in names.items()]


def same_people(scene: Scene) -> Iterator[tuple[Person, Person]]:
    """The people that two articles have in common, told by full names that only one person of each article bears."""
    everybody = [[person for person in people(extraction) if person.is_full()] for extraction in scene.extractions]
    for at, ours in enumerate(everybody):
        for theirs in everybody[at + 1 :]:
            for one in ours:
                found = [other for other in theirs if is_same(one, other)]
                if len(found) == 1 and sum(is_same(rival, found[0]) for rival in ours) == 1:
                    yield one, found[0]


def shared_people(scene: Scene) -> list[list[Person]]:
    """Everybody whom at least two articles name, with one `Person` for each of the articles."""
    groups: list[list[Person]] = []
    owner: dict[tuple[str, str], list[Person]] = {}
    for one, other in same_people(scene):
        joined = owner.get(_key(one)) or owner.get(_key(other))
        if joined is None:
            joined = []
            groups.append(joined)
        for person in (one, other):
            if _key(person) not in owner and person.article not in {met.article for met in joined}:
                joined.append(person)
                owner[_key(person)] = joined
    return groups


def _key(person: Person) -> tuple[str, str]:
    return person.article, person.names[0].entity or person.name


def is_same(a: Person, b: Person) -> bool:
    """True when two names are one as far as names can tell."""
    return same_entity(a.names[0], b.names[0]).relation in SAME


def forms(extraction: Extraction, name: NameMention) -> tuple[str, ...]:
    """What a name may be: its fullest form, and the words it stands in where letters before it were taken for a particle."""
    text = extraction.document.article.field_text(name.span.field)
    start = name.span.start
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    return (full(name), text[start : name.span.end]) if start < name.span.start else (full(name),)


def differ(one: Extraction, a: NameMention, other: Extraction, b: NameMention) -> bool:
    """True for two names that are surely not one, however they are cut."""
    return all(surely_different(ours, theirs) for ours in forms(one, a) for theirs in forms(other, b))


def knows(extraction: Extraction, wanted: Sequence[str]) -> bool:
    """True when an article names anybody, or anything, that may go by one of these names."""
    seen: set[str] = set()
    for mention in extraction.names:
        for form in forms(extraction, mention):
            if form not in seen:
                seen.add(form)
                if any(may_be_one(form, name) or _may_be_spelled(form, name) for name in wanted):
                    return True
    return False


def _may_be_spelled(a: str, b: str) -> bool:
    """True for two whole names of two scripts with one surname that are not surely two: spelling follows the bearer's language."""
    ours, theirs = prepare(a), prepare(b)
    if ours.script is theirs.script or min(len(ours.tokens), len(theirs.tokens)) < 2:
        return False
    surnames = compare_names(ours.tokens[-1].letters, theirs.tokens[-1].letters).relation
    return surnames in SAME and not surely_different(a, b)


def changes_hands(extraction: Extraction, names: Sequence[NameMention]) -> bool:
    """True when an article tells that somebody takes or leaves an office in a sentence that names one of these."""
    return any(_takes_office(claim) and any(claim.span.contains(name.span) for name in names) for claim in extraction.claims)


def _takes_office(claim: Claim) -> bool:
    known = concept(claim.event.type) if claim.event is not None else None
    return known is not None and known.chain == "office"
