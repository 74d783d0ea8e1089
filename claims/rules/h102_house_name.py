"""A draft spells a name otherwise than its house does.

The spellings are those of the house file, whoever says the name. A name of several words that differs from the listed one by a slip
in one of them is met too; what the grammar adds to a name is no spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.framing.terms import Term
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Repair, Scope, Severity, Withheld
from claims.model.span import Span
from claims.normalization.entity import find_slip, prepare
from claims.rules.house_words import find_uses
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """Every listed spelling that is not the house's, and every slip in a name of several words."""
    for extraction in scene.extractions:
        if scene.house is None or extraction.document.article.id not in scene.own:
            continue
        met: list[Span] = []
        for segment in extraction.document.sentences():
            source = extraction.document.article.field_text(segment.span.field)
            names = scene.house.style.names_of(segment.language)
            for use in find_uses(source, segment.span, segment.language, names, inflected=False):
                met.append(use.span)
                yield _hit(extraction, use.span, use.term, use.replacements, confidence=0.9)
        names = scene.house.style.names_of(extraction.document.language)
        yield from _slips(extraction, names, met)


def _slips(extraction: Extraction, names: tuple[Term, ...], met: list[Span]) -> Iterator[Hit]:
    """Mentions of names that are one slip away from a spelling of the house."""
    spelled = {" ".join(token.letters for token in prepare(name.prefer[0]).tokens) for name in names}
    for mention in extraction.names:
        words = mention.text.split()
        if len(words) < 2 or any(mention.span.overlaps(span) for span in met):
            continue
        if " ".join(token.letters for token in prepare(mention.text).tokens) in spelled:
            continue
        for name in names:
            if len(name.prefer[0].split()) == len(words) and find_slip(name.prefer[0], mention.text) is not None:
                yield _hit(extraction, mention.span, name, (name.prefer[0],), confidence=0.6)
                break


def _hit(extraction: Extraction, span: Span, name: Term, replacements: tuple[str, ...], *, confidence: float) -> Hit:
    shown = passage(extraction, span)
    values = {"words": shown.text, "preferred": name.prefer[0], **({"note": name.note} if name.note else {})}
    return Hit(
        evidence=(shown,),
        values=values,
        confidence=confidence,
        message="the house spells “{preferred}”, not “{words}”: {note}" if name.note else None,
        repairs=tuple(Repair(article=shown.article, span=span, replacement=each) for each in replacements),
    )


_HOUSE = """
[[names.en]]
prefer = "Volodymyr Zelensky"
avoid = ["Zelenskiy", "Zelenskyy"]
[[names.ar]]
prefer = "زيلينسكي"
avoid = ["زلنسكي"]
[[names.ru]]
prefer = "Алма-Ата"
avoid = ["Алматы"]
[[names.en]]
prefer = "Lars Mikkelsen"
"""

RULE = Rule(
    code="H102",
    name="house-name",
    type=DiscrepancyType.NOTE,
    severity=Severity.LOW,
    basis=Basis.HEURISTIC,
    scope=Scope.INTERNAL,
    message="the house spells “{preferred}”, not “{words}”",
    advice="Take the spelling of the house, unless another person or place is meant.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "Zelenskyy arrived in Paris on Monday."), because="the spelling is listed", house=_HOUSE),
        raises(("en", "Referee Lars Mikkelson booked nine players."), because="one letter is another", house=_HOUSE),
        raises(("ar", "وصل الرئيس وزلنسكي إلى باريس."), because="the conjunction belongs to the word", house=_HOUSE),
        raises(("ru", "Поезд прибыл в Алматы утром."), because="the spelling is listed", house=_HOUSE),
        silent(("en", "Volodymyr Zelensky arrived in Paris on Monday."), because="it is the house's spelling", house=_HOUSE),
        silent(("en", "Nils Mikkelson was in the stands."), because="he is somebody else", house=_HOUSE),
    ),
)
