"""One article spells the same name in two ways: Mikkelsen, then Mikkelson.

Only spellings of one script are compared, and only where every other part of the name is the same or left out. What the grammar of
the language adds to a name is no spelling, and a word that is part of somebody else's name as well is no slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Repair, Scope, Severity, Withheld
from claims.model.name import NameKind, NameMention
from claims.normalization.entity import find_slip, prepare
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each name of an article that is spelled in two ways, at the first mention of either."""
    for extraction in scene.extractions:
        spelled = _spellings(extraction)
        told: set[frozenset[str]] = set()
        for (a, ours), (b, theirs) in combinations(spelled.items(), 2):
            if not _are_one_kind(ours[0], theirs[0]):
                continue
            slip = find_slip(a, b)
            if slip is None or frozenset(slip) in told or _is_somebody_elses(slip, (a, b), spelled):
                continue
            told.add(frozenset(slip))
            seldom, often = sorted((ours, theirs), key=len)
            yield Hit(
                evidence=tuple(passage(extraction, mention.span, value=mention.text) for mention in (ours[0], theirs[0])),
                values={"one": ours[0].text, "other": theirs[0].text},
                confidence=0.6,
                repairs=tuple(_repairs(extraction, seldom, often)),
            )


def _spellings(extraction: Extraction) -> dict[str, list[NameMention]]:
    """The names of an article that no table knows, by their words as folded, in order."""
    found: dict[str, list[NameMention]] = {}
    for name in extraction.names:
        if name.entity is None or name.entity.startswith("name:"):
            found.setdefault(" ".join(token.letters for token in prepare(name.text).tokens), []).append(name)
    return found


def _are_one_kind(a: NameMention, b: NameMention) -> bool:
    """True for names of one kind; a word alone stands for a longer name only with people."""
    alone = len(prepare(a.text).tokens) != len(prepare(b.text).tokens)
    return a.kind is b.kind and (a.kind is NameKind.PER or not alone)


def _is_somebody_elses(slip: tuple[str, str], names: tuple[str, str], spelled: dict[str, list[NameMention]]) -> bool:
    """True when one of the words stands in a name of the article that the other spelling cannot be."""
    for word, name in zip(slip, names, strict=True):
        rest = set(name.split()) - {word}
        for other in spelled:
            words = set(other.split())
            if other not in names and word in words and len(words) > 1 and not (words - {word}) & rest:
                return True
    return False


def _repairs(extraction: Extraction, seldom: list[NameMention], often: list[NameMention]) -> Iterator[Repair]:
    """The spelling that stands more often, for names of as many words."""
    same_length = len(seldom[0].text.split()) == len(often[0].text.split())
    if len(seldom) < len(often) and same_length:
        for mention in seldom:
            yield Repair(article=extraction.document.article.id, span=mention.span, replacement=often[0].text)


RULE = Rule(
    code="E101",
    name="name-spelled-two-ways",
    type=DiscrepancyType.NOTE,
    severity=Severity.LOW,
    basis=Basis.HEURISTIC,
    scope=Scope.INTERNAL,
    message="one name is spelled in two ways: “{one}” and “{other}”",
    advice="Settle on one spelling, or make clear that two people are meant.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "Referee Lars Mikkelsen booked nine players. Lars Mikkelson was booed off the pitch."),
            because="Mikkelsen and Mikkelson are one person",
        ),
        silent(
            ("en", "Referee Lars Mikkelsen booked nine players. His son Nils Mikkelson was in the stands."),
            because="two people may have similar names",
        ),
        silent(
            ("ru", "Судья Ларс Миккельсен показал девять карточек. Ларса Миккельсена освистали."),
            because="the second is an oblique case",
        ),
    ),
)
