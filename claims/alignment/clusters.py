"""Clusters: claims of several articles that speak of the same fact.

Candidates come from an index over telling features, never from all pairs; links are kept where both sides hardly have a better
one; links become clusters that hold at most a few claims of one article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims.alignment.features import Profile, Stretch, profile
from claims.alignment.names import shared_names
from claims.alignment.origins import Trace, count_origins, trace
from claims.alignment.parallels import Parallel, parallels
from claims.alignment.score import Side, explain, rarity, side, similarity
from claims.alignment.weights import threshold
from claims.extraction import Source
from claims.extraction.mentions import Reading, within
from claims.language.pipeline import Token
from claims.model.attribution import Voice
from claims.model.claim import Claim
from claims.model.comparison import Cluster
from claims.model.name import NameMention
from claims.model.span import Field, Span

_COMMON = 60  # a feature of more claims than this proposes no candidates
_PER_ARTICLE = 3  # claims of one article that one fact may take: headline, lead, body
_CONTEXT = 0.5  # share of the score that the sentences around count for


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims of different articles taken for one fact, with their score and the likeness of their sentences.

    `parallel`: their sentences say the same thing as wholes. `twin`: as do their articles, in the same order.
    """

    a: Claim
    b: Claim
    score: float
    context: float
    parallel: bool = False
    twin: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    claim: Claim
    own: Side
    sentence: Side


@dataclass(frozen=True, slots=True)
class Alignment:
    """The clusters of one story and the links inside them, strongest first, each with its cluster's id.

    `inner` are claims of different sentences of one article that speak of one fact, strongest first. `likeness` tells how alike
    any two claims of the story are, aligned or not.
    """

    clusters: tuple[Cluster, ...]
    links: tuple[tuple[Link, str], ...]
    likeness: Callable[[Claim, Claim], float]
    inner: tuple[Link, ...] = ()


def align(sources: Sequence[Source], *, prefix: str = "") -> Alignment:
    """Align the claims of the articles of one story. Cluster ids count from 1 behind `prefix`."""
    people = shared_names(sources)
    entries = {source.id: _entries(source, people) for source in sources}
    by_id = {entry.claim.id: entry for found in entries.values() for entry in found}
    links = sorted(_links(sources, entries), key=lambda link: (-link.score, link.a.id, link.b.id))
    groups = _groups(links)
    order = {entry.claim.id: at for at, entry in enumerate(entry for source in sources for entry in entries[source.id])}
    traces = [trace(source) for source in sources] if groups else []
    twins = twin_articles(links)
    clusters: list[Cluster] = []
    owner: dict[str, str] = {}
    for members in sorted(groups, key=lambda group: min(order[claim.id] for claim in group)):
        name = f"{prefix}f{len(clusters) + 1}"
        members.sort(key=lambda claim: order[claim.id])
        clusters.append(_cluster(name, members, by_id, links, traces, twins))
        owner.update({claim.id: name for claim in members})
    kept = tuple((link, owner[link.a.id]) for link in links if owner.get(link.a.id) == owner.get(link.b.id, ""))
    inner = sorted(
        (link for source in sources for link in _link_within(entries[source.id])),
        key=lambda link: (-link.score, link.a.id, link.b.id),
    )

    def likeness(a: Claim, b: Claim) -> float:
        return _score(one := by_id[a.id], other := by_id[b.id], similarity(one.sentence, other.sentence))

    return Alignment(tuple(clusters), kept, likeness, tuple(inner))


def twin_articles(links: Iterable[Link]) -> frozenset[frozenset[str]]:
    """The pairs of articles that were made from each other, sentence by sentence."""
    return frozenset(frozenset((link.a.article, link.b.article)) for link in links if link.twin)


