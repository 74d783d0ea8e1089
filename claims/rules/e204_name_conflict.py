"""Articles give one and the same person or thing different names: the referee is Lars X in one and Anders Y in the other.

Compared are those who bear one office, and the ships, storms and other things of one kind, where both passages tell the same thing
or the office is one that a country or body has once. Spellings, short forms and names that may be one are no conflict; whom or what
the other article names as well is somebody or something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claims.alignment.weights import threshold
from claims.knowledge.concepts import is_a, is_event, is_generic
from claims.knowledge.offices import is_asked, is_common, is_of_event, is_sole, name_office, relate_offices
from claims.language.base import knowledge
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Evidence, Scope, Severity, Withheld
from claims.model.name import NameKind, NameMention, NameRelation
from claims.model.office import Office
from claims.model.relation import Relation
from claims.normalization.entity import compare_names, may_be_one, prepare
from claims.rules.bonds import Bond, Place, bonds, place_of
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.participants import Participant
from claims.rules.people import changes_hands, differ, forms, full, knows, people
from claims.rules.rivals import rivals

_LONGEST = 4  # words of a name that was surely cut right
_SAYING_SO = 0.45  # likeness of two passages that name one of many: two outlets seldom ask the same analyst


@dataclass(frozen=True, slots=True)
class _Bearer:
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


Alike = Callable[[_Bearer, _Bearer], bool]


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each office or thing that two articles name differently."""
    joined = bonds(scene)
    acting = {frozenset((_key(found.one), _key(found.other))) for found in rivals(scene) if found.of_one_office}
    bearers = [list(_bearers(extraction)) for extraction in scene.extractions]

    def alike(one: _Bearer, other: _Bearer) -> bool:
        return not _told_of(one).isdisjoint(_told_of(other)) and not _serve_others(one, other)

    groups: list[tuple[list[_Bearer], str, Bond | None]] = []
    for at, ours in enumerate(bearers):
        for theirs in bearers[at + 1 :]:
            for one, other, what, bond in _namesakes(ours, theirs, joined, acting, alike):
                _add(groups, one, other, what, bond)
    for members, what, bond in groups:
        sides = _sides(scene, members)
        found = tuple(_evidence(sides))
        if any(changes_hands(bearer.extraction, [bearer.name]) for bearer in members):
            reason = "an article tells that the office passes on: a development, not a conflict"
            yield Withheld(type=DiscrepancyType.NAME_CONFLICT, reason=reason, evidence=found)
            continue
        yield Hit(
            evidence=found,
            values={"what": what, "sides": " against ".join(_listed(side) for side in sides)},
            confidence=min(0.8, 0.5 + (bond.strength / 2 if bond is not None else 0.0)),
            cluster=bond.cluster if bond is not None else None,
        )


def _bearers(extraction: Extraction) -> Iterator[_Bearer]:
    """Who bears an office in an article, and what is labelled there; each once, at its first mention with it."""
    for person in people(extraction):
        if person.held:
            yield _Bearer(extraction, person.held[0].holder, person.held)
        elif person.is_full() and not person.offices:
            yield _Bearer(extraction, person.names[0])
    seen: set[str] = set()
    for label in extraction.labels:
        key = label.name.entity or label.name.text
        if key not in seen:
            seen.add(key)
            yield _Bearer(extraction, label.name, (), label.concept)


def _namesakes(
    ours: Sequence[_Bearer],
    theirs: Sequence[_Bearer],
    joined: dict[tuple[Place, Place], Bond],
    acting: set[frozenset[tuple[str, str]]],
    alike: Alike,
) -> Iterator[tuple[_Bearer, _Bearer, str, Bond | None]]:
    """The bearers of one office or label whose names are surely two, where there is reason to take them for one."""
    for one in ours:
        for other in theirs:
            bond = _bond(one, other, joined)
            what = _shared_thing(one, other) if one.kind or other.kind else _shared_office(one, other)
            if what is None and bond is not None and bond.parallel:
                what = _shared_surname(one, other)
            if what is None or not _differ(one, other):
                continue
            if knows(other.extraction, one.forms) or knows(one.extraction, other.forms):
                continue
            told_alike = bond is not None and (
                bond.strength >= _enough(one, other, bond) or _is_the_one(one, other, ours, theirs, alike)
            )
            in_one_part = frozenset((_key(one), _key(other))) in acting
            if told_alike or in_one_part or (one.kind is None and _is_one_office(one, other, ours, theirs)):
                yield one, other, what, bond


def _serve_others(one: _Bearer, other: _Bearer) -> bool:
    """True where the people told of beside the two are others: the lawyers of two defendants."""
    ours, theirs = _company(one), _company(other)
    return bool(ours and theirs) and not any(may_be_one(full(mine), full(yours)) for mine in ours for yours in theirs)


def _company(bearer: _Bearer) -> list[NameMention]:
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


def _told_of(bearer: _Bearer) -> set[str]:
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


def _enough(one: _Bearer, other: _Bearer, bond: Bond) -> float:
    """How alike two passages must be: the names they differ in cannot add to it, and an office borne once tells much."""
    alone = all(any(is_sole(office) for office in bearer.offices) for bearer in (one, other))
    if bond.parallel and (alone or _owner(one) & _owner(other)):
        return threshold("counted")
    return _SAYING_SO if _one_of_many(one) and _shared_surname(one, other) is None else threshold("strong")


def _key(found: _Bearer | Participant) -> tuple[str, str]:
    return found.article, found.label


def _owner(bearer: _Bearer) -> set[str]:
    """The countries and bodies whose office somebody bears."""
    return {owner for office in bearer.offices for owner in office.owners}


