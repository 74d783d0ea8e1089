"""Two articles quote one speaker with the same words about another figure, day or name: "300 nurses", "3,000 nurses".

Both must stand in quotation marks and say the same otherwise; what is only rendered is left to the rules on figures, dates and
names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.alignment.weights import threshold
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.model.span import Span
from claims.rules import reasons
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.said import Said, cluster_of, statements, two_occasions
from claims.rules.sides import Held, against, connected, evidence, part
from claims.rules.wordings import match, other_value


@dataclass(frozen=True, eq=False)
class _Value:
    """A value inside a quotation."""

    said: Said
    span: Span

    @property
    def key(self) -> tuple[str, Span]:
        """Where it stands."""
        return self.said.claim.article, self.span


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each value that articles quote one speaker with in two ways."""
    found: list[tuple[Held[_Value], Held[_Value]]] = []
    apart: set[frozenset[tuple[str, Span]]] = set()
    aligned = {frozenset((pair.a.id, pair.b.id)) for pair in scene.pairs if pair.score >= threshold("measured")}
    for mine, yours in statements(scene):
        for a, b, both in _quoted(mine, yours, aligned):
            if two_occasions(a, b):
                yield Withheld(
                    type=DiscrepancyType.QUOTE_CONFLICT,
                    reason=reasons.TWO_OCCASIONS,
                    evidence=evidence(scene, [[both[0]], [both[1]]]),
                )
                continue
            found.append(both)
            apart.add(frozenset(held.value.key for held in both))
    for group in connected(found):
        sides = part(group, lambda a, b: Relation.DISJOINT if frozenset((a.key, b.key)) in apart else Relation.UNKNOWN)
        if len(sides) > 1:
            yield Hit(
                evidence=evidence(scene, sides),
                values={"speaker": group[0].value.said.name, "sides": against(sides)},
                confidence=0.75,
                cluster=cluster_of(scene, [held.claim for held in group]),
            )


def _quoted(
    mine: Sequence[Said], yours: Sequence[Said], aligned: set[frozenset[str]]
) -> Iterator[tuple[Said, Said, tuple[Held[_Value], Held[_Value]]]]:
    """The quotations of one statement that differ in a value, with where it stands."""
    for a in mine:
        for b in yours:
            if not (a.direct and b.direct):
                continue
            pair = other_value(a, b, match(a, b), aligned=frozenset((a.claim.id, b.claim.id)) in aligned)
            if pair is not None and not _also(mine, b) and not _also(yours, a):
                yield a, b, (_held(a, pair[0].span), _held(b, pair[1].span))


def _also(others: Sequence[Said], said: Said) -> bool:
    """True when an article also gives a statement with the other's values."""
    return any((found := match(other, said)).one_statement and not found.left and not found.right for other in others)


def _held(said: Said, span: Span) -> Held[_Value]:
    start = said.claim.span.start
    text = said.claim.text[span.start - start : span.end - start]
    return Held(claim=said.claim, span=span, value=_Value(said, span), label=f"“{text}”")


RULE = Rule(
    code="A204",
    name="quoted-value-conflict",
    type=DiscrepancyType.QUOTE_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="{speaker} is quoted with another value for the same: {sides}",
    advice="Check the figure, day or name in the recording or the written statement.",
    documentation=__doc__,
    check=check,
    yields_to=("E201", "E202", "E203", "E204", "V201"),
    examples=(
        raises(
            ("en", "“We will hire 300 nurses this year,” said Mona Adair."),
            ("en", "“We will hire 3,000 nurses this year,” said Mona Adair."),
            because="a zero too many",
        ),
        raises(
            ("ru", "«Суд огласит приговор 12 мая», — сказал Денис Лапин."),
            ("ar", "وقال دينيس لابين: «ستعلن المحكمة الحكم في 21 أيار»."),
            because="he named one day",
        ),
        silent(
            ("ru", "«Под землёй остаются 14 горняков», — сказал Ерлан Сагинов."),
            ("fr", "« Il reste 14 mineurs sous terre », a déclaré Erlan Saguinov."),
            because="the figure is the same",
        ),
    ),
)