def _entries(source: Source, people: dict[str, str]) -> list[_Entry]:
    claims = source.extraction.claims
    flat = {reading.field: [token for run in reading.tokens for token in run] for reading in source.readings}
    own: list[Profile] = []
    around: list[tuple[Field, int, Voice]] = []
    sentences: dict[tuple[Field, int, Voice], Profile] = {}  # once for all claims of a sentence
    bearing = {name.entity: name for name in reversed(source.extraction.names)}
    for claim in claims:
        reading, tokens = source.reading(claim.span.field), flat[claim.span.field]
        meant = [bearing[argument.entity] for argument in claim.arguments if argument.via and argument.entity in bearing]
        own.append(_profile(claim, reading, claim.span, tokens, people, meant))
        place = claim.span.field, claim.sentence, claim.voice
        around.append(place)
        if place not in sentences:
            sentences[place] = _profile(claim, reading, reading.sentences[claim.sentence].span, tokens, people)
    rare = rarity(Counter(key for found in own for key in found.weights))
    sides = {
        place: replace(side(found, rare), length=len(source.reading(place[0]).sentences[place[1]].span))
        for place, found in sentences.items()
    }
    return [_Entry(claim, side(found, rare), sides[place]) for claim, found, place in zip(claims, own, around, strict=True)]


def _profile(
    claim: Claim, reading: Reading, area: Span, tokens: list[Token], people: dict[str, str], meant: Sequence[NameMention] = ()
) -> Profile:
    first = bisect_left(tokens, area.start, key=lambda token: token.start)
    last = bisect_left(tokens, area.end, key=lambda token: token.start)
    stretch = Stretch(
        tokens=tokens[first:last],
        names=within(reading.names, area),
        times=within(reading.times, area),
        quantities=within(reading.quantities, area),
        concepts=within(reading.concepts, area),
        voice=claim.voice,
        meant=meant,
    )
    return profile(stretch, people)


def _links(sources: Sequence[Source], entries: dict[str, list[_Entry]]) -> Iterator[Link]:
    for at, source in enumerate(sources):
        for other in sources[at + 1 :]:
            yield from _link_two(entries[source.id], entries[other.id])


def _parallels(left: Sequence[_Entry], right: Sequence[_Entry]) -> dict[tuple[int, int], Parallel]:
    """The parallel sentences of two texts, titles apart, by their numbers."""
    mine, theirs = _sentences(left), _sentences(right)
    numbers, others = list(mine), list(theirs)
    found = parallels([mine[number] for number in numbers], [theirs[number] for number in others])
    return {(numbers[pair.a], others[pair.b]): pair for pair in found}


def _sentences(entries: Sequence[_Entry]) -> dict[int, Side]:
    return {entry.claim.sentence: entry.sentence for entry in entries if entry.claim.span.field is Field.TEXT}


def _link_two(left: Sequence[_Entry], right: Sequence[_Entry]) -> Iterator[Link]:
    same = _parallels(left, right)
    linked: set[tuple[int, int]] = set()
    for link in _link_claims(left, right):
        where = (link.a.sentence, link.b.sentence)
        whole = where in same and link.a.span.field is link.b.span.field is Field.TEXT
        if whole:
            linked.add(where)
        yield replace(link, parallel=whole, twin=whole and same[where].twin)
    for where in (where for where in same if where not in linked):
        yield _closest(
            [entry for entry in left if entry.claim.sentence == where[0] and entry.claim.span.field is Field.TEXT],
            [entry for entry in right if entry.claim.sentence == where[1] and entry.claim.span.field is Field.TEXT],
            same[where],
        )


def _closest(left: Sequence[_Entry], right: Sequence[_Entry], pair: Parallel) -> Link:
    """The two most alike claims of two parallel sentences."""
    scored = ((_score(a, b, similarity(a.sentence, b.sentence)), -i, -j) for i, a in enumerate(left) for j, b in enumerate(right))
    score, i, j = max(scored)
    least = threshold("link") if pair.twin else min(pair.likeness, threshold("link"))
    return Link(left[-i].claim, right[-j].claim, max(score, least), pair.likeness, parallel=True, twin=pair.twin)


