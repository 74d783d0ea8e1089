"""Claims that say where or when the story's own event happened: "The accident happened near Chala at four in the morning".

Such a claim has hardly a word to be recognized by, and alignment seldom finds its like in another article. What it speaks of is
the event of the story all the same: the one that the headlines tell.
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
from claims.rules.events import one_deed
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
