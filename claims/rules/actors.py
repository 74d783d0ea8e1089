"""Actors: who may have done the deed of a claim, whatever part the order of words gives them, and whether two of them are one.

An actor is somebody named in the claim, the country or body that acts in it, or an office that does without a name.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.knowledge.concepts import concept
from claims.knowledge.demonyms import read_demonym
from claims.knowledge.offices import Post, is_body, posts_of, read_posts, told_apart
from claims.knowledge.places import place
from claims.language.base import knowledge, table
from claims.language.pipeline import tokenize
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.name import NameKind, NameMention
from claims.model.office import Term
from claims.model.relation import Relation
from claims.model.span import Span
from claims.normalization.entity import prepare
from claims.rules.deeds import deeds_of
from claims.rules.model import Pair
from claims.rules.participants import Participant, relate
from claims.rules.people import differ, forms, full, knows

_BESIDE = 24  # characters between an office and the body it is of
_HELD = (Term.HELD, Term.ACTING)


def single_deeds(claim: Claim) -> frozenset[str]:
    """The deeds of a claim that one does."""
    return deeds_of(claim).intersection(knowledge("participants")["single"])


def rival_actors(pair: Pair, here: Extraction, there: Extraction) -> tuple[Participant, Participant] | None:
    """The one actor of either claim whom the other article does not know, where the two cannot be one."""
    brands = not (deeds_of(pair.a) & deeds_of(pair.b)).isdisjoint(knowledge("participants")["brands"])
    ours = [found for found in _actors(here, pair.a, brands=brands) if not _is_known(there, found)]
    theirs = [found for found in _actors(there, pair.b, brands=brands) if not _is_known(here, found)]
    if len(ours) != 1 or len(theirs) != 1:
        return None
    one, other = ours[0], theirs[0]
    return (one, other) if _exclude(one, other, brands=brands) else None


def _actors(extraction: Extraction, claim: Claim, *, brands: bool) -> list[Participant]:
    found = list(_named(extraction, claim, brands=brands))
    return [*found, *_by_office(extraction, claim)]


def _named(extraction: Extraction, claim: Claim, *, brands: bool) -> Iterator[Participant]:
    """The people that a claim names, or that it goes on telling of, and the countries and bodies that act in it."""
    roles = {argument.span: argument.role for argument in claim.arguments}
    lent = [name for name in extraction.names if name.span in roles and name not in claim.names]
    titles = [office.span for office in extraction.offices]
    for name in (*claim.names, *lent):
        if any(span.contains(name.span) for span in titles) or read_demonym(name.text, claim.language):
            continue  # "Prime Minister" at the head of a sentence, "Latvian"
        role = roles.get(name.span)
        if name.kind is NameKind.PER or (brands and name.kind in (NameKind.ORG, NameKind.MISC)):
            if name.kind is NameKind.PER or role in ("agent", None):
                yield _participant(extraction, claim, name, role)
        elif role in ("agent", None) and _is_country(name):
            yield _participant(extraction, claim, name, role)


def _participant(extraction: Extraction, claim: Claim, name: NameMention, role: str | None) -> Participant:
    offices = tuple(office for office in extraction.offices if office.holder.entity == name.entity and office.term in _HELD)
    return Participant(extraction, claim, role or "agent", name.span, name, None, offices)


def _is_country(name: NameMention) -> bool:
    known = place(name.entity) if name.entity is not None and name.entity.startswith("place:") else None
    return known is not None and known.kind == "country"


def _by_office(extraction: Extraction, claim: Claim) -> Iterator[Participant]:
    """The offices that act in a claim without a name."""
    borne = [office.span for office in extraction.offices]
    free = bool(table(claim.language, "roles").get("free_order", False))
    acting = [argument.span for argument in claim.arguments if argument.role == "agent" or (free and argument.role == "patient")]
    others = [argument.span for argument in claim.arguments if argument.span not in acting]
    for mention in claim.concepts:
        known = concept(mention.concept)
        if known is None or known.kind != "role" or any(span.overlaps(mention.span) for span in borne):
            continue
        acts = any(span.overlaps(mention.span) for span in acting)
        if free:
            apart = not any(span.overlaps(mention.span) for span in others)
            acts = (acts or apart) and _is_nominative(extraction, mention.span, claim.language)
        if acts and posts_of(mention.concept):
            yield Participant(extraction, claim, "agent", mention.span, None, mention.concept)


def _is_nominative(extraction: Extraction, span: Span, language: str) -> bool:
    """True for words in the form that a dictionary gives: the first of them, or what a hyphen ties to it."""
    text = extraction.document.article.field_text(span.field)
    tokens = [token for token in tokenize(text, language, start=span.start, end=span.end) if token.keys]
    return bool(tokens) and (len(tokens[0].keys) == 1 or (len(tokens) > 2 and tokens[1].text == "-" and len(tokens[2].keys) == 1))


def _posts(found: Participant) -> frozenset[Post]:
    """What an actor is, by every office that the article gives it."""
    if found.office is not None:
        return posts_of(found.office, _beside(found.claim, found.span))
    return frozenset(post for office in found.offices for post in read_posts(office))


def _beside(claim: Claim, span: Span) -> list[str]:
    """The bodies that stand beside an office: the president of the club is no head of state."""
    trigger = claim.event.trigger if claim.event is not None else None
    near = (mention for mention in claim.concepts if 0 < mention.span.distance(span) <= _BESIDE)
    return [mention.concept for mention in near if mention.span != trigger and is_body(mention.concept)]


def _is_known(extraction: Extraction, found: Participant) -> bool:
    """True when an article names somebody who may be this one, or tells of the office at all."""
    if found.name is not None:
        return knows(extraction, forms(found.extraction, found.name))
    told = {mention.concept for claim in extraction.claims for mention in claim.concepts}
    held = {name for office in extraction.offices for name in office.concepts}
    return found.office in told | held


def _share_a_part(one: NameMention, other: NameMention) -> bool:
    ours, theirs = ({token.letters for token in prepare(full(name)).tokens} for name in (one, other))
    return not ours.isdisjoint(theirs)


def _exclude(one: Participant, other: Participant, *, brands: bool) -> bool:
    if one.name is None or other.name is None:
        return told_apart(_posts(one), _posts(other))
    if _share_a_part(one.name, other.name):
        return False  # "Jon Snow", "Jon Nieve": names with a meaning are translated
    if relate(one, other) is Relation.DISJOINT:
        return True
    if not brands or one.country is not None or other.country is not None or one.name.text.isupper() or other.name.text.isupper():
        return False
    sizes = [len(prepare(name.text).tokens) for name in (one.name, other.name)]
    return (
        min(sizes) > 0 and relate(one, other) is Relation.UNKNOWN and differ(one.extraction, one.name, other.extraction, other.name)
    )
