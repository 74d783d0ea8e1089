"""The whole pipeline: read every article, part them into stories, align the claims of each story, ask the rules.

Deterministic: the same articles and the same engine give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from claims.alignment import Alignment, Link, align, count_origins, partition, threshold, trace, twin_articles
from claims.errors import InvalidArticle
from claims.extraction import Source, read
from claims.framing import DIMENSIONS, House, frame
from claims.language.pipeline import pipeline_name
from claims.model.article import Article
from claims.model.comparison import (
    CheckEvidence,
    CheckResult,
    Cluster,
    Comparison,
    Engine,
    EvidenceRelation,
    Story,
    Unsupported,
    Verdict,
)
from claims.model.finding import DiscrepancyType, Finding, Scope, Withheld
from claims.rules import CATALOGUE, HOUSE_RULES, Pair, Scene, in_order, run
from claims.version import ENGINE_VERSION

CHECKED = "claim"
"""The article id that a checked text goes by."""

Progress = Callable[[int, int, str], None]
"""Told before each step how many are done, of how many, and what comes: read, align, frame. What it raises ends the comparison."""

_RANK = (EvidenceRelation.CONFLICTS, EvidenceRelation.SUPPORTS, EvidenceRelation.RELATED)


def compare(
    articles: Iterable[Article | Source],
    *,
    same_story: bool | None = None,
    house: House | None = None,
    own: Collection[str] = (),
    progress: Progress = lambda done, total, step: None,
) -> Comparison:
    """Compare one article or more. An article that was read before may be given as its reading, which gives the same.

    `same_story`: None lets the same-story gate decide, True takes the articles as one story, False compares each alone.
    `house`: what a newsroom adds, grades and silences; the articles with ids in `own` are its own, held to its terms and names.
    `progress`: told of each step; it changes nothing in the answer.
    Raises `InvalidArticle` when there is no article or an id stands twice, `InvalidHouse` when the house silences an unknown rule.
    """
    silenced = _silenced(house)
    sources = _read_all(articles, progress)
    steps = len(sources) + 2
    weighed = _weigh(sources, same_story, house, own, lambda: progress(steps - 2, steps, "align"))
    progress(steps - 1, steps, "frame")
    framing, coverage = frame(sources, weighed.told, house=house)
    return Comparison(
        engine=_engine(sources),
        extractions=tuple(source.extraction for source in sources),
        stories=weighed.stories,
        clusters=weighed.clusters,
        findings=weighed.findings,
        withheld=weighed.withheld,
        framing=framing,
        coverage=coverage,
        silenced=tuple(sorted(silenced)),
        unsupported=tuple(item for source in sources for item in source.extraction.unsupported),
    )


def check(
    text: str,
    *,
    language: str | None = None,
    published: datetime | None = None,
    against: Iterable[Article | Source] = (),
    house: House | None = None,
) -> CheckResult:
    """Check a text against itself, the calendar and the given articles. It says what conflicts, never who is right.

    `against`: articles, or the readings of those that were read before.
    `house`: rules that it silences are not asked, and the text is held to its terms and names.
    Raises `InvalidArticle` when the text is empty or an article goes by the id "claim", `InvalidHouse` as `compare` does.
    """
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=UTC)
    checked = Article(id=CHECKED, text=text, language=language, published=published)
    sources = _read_all([checked, *against])
    weighed = _weigh(sources, True, house, (CHECKED,))
    findings = tuple(
        found
        for found in weighed.findings
        if found.type is not DiscrepancyType.OMISSION and any(item.article == CHECKED for item in found.evidence)
    )
    evidence = tuple(_evidence(weighed.clusters, findings))
    claims = sources[0].extraction.claims
    unsupported = tuple(item for source in sources for item in source.extraction.unsupported)
    return CheckResult(
        claims=claims,
        findings=findings,
        evidence=evidence,
        verdict=_verdict(bool(claims), findings, evidence),
        origins=_origins(sources, evidence, [link for _, aligned in weighed.told for link, _ in aligned.links]),
        unsupported=unsupported
        if claims
        else (*unsupported, Unsupported(article=CHECKED, what="claims", why="no checkable statement was found in the text")),
    )


def read_house(text: str) -> House:
    """A house file, with every rule that it silences known. Raises `InvalidHouse`, which says what is wrong where."""
    house = House.from_toml(text)
    _silenced(house)
    return house


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Articles parted into stories, aligned, and judged by the rules; `told` is what framing goes on from."""

    stories: tuple[Story, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    withheld: tuple[Withheld, ...]
    told: list[tuple[list[Source], Alignment]]


def _weigh(
    sources: Sequence[Source],
    same_story: bool | None,
    house: House | None,
    own: Collection[str],
    begin: Callable[[], None] = lambda: None,
) -> _Weighed:
    """`begin` is called before the stories are parted and before each, so that a long comparison can be ended in between."""
    silenced = _silenced(house)
    begin()
    stories = partition(sources, same_story=same_story)
    by_id = {source.id: source for source in sources}
    outcomes: list[Finding | Withheld] = []
    clusters: list[Cluster] = []
    told: list[tuple[list[Source], Alignment]] = []
    for story in stories:
        begin()
        members = [by_id[article] for article in story.articles]
        alignment = align(members, prefix=f"{story.id}." if len(stories) > 1 else "")
        clusters += alignment.clusters
        outcomes += run(replace(_scene(members, alignment), house=house, own=frozenset(own)), silenced=silenced)
        told.append((members, alignment))
    return _Weighed(
        stories=stories,
        clusters=tuple(clusters),
        findings=in_order(
            [_graded(found, house) for found in outcomes if isinstance(found, Finding)], [source.id for source in sources]
        ),
        withheld=tuple(found for found in outcomes if isinstance(found, Withheld)),
        told=told,
    )


def _read_all(articles: Iterable[Article | Source], progress: Progress = lambda done, total, step: None) -> list[Source]:
    listed = list(articles)
    _require_distinct(listed)
    sources: list[Source] = []
    for done, one in enumerate(listed):
        progress(done, len(listed) + 2, "read")
        sources.append(one if isinstance(one, Source) else read(one))
    return sources


def _silenced(house: House | None) -> frozenset[str]:
    if house is None:
        return frozenset()
    house.require_rules([*(found.code for found in (*CATALOGUE, *HOUSE_RULES)), *(found.code for found in DIMENSIONS)])
    return house.rules


def _graded(finding: Finding, house: House | None) -> Finding:
    """The finding with the severity that a house gives its rule."""
    return replace(finding, severity=house.style.severity(finding.code, finding.severity)) if house is not None else finding


def _require_distinct(articles: Sequence[Article | Source]) -> None:
    if not articles:
        raise InvalidArticle("no article was given; send at least one", field="articles")
    seen: set[str] = set()
    for article in articles:
        if article.id in seen:
            raise InvalidArticle(f"two articles go by the id {article.id!r}; give each its own", field="id")
        seen.add(article.id)


def _scene(members: Sequence[Source], alignment: Alignment) -> Scene:
    short = {source.id for source in members if len(source.extraction.document.sentences()) == 1}
    return Scene(
        extractions=tuple(source.extraction for source in members),
        clusters=alignment.clusters,
        likeness=alignment.likeness,
        pairs=tuple(
            Pair(
                a=link.a,
                b=link.b,
                score=link.score,
                context=link.context,
                cluster=cluster,
                parallel=link.parallel,
                twin=link.twin,
                sole=link.a.article in short and link.b.article in short,
            )
            for link, cluster in alignment.links
        ),
        inner=tuple(Pair(a=link.a, b=link.b, score=link.score, context=link.context, cluster="") for link in alignment.inner),
    )


def _engine(sources: Sequence[Source]) -> Engine:
    languages = sorted({source.extraction.document.language for source in sources})
    return Engine(version=ENGINE_VERSION, pipelines={code: pipeline_name(code) for code in languages})


def _evidence(clusters: Sequence[Cluster], findings: Sequence[Finding]) -> Iterable[CheckEvidence]:
    """Passages of the sources that are aligned with the checked text, conflicts first."""
    found: list[CheckEvidence] = []
    conflicting = {found.cluster: found for found in findings if found.scope is Scope.CROSS and found.cluster}
    for cluster in clusters:
        if not any(claim.article == CHECKED for claim in cluster.claims):
            continue
        conflict = conflicting.get(cluster.id)
        for claim in cluster.claims:
            if claim.article == CHECKED:
                continue
            if conflict is not None and any(item.article == claim.article for item in conflict.evidence):
                relation, explanation = EvidenceRelation.CONFLICTS, conflict.message
            elif cluster.score >= threshold("strong"):
                relation, explanation = EvidenceRelation.SUPPORTS, "; ".join(item.detail for item in cluster.features[:4])
            else:
                relation, explanation = EvidenceRelation.RELATED, "; ".join(item.detail for item in cluster.features[:4])
            found.append(
                CheckEvidence(
                    article=claim.article,
                    claim=claim.id,
                    span=claim.span,
                    text=claim.text,
                    relation=relation,
                    explanation=explanation,
                )
            )
    return sorted(found, key=lambda item: _RANK.index(item.relation))


def _origins(sources: Sequence[Source], evidence: Sequence[CheckEvidence], links: Sequence[Link]) -> dict[str, int]:
    """How many independent sources stand behind the passages of each relation."""
    found: dict[str, int] = {}
    twins = twin_articles(links)
    for relation in _RANK:
        behind = {item.article for item in evidence if item.relation is relation}
        if behind:
            found[relation.value] = count_origins([trace(source) for source in sources if source.id in behind], twins)
    return found


def _verdict(claims: bool, findings: Sequence[Finding], evidence: Sequence[CheckEvidence]) -> Verdict:
    relations = {item.relation for item in evidence}
    if any(found.type is not DiscrepancyType.NOTE for found in findings) or EvidenceRelation.CONFLICTS in relations:
        return Verdict.CONFLICTING
    if not claims:
        return Verdict.CANNOT_BE_CHECKED
    if EvidenceRelation.SUPPORTS in relations:
        return Verdict.SUPPORTED
    return Verdict.RELATED if relations else Verdict.NOTHING_FOUND
