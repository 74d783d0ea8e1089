"""The article rests on an outlet that rests on another: an agency carried it from a newspaper, which had it from a source.

What came through several hands is worth tracing to the first. One note for each article, at the first such sentence; an outlet that
cites an authority or a document is one step and no chain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.language.base import knowledge
from claims.language.lexicon import find_concepts
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.span import Span
from claims.rules.cues import Line, cues, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_NEAR = 60  # characters between the words that cite and the outlet they cite


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One note for each article that rests on a chain of outlets."""
    for extraction in scene.extractions:
        found = next((span for line in lines(extraction) if (span := _chain(line)) is not None), None)
        if found is not None:
            shown = passage(extraction, found)
            yield Hit(evidence=(shown,), values={"words": " ".join(shown.text.split())}, confidence=0.5)


def _chain(line: Line) -> Span | None:
    """The words of a sentence from the outlet that carries to the outlet or the source that it carries from."""
    cited = list(_citing(line))
    if not cited:
        return None
    table = knowledge("states")["sources"]
    outlets = _mentions(line, table["media"])
    beyond = _mentions(line, (*table["media"], *table["people"]))
    for at, end in cited:
        first = next((span for span in reversed(outlets) if span.end <= at), None)
        last = next((span for span in beyond if 0 <= span.start - end <= _NEAR), None)
        if first is not None and last is not None:
            return first.cover(last)
    return None


def _citing(line: Line) -> Iterator[tuple[int, int]]:
    """Where the words that cite begin and end: "citing", or what stands behind "carried ... from"."""
    tokens = line.tokens
    for first, last in cues("citing", tokens, line.language, book="discourse"):
        yield tokens[first].start, tokens[last - 1].end
    for carried, _ in cues("carried", tokens, line.language, book="discourse"):
        for first, last in cues("from", tokens, line.language, book="discourse"):
            if first > carried + 1:
                yield tokens[first].start, tokens[last - 1].end


def _mentions(line: Line, wanted: Sequence[str]) -> list[Span]:
    """Where such words stand in a sentence, in order."""
    tokens = line.tokens
    found = (match for match in find_concepts(tokens, line.language) if match.concept in wanted)
    return sorted(Span(tokens[match.first].start, tokens[match.last - 1].end, line.span.field) for match in found)


RULE = Rule(
    code="A102",
    name="source-chain",
    type=DiscrepancyType.NOTE,
    severity=Severity.INFO,
    basis=Basis.HEURISTIC,
    scope=Scope.INTERNAL,
    message="this came through several hands: “{words}”",
    advice="Trace it to the first source, or name the whole chain.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("ar", "نقلت وكالة الأنباء عن صحيفة محلية أن المصنع سيغلق في مارس."),
            because="the article rests on an agency, the agency on a newspaper",
        ),
        raises(
            ("en", "The news agency reported on Monday, citing a local newspaper, that the plant would close in March."),
            because="an agency that cites a newspaper",
        ),
        silent(
            ("en", "The ministry said on Monday, citing its own figures, that the plant would close in March."),
            because="a body that cites its figures is no chain",
        ),
    ),
)
