"""A central fact that several articles of the story give and one does not, or a grave one that only one of them gives.

Central is what stands in the headline or lead of one of them, or carries a figure or a date; grave is a danger to people, a breach
of the law or a loss to the public, with an audit, an inquiry or a document that shows it. We say "not in this article", never
"hidden": an article published before the others cannot omit what came later, and of a grave fact we only say who alone gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from claims.alignment.weights import threshold
from claims.model.claim import Claim, Position
from claims.model.comparison import Cluster, Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.grave import Grave, grave_facts, troubles
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.slots import topics

_AT_MOST = 3  # the most central omissions of a story; more would bury them
_ALONE = 2  # the gravest facts of a story that one article alone gives
_FEWEST = 3  # articles of a story before what one of them alone gives is worth a line
_HEAVY = 4  # grave words and figures of a sentence that make it weigh more
_CENTRAL = 6  # articles that give a fact, its place and its figures: three articles, one of them in its lead, with a figure
_LONGEST = 200  # characters of a sentence that a message quotes
_SHARE = 4  # one in so many things that a grave fact is about, in a sentence of another article that tells of trouble, tells it too
_SHOWN = 2  # claims of a grave sentence that are shown
_WITNESSES = 2  # articles that must give a fact before its absence elsewhere is worth a line


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """The most central facts that at least two articles give, with the articles without them; the gravest that one alone gives."""
    if len(scene.extractions) < _FEWEST:
        return
    yield from _alone(scene)
    shared = [cluster for cluster in scene.clusters if _centrality(cluster) > 0 and cluster.score >= threshold("fact")]
    shared.sort(key=lambda cluster: (-_centrality(cluster), -cluster.score, min(claim.text for claim in cluster.claims)))
    told = 0
    for cluster in shared:
        lacking = _lacking(scene, cluster)
        if lacking and told < _AT_MOST:
            told += 1
            given = list(dict.fromkeys(claim.article for claim in cluster.claims))
            yield Hit(
                evidence=tuple(passage(scene.extraction(claim.article), claim.span, side="a") for claim in _one_each(cluster)),
                values={"article": ", ".join(lacking), "fact": cluster.label, "given": ", ".join(given)},
                confidence=min(0.7, cluster.score),
                severity=Severity.LOW if _centrality(cluster) >= _CENTRAL else None,
                cluster=cluster.id,
            )


def _alone(scene: Scene) -> Iterator[Hit]:
    """The gravest fact of each article that no other article gives, in whatever words, gravest first."""
    found: list[tuple[Extraction, Grave]] = []
    for extraction in scene.extractions:
        others = [other for other in scene.extractions if other is not extraction]
        alone = [fact for fact in grave_facts(extraction) if not _is_told(scene, fact, others)]
        if alone:
            found.append((extraction, max(alone, key=lambda fact: (fact.weight, -fact.claims[0].span.start))))
    found.sort(key=lambda item: (-item[1].weight, item[0].document.article.id))
    for extraction, fact in found[:_ALONE]:
        lacking = [other.document.article.id for other in scene.extractions if other is not extraction]
        yield Hit(
            evidence=tuple(passage(extraction, claim.span, side="a") for claim in fact.claims[:_SHOWN]),
            values={
                "article": ", ".join(lacking),
                "fact": _shortened(passage(extraction, scene.sentence(fact.claims[0])).text),
                "given": extraction.document.article.id,
            },
            confidence=0.4,
            severity=Severity.MEDIUM if fact.weight >= _HEAVY else Severity.LOW,
            message="only {given} gives it, not {article}: “{fact}”",
        )


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def _is_told(scene: Scene, fact: Grave, others: Sequence[Extraction]) -> bool:
    """True when an aligned claim of another article tells a grave fact, or a sentence there tells of trouble with the same."""
    ids = {claim.id for claim in fact.claims}
    if any({pair.a.id, pair.b.id} & ids and pair.score >= threshold("sentence") for pair in scene.pairs):
        return True
    return any(len(fact.topics & told) * _SHARE >= len(fact.topics) > 0 for other in others for told in troubles(other))


def _lacking(scene: Scene, cluster: Cluster) -> list[str]:
    """The articles that do not give a fact, not even in other words, and could have known it."""
    giving = {claim.article for claim in cluster.claims}
    core = _core(cluster)
    return [
        extraction.document.article.id
        for extraction in scene.extractions
        if extraction.document.article.id not in giving
        and _could_know(scene, cluster, extraction.document.article.published)
        and not _touches(extraction, core)
    ]


def _core(cluster: Cluster) -> frozenset[str]:
    """The concepts that at least two articles use for a fact."""
    held: dict[str, set[str]] = {}
    for claim in cluster.claims:
        for topic in topics(claim):
            held.setdefault(topic, set()).add(claim.article)
    return frozenset(topic for topic, articles in held.items() if len(articles) >= _WITNESSES)


def _touches(extraction: Extraction, core: frozenset[str]) -> bool:
    """True when one sentence of an article holds most of what a fact is told by: it may give it in a way we did not align."""
    sentences: dict[tuple[str, int], set[str]] = {}
    for claim in extraction.claims:
        sentences.setdefault((claim.span.field, claim.sentence), set()).update(topics(claim))
    return bool(core) and any(len(core & found) > len(core) / 2 for found in sentences.values())


def _one_each(cluster: Cluster) -> list[Claim]:
    return list({claim.article: claim for claim in reversed(cluster.claims)}.values())[::-1]


def _centrality(cluster: Cluster) -> int:
    """Articles that give the fact, plus its place and its figures; 0 when it is not central."""
    articles = {claim.article for claim in cluster.claims}
    if len(articles) < _WITNESSES:
        return 0
    leading = any(claim.position is not Position.BODY for claim in cluster.claims)
    checkable = any(claim.quantities or claim.time for claim in cluster.claims)
    return len(articles) + 2 * leading + checkable if leading or checkable else 0


def _could_know(scene: Scene, cluster: Cluster, published: datetime | None) -> bool:
    """False when every article that gives the fact is later than the one that lacks it."""
    if published is None:
        return True
    times = [scene.extraction(claim.article).document.article.published for claim in cluster.claims]
    return any(time is None or time <= published for time in times)


RULE = Rule(
    code="S301",
    name="central-fact-omitted",
    type=DiscrepancyType.OMISSION,
    severity=Severity.INFO,
    basis=Basis.HEURISTIC,
    scope=Scope.CROSS,
    message="not in {article}, though {given} give it: “{fact}”",
    advice="Decide whether readers of this article need the fact.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "The ferry Amal sank off Port Said on 3 March 2024, killing 12 people."),
            ("fr", "Le ferry Amal a coulé au large de Port-Saïd le 3 mars 2024, faisant 12 morts."),
            ("en", "The mayor of Alexandria opened a music school on Monday."),
            because="the third article does not tell of the sinking",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said on 3 March 2024, killing 12 people."),
            ("fr", "Le ferry Amal a coulé au large de Port-Saïd le 3 mars 2024, faisant 12 morts."),
            because="both give the fact",
        ),
    ),
)
