"""The whole pipeline: read every article, part them into stories, align the claims of each story, ask the rules.

Deterministic: the same articles and the same engine give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from claims.alignment import Alignment, align, partition, threshold
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
    Unsupported,
    Verdict,
)
from claims.model.finding import DiscrepancyType, Finding, Scope, Withheld
from claims.rules import CATALOGUE, Pair, Scene, in_order, run
from claims.version import ENGINE_VERSION

CHECKED = "claim"
"""The article id that a checked text goes by."""

_RANK = (EvidenceRelation.CONFLICTS, EvidenceRelation.SUPPORTS, EvidenceRelation.RELATED)


def compare(articles: Iterable[Article], *, same_story: bool | None = None, house: House | None = None) -> Comparison:
    """Compare one article or more.

    `same_story`: None lets the same-story gate decide, True takes the articles as one story, False compares each alone.
    `house`: what a newsroom adds and silences.
    Raises `InvalidArticle` when there is no article or an id stands twice, `InvalidHouse` when the house silences an unknown rule.
    """
    listed = list(articles)
    _require_distinct(listed)
    silenced = _silenced(house)
    sources = [read(article) for article in listed]
    stories = partition(sources, same_story=same_story)
    by_id = {source.id: source for source in sources}
    outcomes: list[Finding | Withheld] = []
    clusters: list[Cluster] = []
    told: list[tuple[list[Source], Alignment]] = []
    for story in stories:
        members = [by_id[article] for article in story.articles]
        alignment = align(members, prefix=f"{story.id}." if len(stories) > 1 else "")
        clusters += alignment.clusters
        outcomes += run(_scene(members, alignment), silenced=silenced)
        told.append((members, alignment))
    framing, coverage = frame(sources, told, house=house)
    return Comparison(
        engine=_engine(sources),
        extractions=tuple(source.extraction for source in sources),
        stories=stories,
        clusters=tuple(clusters),
        findings=in_order([found for found in outcomes if isinstance(found, Finding)], [source.id for source in sources]),
        withheld=tuple(found for found in outcomes if isinstance(found, Withheld)),
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
    against: Iterable[Article] = (),
    house: House | None = None,
) -> CheckResult:
    """Check a text against itself, the calendar and the given articles. It says what conflicts, never who is right.

    `house`: rules that it silences are not asked.
    Raises `InvalidArticle` when the text is empty or an article goes by the id "claim", `InvalidHouse` as `compare` does.
    """
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=UTC)
    checked = Article(id=CHECKED, text=text, language=language, published=published)
    comparison = compare([checked, *against], same_story=True, house=house)
    findings = tuple(
        found
        for found in comparison.findings
        if found.type is not DiscrepancyType.OMISSION and any(item.article == CHECKED for item in found.evidence)
    )
    evidence = tuple(_evidence(comparison, findings))
    claims = comparison.extractions[0].claims
    unsupported = comparison.unsupported
    return CheckResult(
        claims=claims,
        findings=findings,
        evidence=evidence,
        verdict=_verdict(bool(claims), findings, evidence),
        unsupported=unsupported
        if claims
        else (*unsupported, Unsupported(article=CHECKED, what="claims", why="no checkable statement was found in the text")),
    )


def read_house(text: str) -> House:
    """A house file, with every rule that it silences known. Raises `InvalidHouse`, which says what is wrong where."""
    house = House.from_toml(text)
    _silenced(house)
    return house


def _silenced(house: House | None) -> frozenset[str]:
    if house is None:
        return frozenset()
    house.require_rules([*(found.code for found in CATALOGUE), *(found.code for found in DIMENSIONS)])
    return house.rules


def _require_distinct(articles: Sequence[Article]) -> None:
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


def _evidence(comparison: Comparison, findings: Sequence[Finding]) -> Iterable[CheckEvidence]:
    """Passages of the sources that are aligned with the checked text, conflicts first."""
    found: list[CheckEvidence] = []
    conflicting = {found.cluster: found for found in findings if found.scope is Scope.CROSS and found.cluster}
    for cluster in comparison.clusters:
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


def _verdict(claims: bool, findings: Sequence[Finding], evidence: Sequence[CheckEvidence]) -> Verdict:
    relations = {item.relation for item in evidence}
    if any(found.type is not DiscrepancyType.NOTE for found in findings) or EvidenceRelation.CONFLICTS in relations:
        return Verdict.CONFLICTING
    if not claims:
        return Verdict.CANNOT_BE_CHECKED
    if EvidenceRelation.SUPPORTS in relations:
        return Verdict.SUPPORTED
    return Verdict.RELATED if relations else Verdict.NOTHING_FOUND
