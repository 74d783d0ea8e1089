"""Two articles quote one speaker with words that exclude each other: "is not in danger" and "is in danger", "may" and "will".

Both must say it of the same things, one at least in quotation marks. A translation, a shortened quotation, a paraphrase and two
sentences of one statement are no conflict. What was said on two occasions, and what an article gives both ways, is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.relation import Relation
from claims.rules import reasons
from claims.rules.exchanges import exchanged
from claims.rules.model import Hit, Rule, Scene, raises, silent
from claims.rules.odd_quotes import odd_quotes
from claims.rules.said import Said, cluster_of, statements, two_occasions
from claims.rules.sides import Held, against, connected, evidence, part
from claims.rules.turns import turns
from claims.rules.wordings import match

_WHAT = {
    "denied": "one affirms what the other denies",
    "strength": "one says that it may be, the other that it is, will or must be",
    "amount": "one says it of all, the other of some",
    "contrast": "one says the opposite of the other",
    "sides": "one says it of the speaker's own side, the other of the other side",
    "wish": "one says that somebody must go, the other that this is not asked for",
    "aim": "one says that it is meant for nobody, the other for whom it is meant",
}
_ODD = 0.6
_SURE = {"denied": 0.75, "strength": 0.65, "amount": 0.7, "contrast": 0.7, "sides": 0.6, "aim": 0.55, "wish": 0.65}


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each statement that articles give in wordings that exclude each other."""
    found: list[tuple[Held[Said], Held[Said]]] = []
    kinds: dict[frozenset[str], str] = {}
    told = list(statements(scene))
    for mine, yours in told:
        for a, b, kind in _turned(mine, yours):
            both = _held(a), _held(b)
            reason = _set_aside(a, b, mine, yours)
            if reason is None:
                found.append(both)
                kinds[_both(a, b)] = kind
            else:
                sides = [[both[0]], [both[1]]]
                yield Withheld(type=DiscrepancyType.QUOTE_CONFLICT, reason=reason, evidence=evidence(scene, sides))
    for group in connected(found):
        sides = part(group, lambda one, other: Relation.DISJOINT if _both(one, other) in kinds else Relation.UNKNOWN)
        if len(sides) > 1:
            kind = next(
                kinds[_both(one.value, other.value)]
                for one in sides[0]
                for other in sides[1]
                if _both(one.value, other.value) in kinds
            )
            yield Hit(
                evidence=evidence(scene, sides),
                values={"speaker": sides[0][0].value.name, "what": _WHAT[kind], "sides": against(sides)},
                confidence=_SURE[kind],
                cluster=cluster_of(scene, [held.claim for held in group]),
            )
    shown = {held.claim.id for pair in found for held in pair}
    for turned in odd_quotes(told):
        sides = [[_held(said) for said in turned.agreed], [_held(turned.lone)]]
        if turned.lone.claim.id not in shown:
            yield Hit(
                evidence=evidence(scene, sides),
                values={"speaker": turned.agreed[0].name, "what": _WHAT["denied"], "sides": against(sides)},
                confidence=_ODD,
                cluster=cluster_of(scene, [turned.lone.claim, *(said.claim for said in turned.agreed)]),
            )


def _turned(mine: Sequence[Said], yours: Sequence[Said]) -> Iterator[tuple[Said, Said, str]]:
    """The wordings of one statement that exclude each other, and in what."""
    for a in mine:
        for b in yours:
            if a.direct or b.direct:
                kind = turns(a, b, match(a, b)) or exchanged(a, b)
                if kind is not None:
                    yield a, b, kind


def _set_aside(a: Said, b: Said, mine: Sequence[Said], yours: Sequence[Said]) -> str | None:
    """Why two wordings that exclude each other are no conflict all the same."""
    if two_occasions(a, b):
        return reasons.TWO_OCCASIONS
    if a.limited or b.limited:
        return reasons.CONDITION
    if any(_agree(other, b) for other in mine if other is not a) or any(_agree(a, other) for other in yours if other is not b):
        return reasons.BOTH_GIVEN
    return None


def _agree(a: Said, b: Said) -> bool:
    found = match(a, b)
    return found.one_statement and turns(a, b, found) is None


def _both(a: Said, b: Said) -> frozenset[str]:
    return frozenset((a.claim.id, b.claim.id))


def _held(said: Said) -> Held[Said]:
    return Held(claim=said.claim, span=said.claim.span, value=said, label=f"“{said.claim.text}”")


RULE = Rule(
    code="A203",
    name="quote-conflict",
    type=DiscrepancyType.QUOTE_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="{speaker} is quoted in two ways, and {what}: {sides}",
    advice="Go back to the recording or the written statement, and check the translation.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "“The dam is not in danger of collapse,” said Esther Banda."),
            ("en", "“The dam is in danger of collapse,” said Esther Banda."),
            because="a word of denial was dropped",
        ),
        raises(
            ("fr", "« Nous pourrions suspendre la grève lundi », a déclaré Claire Vasseur."),
            ("es", "«Vamos a suspender la huelga el lunes», declaró Claire Vasseur."),
            because="a possibility became a promise",
        ),
        raises(
            ("ru", "«Некоторые пассажиры покинули судно», — сказал капитан Марк Вебер."),
            ("ar", "وقال القبطان مارك فيبر: «غادر كل الركاب السفينة»."),
            because="some became all",
        ),
        silent(
            ("en", "“The dam is not in danger of collapse,” said Esther Banda."),
            ("ar", "وقالت إستير باندا: «السد ليس معرضاً لخطر الانهيار»."),
            because="the translation says the same",
        ),
        silent(
            ("ru", "В среду директор Ерлан Сагинов сказал: «Связь с шахтой потеряна»."),
            ("fr", "Jeudi, le directeur Erlan Saguinov a dit : « La liaison avec la mine est rétablie »."),
            because="two days, two statements",
        ),
        silent(
            ("es", "«No subiremos los impuestos a las familias», dijo la ministra Rosa Calle."),
            ("en", "“We will raise taxes on banks,” said the minister, Rosa Calle."),
            because="two sentences of one statement",
        ),
    ),
)
