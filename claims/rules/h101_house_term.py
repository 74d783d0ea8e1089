"""A draft writes a term that its house does not write.

The terms are those of the house file. What somebody is quoted with is left alone, and so is an avoided word inside a preferred
phrase. A form that the list does not have is told without a replacement: a person has to inflect it.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model.attribution import AttributionKind
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Repair, Scope, Severity, Withheld
from claims.model.span import Span
from claims.rules.house_words import Use, find_uses
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """Every avoided phrase in the author's own words of the house's drafts."""
    for extraction in scene.extractions:
        article = extraction.document.article
        if scene.house is None or article.id not in scene.own:
            continue
        quoted = [said.span for said in extraction.quotations if said.kind is AttributionKind.DIRECT]
        for segment in extraction.document.sentences():
            terms = scene.house.style.terms_of(segment.language)
            for use in find_uses(article.field_text(segment.span.field), segment.span, segment.language, terms):
                if not any(use.span.overlaps(span) for span in quoted):
                    yield _hit(extraction, use)


def _hit(extraction: Extraction, use: Use) -> Hit:
    preferred = " / ".join(use.term.prefer)
    values = {"words": use.words, "preferred": preferred, "note": use.term.note or ""}
    return Hit(
        evidence=(passage(extraction, use.span),),
        values={name: value for name, value in values.items() if value},
        confidence=0.9,
        message=_MESSAGES[bool(preferred), bool(use.term.note)],
        repairs=tuple(_repairs(extraction, use.span, use.replacements)),
    )


def _repairs(extraction: Extraction, span: Span, replacements: tuple[str, ...]) -> Iterator[Repair]:
    for replacement in replacements:
        yield Repair(article=extraction.document.article.id, span=span, replacement=replacement)


_MESSAGES = {
    (True, False): None,
    (True, True): "the house writes “{preferred}”, not “{words}”: {note}",
    (False, False): "the house does not write “{words}”",
    (False, True): "the house does not write “{words}”: {note}",
}
_HOUSE = """
[[terms.en]]
avoid = ["illegal immigrant"]
prefer = ["undocumented migrant"]
[[terms.ar]]
avoid = ["إرهابي"]
prefer = ["مسلح"]
[[terms.es]]
avoid = ["tercera edad"]
prefer = ["personas mayores"]
[[terms.fr]]
avoid = ["clandestin"]
prefer = ["sans-papiers"]
[[terms.ru]]
avoid = ["нелегал"]
prefer = ["мигрант без документов"]
"""

RULE = Rule(
    code="H101",
    name="house-term",
    type=DiscrepancyType.NOTE,
    severity=Severity.LOW,
    basis=Basis.HEURISTIC,
    scope=Scope.INTERNAL,
    message="the house writes “{preferred}”, not “{words}”",
    advice="Take the term of the house, unless the words are somebody else's.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "Two illegal immigrants were found in the truck."), because="a plural is the same term", house=_HOUSE),
        raises(("ar", "وصل الإرهابي إلى المدينة أمس."), because="the article belongs to the word", house=_HOUSE),
        raises(("es", "El programa ayuda a la tercera edad."), because="two words make the term", house=_HOUSE),
        raises(("fr", "Les clandestins ont été retrouvés dans un camion."), because="a plural is the same term", house=_HOUSE),
        raises(("ru", "Полиция задержала нелегала на вокзале."), because="a case is the same term", house=_HOUSE),
        silent(
            ("en", "“Every illegal immigrant will be found,” the minister said."),
            because="the words are the minister's",
            house=_HOUSE,
        ),
        silent(("en", "An undocumented migrant was found in the truck."), because="it is the term of the house", house=_HOUSE),
    ),
)
