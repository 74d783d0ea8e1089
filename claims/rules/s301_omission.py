"""A central fact that several articles of the story give and one does not.

Central is what stands in the headline or lead of one of them, or carries a figure or a date. We say "not in this article", never
"hidden"; an article published before the others cannot omit what came later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from claims.alignment.weights import threshold
from claims.model.claim import Claim, Position
from claims.model.comparison import Cluster
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_AT_MOST = 5  # the most central omissions of a story; more would bury them
_WITNESSES = 2  # articles that must give a fact before its absence elsewhere is worth a line


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """For the most central facts that at least two articles give, one hit that names the articles without it."""
    if len(scene.extractions) <= _WITNESSES:
        return
    shared = [cluster for cluster in scene.clusters if _centrality(cluster) > 0 and cluster.score >= threshold("fact")]
    shared.sort(key=lambda cluster: (-_centrality(cluster), cluster.id))
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
                cluster=cluster.id,
            )


def _lacking(scene: Scene, cluster: Cluster) -> list[str]:
    """The articles that do not give a fact and could have known it."""
    giving = {claim.article for claim in cluster.claims}
    articles = [extraction.document.article for extraction in scene.extractions]
    return [article.id for article in articles if article.id not in giving and _could_know(scene, cluster, article.published)]


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
            ("en", "The owners of the ferry promised to build a new harbour in Alexandria."),
            because="the third article does not tell of the sinking",
        ),
        silent(
            ("en", "The ferry Amal sank off Port Said on 3 March 2024, killing 12 people."),
            ("fr", "Le ferry Amal a coulé au large de Port-Saïd le 3 mars 2024, faisant 12 morts."),
            because="both give the fact",
        ),
    ),
)
