"""Ages that stand bare beside a name: "Track coach Anna Moe, 26, said", "la ministra, Ana Ruiz, 58, dijo".

Only for languages whose press writes them so (`bare_ages` in the language's calendar). A capitalized word of at least two letters
must stand before the comma, and the sentence must go on in lower case or end: scores and lists of figures do neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.language.base import table
from claims.language.fold import Folded
from claims.model.span import Field, Span
from claims.normalization.time.expression import Shape, TimeExpression

_BARE = re.compile(r"(?<=[^\W\d_]), (?P<age>\d\d)(?=, [^\W\d_]|[.;]\s|[.;]?\Z| ?\n)")
_WORD = re.compile(r"[^\W\d_]+\Z")
_YOUNGEST, _REACH = 16, 32  # a younger one is seldom named; how far the word before is read


def bare_ages(text: Folded, language: str, found: Sequence[TimeExpression], field: Field) -> Iterator[TimeExpression]:
    """Ages in years as durations, where no other time of `found` stands."""
    if not table(language, "calendar").get("bare_ages", False):
        return
    taken = {position for expression in found for position in range(expression.span.start, expression.span.end)}
    shown = text.shown
    for match in _BARE.finditer(shown):
        start, end = match.span("age")
        word = _WORD.search(shown, max(0, match.start() - _REACH), match.start())
        follows = shown[end + 2 : end + 3] if shown[end : end + 1] == "," else ""
        if word is None or len(word.group()) < 2 or not word.group()[0].isupper() or follows.isupper() or start in taken:
            continue
        if int(match["age"]) >= _YOUNGEST:
            span = Span(start, end, field)
            yield TimeExpression(span=span, text=text.source[start:end], shape=Shape.DURATION, count=int(match["age"]), unit="year")
