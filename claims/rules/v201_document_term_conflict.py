"""Articles call the same document by terms that exclude each other in law.

A treaty binds, a memorandum of understanding does not. Generic words (deal, accord) fit either and are never held against a
precise one.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.alignment.weights import threshold
from claims.knowledge.concepts import concept, contrast
from claims.model.claim import Claim
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.sides import Held, against, evidence, part
from claims.rules.slots import pairs_by_cluster
from claims.rules.stages import stage_hits


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each document that claims call by contrasting terms, one word or several."""
    told = list(_by_term(scene))
    yield from told
    yield from stage_hits(scene, "V201", DiscrepancyType.DOCUMENT_OR_TERM_CONFLICT, told, moves=False)


def _by_term(scene: Scene) -> Iterator[Hit]:
    """One hit for each cluster whose claims name their document by contrasting terms."""
    for cluster, pairs in pairs_by_cluster(scene, at_least=threshold("strong")):
        held: dict[tuple[str, int], Held[str]] = {}
        for pair in pairs:
            ours, theirs = _terms(pair.a), _terms(pair.b)
            if {term.value for term in ours} & {term.value for term in theirs}:
                continue
            for term in (*ours, *theirs):
                held.setdefault((term.claim.article, term.span.start), term)
        sides = part(list(held.values()), _relate)
        if len(sides) > 1:
            yield Hit(
                evidence=evidence(scene, sides),
                values={"sides": against(sides)},
                confidence=min(0.85, 0.35 + max(pair.score for pair in pairs)),
                cluster=cluster,
            )


def _terms(claim: Claim) -> list[Held[str]]:
    """The documents and legal qualities a claim names, generic words left out."""
    found = []
    for mention in claim.concepts:
        known = concept(mention.concept)
        if known is not None and known.contrasts and (known.kind == "document" or "binding" in (known.id, *known.contrasts)):
            label = mention.concept.replace("_", " ")
            found.append(Held(claim=claim, span=mention.span, value=mention.concept, label=label))
    return found


def _relate(a: str, b: str) -> Relation:
    if a == b:
        return Relation.EQUAL
    return Relation.DISJOINT if contrast(a, b) else Relation.UNKNOWN


RULE = Rule(
    code="V201",
    name="document-term-conflict",
    type=DiscrepancyType.DOCUMENT_OR_TERM_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="the same document is called by terms that exclude each other: {sides}",
    advice="Look at the title and the final clauses of the document itself: what binds whom is a fact.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Chad and Niger signed a treaty on water sharing in Niamey on Monday."),
            ("fr", "Le Tchad et le Niger ont signé lundi à Niamey un mémorandum sur le partage de l'eau."),
            because="a treaty binds, a memorandum does not",
        ),
        silent(
            ("en", "Chad and Niger signed a treaty on water sharing in Niamey on Monday."),
            ("fr", "Le Tchad et le Niger ont signé lundi à Niamey un accord sur le partage de l'eau."),
            because="accord is the generic word",
        ),
    ),
)
