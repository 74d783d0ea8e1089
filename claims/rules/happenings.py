"""Claims that have hardly a word to be recognized by, so that alignment seldom finds their like in another article.

"The accident happened near Chala at four in the morning" speaks of the story's own event, the one that the headlines tell. "The
race started at 8.15" is about the only start that has an hour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from claims.alignment.weights import threshold
from claims.knowledge.concepts import is_event, is_generic
from claims.language.base import knowledge
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.span import Field
from claims.rules.events import one_deed, subjects
from claims.rules.model import Pair, Scene

_RECENT = timedelta(days=30)  # an event told with an earlier day is another one: "the worst disaster happened in 2013"


def happenings(scene: Scene) -> Iterator[Pair]:
    """Pairs of claims of two articles that place or time the event of the story and that alignment has not brought together."""
    aligned = {(pair.a.id, pair.b.id) for pair in scene.pairs}
    owner = {claim.id: cluster.id for cluster in scene.clusters for claim in cluster.claims}
    found = [(_happened(extraction), _headlined(extraction)) for extraction in scene.extractions]
    for (said, told), (others_said, others_told) in combinations(found, 2):
        for a, b in (*_crossed(said, (*others_said, *others_told)), *_crossed(told, others_said)):
            if (a.id, b.id) not in aligned:
                cluster = owner.get(a.id) or owner.get(b.id) or ""
                yield Pair(a=a, b=b, score=threshold("dated"), context=0.0, cluster=cluster, happening=True)


def timed_alike(scene: Scene) -> Iterator[Pair]:
    """Pairs of claims that each hold one clock time and alone of their articles tell one thing of one thing: "the race started"."""
    aligned = {(pair.a.id, pair.b.id) for pair in scene.pairs}
    found = [[claim for claim in extraction.claims if _has_one_clock(claim)] for extraction in scene.extractions]
    for left, right in combinations(found, 2):
        alike = [(a, b) for a, b in _crossed(left, right) if _tell_alike(a, b)]
        for a, b in alike:
            lone = sum(one is a for one, _ in alike) == sum(other is b for _, other in alike) == 1
            if lone and (a.id, b.id) not in aligned:
                yield Pair(a=a, b=b, score=threshold("dated"), context=0.0, cluster="", happening=True)


def _has_one_clock(claim: Claim) -> bool:
    clocks = [time for time in claim.times if time.value.clock is not None]
    return len(clocks) == 1 and not clocks[0].value.ranged and clocks[0].span not in claim.limits


def _tell_alike(a: Claim, b: Claim) -> bool:
    """True when two claims share a verb, however general, and what it is said of."""
    mine, theirs = ({mention.concept for mention in claim.concepts if is_event(mention.concept)} for claim in (a, b))
    return not mine.isdisjoint(theirs) and any(not is_event(name) for name in subjects(a) & subjects(b))


def _crossed(left: Sequence[Claim], right: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    return ((a, b) for a in left for b in right)


def _happened(extraction: Extraction) -> list[Claim]:
    """The claims that say of "the accident", whatever it was, that it happened."""
    words = knowledge("happenings")
    verbs, nouns = frozenset(words["verbs"]), frozenset(words["nouns"])
    return [
        claim
        for claim in extraction.claims
        if (concepts := {mention.concept for mention in claim.concepts}) & verbs
        and concepts & nouns
        and not concepts.intersection(words["others"])
        and _is_recent(claim, extraction)
    ]


def _headlined(extraction: Extraction) -> list[Claim]:
    """The claims that tell what the title tells."""
    titles = [
        claim
        for claim in extraction.claims
        if claim.span.field is Field.TITLE
        and claim.event is not None
        and is_event(claim.event.type)
        and not is_generic(claim.event.type)
    ]
    return [
        claim for claim in extraction.claims if any(one_deed(claim, title) for title in titles) and _is_recent(claim, extraction)
    ]


def _is_recent(claim: Claim, extraction: Extraction) -> bool:
    """True unless a claim dates its event long before the article."""
    published = extraction.document.published
    if claim.time is None or claim.time.value.end is None or published is None:
        return True
    return claim.time.value.end + _RECENT >= published.day