def _link_claims(left: Sequence[_Entry], right: Sequence[_Entry]) -> Iterator[Link]:
    index: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(right):
        for key in entry.sentence.worth:
            index[key].append(at)
    known: dict[tuple[int, int], float] = {}  # two sentences are compared once, however many claims they hold

    def alike(a: _Entry, b: _Entry) -> float:
        both = id(a.sentence), id(b.sentence)
        if both not in known:
            known[both] = similarity(a.sentence, b.sentence)
        return known[both]

    scored: list[tuple[float, int, int]] = []
    best_left: dict[int, float] = defaultdict(float)
    best_right: dict[int, float] = defaultdict(float)
    for i, entry in enumerate(left):
        candidates = {j for key in entry.sentence.worth if len(index.get(key, ())) <= _COMMON for j in index.get(key, ())}
        for j in sorted(candidates):
            score = _score(entry, right[j], alike(entry, right[j]))
            best_left[i], best_right[j] = max(best_left[i], score), max(best_right[j], score)
            scored.append((score, i, j))
    for score, i, j in scored:
        if _kept(score, best_left[i], best_right[j]):
            yield Link(left[i].claim, right[j].claim, score, alike(left[i], right[j]))


def _link_within(entries: Sequence[_Entry]) -> Iterator[Link]:
    """Claims of different sentences of one article that have something telling in common, in the order of the article."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for key in entry.sentence.worth:
            index[key].append(at)
    for i, entry in enumerate(entries):
        later = {j for key in entry.sentence.worth if len(index[key]) <= _COMMON for j in index[key] if j > i}
        for j in sorted(later):
            other = entries[j]
            if other.sentence is entry.sentence:
                continue
            context = similarity(entry.sentence, other.sentence)
            score = _score(entry, other, context)
            if score >= threshold("link"):
                yield Link(entry.claim, other.claim, score, context)


def _kept(score: float, best_left: float, best_right: float) -> bool:
    """A link must be about the best of both sides; a strong one of one side: two clauses here may be one there."""
    if score < threshold("link"):
        return False
    limit = min(best_left, best_right) if score >= threshold("one_sided") else max(best_left, best_right)
    return score >= threshold("margin") * limit


def _score(a: _Entry, b: _Entry, context: float) -> float:
    return (1 - _CONTEXT) * similarity(a.own, b.own) + _CONTEXT * context


def _groups(links: Iterable[Link]) -> list[list[Claim]]:
    """Claims joined by links, strongest links first; a join that would give one article too many claims is left out."""
    group: dict[str, list[Claim]] = {}
    for link in links:
        a, b = group.setdefault(link.a.id, [link.a]), group.setdefault(link.b.id, [link.b])
        if a is b:
            continue
        merged = a + b
        if max(Counter(claim.article for claim in merged).values()) > _PER_ARTICLE:
            continue
        for claim in merged:
            group[claim.id] = merged
    distinct = {id(members): members for members in group.values()}
    return [list(members) for members in distinct.values() if len({claim.article for claim in members}) > 1]


def _cluster(
    name: str,
    members: Sequence[Claim],
    entries: dict[str, _Entry],
    links: Sequence[Link],
    traces: Sequence[Trace],
    twins: frozenset[frozenset[str]],
) -> Cluster:
    ids = {claim.id for claim in members}
    inside = [link for link in links if link.a.id in ids and link.b.id in ids]
    best = inside[0]
    articles = {claim.article for claim in members}
    return Cluster(
        id=name,
        label=_label(members),
        claims=tuple(members),
        score=sum(link.score for link in inside) / len(inside),
        features=explain(entries[best.a.id].own, entries[best.b.id].own),
        origins=count_origins([found for found in traces if found.article in articles], twins),
    )


def _label(members: Sequence[Claim]) -> str:
    """The shortest claim that has an event and something to check, for a reader to recognize the fact by."""
    chosen = min(members, key=lambda claim: (claim.event is None, -claim.checkworthy.score, len(claim.text), claim.id))
    return " ".join(chosen.text.split())[:160]
