"""A quotation is opened and never closed, so that nobody can tell where somebody's words end.

A mark that a later paragraph closes, a paragraph that goes on with a quotation and a quotation inside another are left alone. One
note for each article, at the first such mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model.attribution import AttributionKind, Passage
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.span import Span
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_MARK = re.compile('[«»“”„"‹›「」]')
_SHOWN = 60  # characters of the open quotation that evidence shows


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One note for each article with quotations that are never closed."""
    for extraction in scene.extractions:
        lost = [said for said in extraction.quotations if _is_lost(extraction, said)]
        if lost:
            first = lost[0].span
            shown = Span(max(0, first.start - 1), min(first.end, first.start + _SHOWN), first.field)
            yield Hit(
                evidence=(passage(extraction, shown),),
                values={"words": lost[0].text[:_SHOWN], "count": str(len(lost))},
                confidence=0.6,
                message=None if len(lost) == 1 else "{count} quotations are never closed; the first: “{words}”",
            )


def _is_lost(extraction: Extraction, said: Passage) -> bool:
    """True when the next mark behind an open quotation opens another one in a later paragraph, or there is none."""
    if said.closed or said.kind is not AttributionKind.DIRECT:
        return False
    source = extraction.document.article.field_text(said.span.field)
    mark = _MARK.search(source, said.span.end)
    if mark is None:
        return True
    before, after = source[mark.start() - 1 : mark.start()], source[mark.end() : mark.end() + 1]
    opens = mark.group() in "«„“‹「" or (before.isspace() and not after.isspace())
    return opens and "\n" in source[said.span.end : mark.start()]


RULE = Rule(
    code="A101",
    name="unclosed-quotation",
    type=DiscrepancyType.NOTE,
    severity=Severity.LOW,
    basis=Basis.HEURISTIC,
    scope=Scope.INTERNAL,
    message="a quotation is never closed: “{words}”",
    advice="Close it where the speaker's words end.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "“We will rebuild the bridge by spring, the mayor said.\n\nWork begins in March."),
            because="no mark closes what the mayor says",
        ),
        silent(
            ("en", "“We will rebuild the bridge by spring.\n\n“And we will pay for it,” the mayor said."),
            because="the second paragraph goes on with the quotation",
        ),
        silent(("fr", "« Nous reconstruirons le pont », a dit le maire."), because="the quotation is closed"),
    ),
)
