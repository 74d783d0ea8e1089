"""The same words are given to two different people, or to two camps.

Persons are held against each other when they are known by name: an office, a body and its spokesman, or a source without a name may
all be the same voice. Bodies are only where several articles agree on one camp (a union, the government, the police, a company).
What several people say together contradicts nothing. Where both articles know both people, only the very same words count.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.attribution import AttributionKind, Speaker
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from claims.model.name import NameKind, NameMention
from claims.model.relation import Relation
from claims.normalization.entity import surely_different
from claims.rules.camps import parted_by_camp
from claims.rules.conflicts import Met, settle
from claims.rules.model import Hit, Pair, Rule, Scene, raises, silent
from claims.rules.said import Said, cluster_of, quoted_by_two, with_speaker
from claims.rules.sides import Held, against, evidence
from claims.rules.slots import topics
from claims.rules.stances import Party, same_party
from claims.rules.wordings import match

_BY_CAMP = 0.5
_WORDED = 0.3  # score of a pair of quotations whose speakers, the most telling thing they have, do not add to it
_TOLD = 0.4  # the same for words that are only reported
_SHARED = 2  # topics that both must have


def check(scene: Scene) -> Iterator[Hit]:
    """One hit for each statement that articles attribute to people who are not the same."""
    met: list[Met[NameMention]] = []
    for pair in scene.pairs:
        ours, theirs = _person(scene, pair.a), _person(scene, pair.b)
        if ours is None or theirs is None or not _one_statement(pair) or _relate(ours, theirs) is not Relation.DISJOINT:
            continue
        if _names(scene, pair.a.article, theirs) and _names(scene, pair.b.article, ours):
            continue  # both know both: who is quoted may be read wrongly in one of them
        if _heard(scene, pair.a.article, theirs, pair.cluster) or _heard(scene, pair.b.article, ours, pair.cluster):
            continue
        met.append((_held(pair.a, ours), _held(pair.b, theirs), pair.score, pair.cluster))
    met += ((a, b, _WORDED, cluster_of(scene, [a.claim, b.claim]) or "") for a, b in _same_words(scene))
    for found in settle(met, _relate):
        yield Hit(
            evidence=evidence(scene, found.sides),
            values={"sides": against(found.sides)},
            confidence=min(0.8, 0.4 + found.score),
            cluster=found.cluster or None,
        )
    for parted in parted_by_camp(scene):
        yield Hit(
            evidence=evidence(scene, parted.sides),
            values={"sides": against(parted.sides)},
            confidence=_BY_CAMP,
            message="the same statement is given to different sources: {sides}",
            cluster=parted.cluster or None,
        )


def _same_words(scene: Scene) -> Iterator[tuple[Held[NameMention], Held[NameMention]]]:
    """Quotations that are word for word one, whoever else the articles name, when neither gives it to both."""
    for a, b in quoted_by_two(scene):
        if not match(a, b).is_one_quotation:
            continue
        ours, theirs = _person(scene, a.claim), _person(scene, b.claim)
        if ours is None or theirs is None or _relate(ours, theirs) is not Relation.DISJOINT:
            continue
        if not _gives(scene, a, theirs) and not _gives(scene, b, ours):
            yield _held(a.claim, ours), _held(b.claim, theirs)


def _gives(scene: Scene, said: Said, other: NameMention) -> bool:
    """True when the article of a quotation gives the same words to the other person too."""
    for claim in said.extraction.claims:
        person = _person(scene, claim) if claim.id != said.claim.id else None
        if person is None or _relate(person, other) is Relation.DISJOINT:
            continue
        if len(topics(claim) & topics(said.claim)) >= min(_SHARED, len(topics(said.claim))):
            return True
    return False


def _person(scene: Scene, claim: Claim) -> NameMention | None:
    """The named person who says a claim, where one alone does."""
    speaker: Speaker | None = claim.attribution.speaker
    if speaker is None or claim.attribution.kind is AttributionKind.NARRATOR:
        return None
    names = [mention for mention in scene.extraction(claim.article).names if speaker.span.overlaps(mention.span)]
    people = [mention for mention in names if mention.kind is NameKind.PER]
    whole = len(people) == 1 and len(names) == 1 and len((people[0].normal or people[0].text).split()) > 1
    return people[0] if whole else None  # a bare surname may be a place, and whose it is may be read wrongly


def _one_statement(pair: Pair) -> bool:
    both_quoted = pair.a.attribution.kind is pair.b.attribution.kind is AttributionKind.DIRECT
    enough = pair.score >= (_WORDED if both_quoted else _TOLD)
    return enough and len(topics(pair.a) & topics(pair.b)) >= _SHARED and pair.a.factuality.polarity is pair.b.factuality.polarity


def _relate(a: NameMention, b: NameMention) -> Relation:
    if a.entity is not None and a.entity == b.entity:
        return Relation.EQUAL
    one = same_party(
        Party(text=a.normal or a.text, entity=a.entity or a.text), Party(text=b.normal or b.text, entity=b.entity or b.text)
    )
    if one is False and not surely_different(a.normal or a.text, b.normal or b.text):
        return Relation.UNKNOWN  # one name as two scripts spell it: "Awa", "Ава"
    return {True: Relation.EQUAL, False: Relation.DISJOINT, None: Relation.UNKNOWN}[one]


def _names(scene: Scene, article: str, person: NameMention) -> bool:
    """True when an article names a person."""
    mentions = (mention for mention in scene.extraction(article).names if mention.kind is NameKind.PER)
    return any(_relate(mention, person) is Relation.EQUAL for mention in mentions)


def _heard(scene: Scene, article: str, other: NameMention, cluster: str) -> bool:
    """True when an article gives the statement to the other person too."""
    mates = [claim for group in scene.clusters if group.id == cluster for claim in group.claims if claim.article == article]
    people = [person for claim in mates if (person := _person(scene, claim)) is not None]
    return any(_relate(person, other) is not Relation.DISJOINT for person in people)


def _held(claim: Claim, name: NameMention) -> Held[NameMention]:
    return Held(claim=claim, span=with_speaker(claim), value=name, label=name.normal or name.text)


RULE = Rule(
    code="A202",
    name="speaker-conflict",
    type=DiscrepancyType.ATTRIBUTION_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same statement is given to different people: {sides}",
    advice="Check in the recording or the written statement who said it.",
    documentation=__doc__,
    check=check,
    twins=False,
    yields_to=("E204",),
    examples=(
        raises(
            ("en", "“The bridge was inspected in March and no fault was found,” said Nadia Haddad."),
            ("fr", "« Le pont a été inspecté en mars et aucun défaut n'a été trouvé », a déclaré Thomas Keller."),
            because="one person said it",
        ),
        silent(
            ("en", "“The bridge was inspected in March and no fault was found,” said Nadia Haddad."),
            ("fr", "« Le pont a été inspecté en mars et aucun défaut n'a été trouvé », a déclaré la ministre."),
            because="the minister may be Nadia Haddad",
        ),
    ),
)