def _bond(one: _Bearer, other: _Bearer, joined: dict[tuple[Place, Place], Bond]) -> Bond | None:
    here, there = place_of(one.extraction, one.name.span), place_of(other.extraction, other.name.span)
    return joined.get((here, there)) if here is not None and there is not None else None


def _shared_thing(one: _Bearer, other: _Bearer) -> str | None:
    return one.kind if one.kind == other.kind else None


def _shared_office(one: _Bearer, other: _Bearer) -> str | None:
    """The office that two people both bear, by the same word or one that means the same."""
    for ours in one.offices:
        for theirs in other.offices:
            if relate_offices(ours, theirs) is Relation.EQUAL and not _of_others(ours, theirs):
                return max(name_office(ours), name_office(theirs), key=len)
    return None


def _shared_surname(one: _Bearer, other: _Bearer) -> str | None:
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


def _is_one_office(one: _Bearer, other: _Bearer, ours: Sequence[_Bearer], theirs: Sequence[_Bearer]) -> bool:
    """True for an office that its owner or the event has once, of one owner in both articles, with a single bearer in each."""
    for mine in one.offices:
        for yours in other.offices:
            owned = bool(set(mine.owners) & set(yours.owners)) or (is_of_event(mine) and is_of_event(yours))
            if owned and is_sole(mine) and is_sole(yours) and relate_offices(mine, yours) is Relation.EQUAL:
                return _bearers_of(mine, ours) == _bearers_of(yours, theirs) == 1
    return False


def _is_the_one(one: _Bearer, other: _Bearer, ours: Sequence[_Bearer], theirs: Sequence[_Bearer], alike: Alike) -> bool:
    """True for the only bearer of an office in either article, of whom both tell the same, or whose office is borne once."""
    for mine in one.offices:
        for yours in other.offices:
            if relate_offices(mine, yours) is not Relation.EQUAL or is_asked(mine) or is_asked(yours):
                continue
            if _bearers_of(mine, ours) == _bearers_of(yours, theirs) == 1:
                return (is_sole(mine) and is_sole(yours) and not is_common(mine)) or alike(one, other)
    return False


def _bearers_of(office: Office, bearers: Sequence[_Bearer]) -> int:
    return sum(any(relate_offices(office, held) is Relation.EQUAL for held in bearer.offices) for bearer in bearers)


def _differ(one: _Bearer, other: _Bearer) -> bool:
    """True for two whole names that are surely not one; things may go by a single word."""
    sizes = [len(prepare(bearer.label).tokens) for bearer in (one, other)]
    if max(sizes) > _LONGEST or (one.kind is None and min(sizes) < 2):
        return False
    return differ(one.extraction, one.name, other.extraction, other.name)


def _one_of_many(bearer: _Bearer) -> bool:
    """True for somebody who is only called what many are."""
    return bool(bearer.offices) and all(is_common(office) for office in bearer.offices)


def _add(groups: list[tuple[list[_Bearer], str, Bond | None]], one: _Bearer, other: _Bearer, what: str, bond: Bond | None) -> None:
    for members, _, _ in groups:
        keys = {(bearer.article, bearer.label) for bearer in members}
        if (one.article, one.label) in keys or (other.article, other.label) in keys:
            members += [bearer for bearer in (one, other) if (bearer.article, bearer.label) not in keys]
            return
    groups.append(([one, other], what, bond))


def _sides(scene: Scene, members: Sequence[_Bearer]) -> list[list[_Bearer]]:
    """The names parted by who they are; an article that gives one of them without the office is put with its side."""
    sides: list[list[_Bearer]] = []
    for bearer in members:
        side = next((side for side in sides if not _differ(side[0], bearer)), None)
        if side is None:
            sides.append([bearer])
        else:
            side.append(bearer)
    told = {bearer.article for bearer in members}
    for extraction in scene.extractions:
        if extraction.document.article.id in told:
            continue
        for side in sides:
            name = next((name for name in extraction.names if _is_same(name, side[0])), None)
            if name is not None:
                side.append(_Bearer(extraction, name))
                break
    return sides


def _is_same(name: NameMention, bearer: _Bearer) -> bool:
    return compare_names(full(name), bearer.label).relation in (NameRelation.SAME, NameRelation.VARIANT)


def _evidence(sides: Sequence[Sequence[_Bearer]]) -> Iterator[Evidence]:
    for letter, side in zip("abcdefgh", sides, strict=False):
        for bearer in side:
            yield passage(bearer.extraction, bearer.name.span, value=bearer.label, side=letter)


def _listed(side: Sequence[_Bearer]) -> str:
    return f"{side[0].label} ({', '.join(dict.fromkeys(bearer.article for bearer in side))})"


RULE = Rule(
    code="E204",
    name="name-conflict",
    type=DiscrepancyType.NAME_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same {what} goes by different names: {sides}",
    advice="Look for the name in the primary source: this is no matter of spelling.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Peruvian Health Minister Ana Ruiz said on Monday that 12 people had died of cholera in Lima."),
            ("es", "La ministra de Salud peruana, Carmen Vega, dijo el lunes que 12 personas habían muerto de cólera en Lima."),
            because="two names of one minister",
        ),
        silent(
            ("en", "Jordanian Foreign Minister Samir al-Khatib arrived in Lima on Monday with 12 advisers."),
            ("es", "El ministro jordano de Exteriores, Samir Al Jatib, llegó el lunes a Lima con 12 asesores."),
            because="one name, written in two ways",
        ),
    ),
)
