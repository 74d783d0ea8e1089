"""A share does not follow from the counts beside it, or more are counted than there are.

"40 of the 80 members, 60 percent" is one half. Read are a part and its whole with "of" between them and the percentage right beside
them; a part that exceeds its whole; and votes for and against that are more than the members said to have them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.knowledge.concepts import is_a
from claims.language.pipeline import Token
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.quantity import QuantityMention
from claims.model.span import Span
from claims.normalization.quantity.arithmetic import agrees_with_share
from claims.rules.cues import Line, cues, follows, has, lines
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.sides import written

_PERCENT = "percent"
_NOUNS = 4  # words that may stand between the whole and its percentage
_MARKS = frozenset(",،(—–-)")
_IDLE = frozenset({"abstention", "abstain"})
_EXCEEDS = "{part} of {whole} is more than there are"
_VOTES = "{votes} votes are more than the {whole} who have one"


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each share that its counts do not make, and for each part or vote beyond its whole."""
    for extraction in scene.extractions:
        for line in lines(extraction, quantities=2):
            yield from _shares(line)
            votes = _split(line)
            if votes is not None:
                yield votes


def _shares(line: Line) -> Iterator[Hit]:
    for one, other in pairwise(line.quantities):
        joint = line.between(one.span, other.span)
        if joint is None or not _are_counts(line, one, other):
            continue
        if not _joins(line, joint, one):
            continue
        part, whole = _stated(one), _stated(other)
        if part > whole:
            if _is_of(line, joint) and one.value.of is None and other.value.of is not None:
                yield _hit(line, one, other, None, _EXCEEDS, confidence=0.75)
            continue
        percent = _percent_behind(line, other) or _percent_before(line, one)
        if percent is not None and not agrees_with_share(part, whole, _stated(percent)):
            yield _hit(line, one, other, percent, None, confidence=0.85)


def _are_counts(line: Line, one: QuantityMention, other: QuantityMention) -> bool:
    exact = line.exact
    if one not in exact or other not in exact or one.value.unit is not None or other.value.unit is not None:
        return False
    if one.value.of is not None and other.value.of is not None and one.value.of != other.value.of:
        return is_a(one.value.of, other.value.of)
    return _stated(other) > 1


def _joins(line: Line, joint: Sequence[Token], one: QuantityMention) -> bool:
    """True when the words between two counts make the first a part of the second: "of the", "votes out of"."""
    if _is_of(line, joint):
        return True
    return (
        len(joint) <= 4
        and one.value.of is not None
        and any(first >= 1 and last == len(joint) for first, last in cues("out_of", joint, line.language))
    )


def _is_of(line: Line, joint: Sequence[Token]) -> bool:
    """True for "of" alone, with articles or "all" behind it."""
    return 0 < len(joint) <= 4 and any(
        first == 0 and all(token.text.isalpha() and len(token.text) <= 4 for token in joint[last:])
        for first, last in cues("of", joint, line.language)
    )


def _percent_behind(line: Line, whole: QuantityMention) -> QuantityMention | None:
    """The percentage right behind the whole and its noun: "80 members, or 50 percent"."""
    found = next((mention for mention in line.quantities if mention.span.start >= whole.span.end), None)
    if found is None or found not in line.exact or found.value.unit != _PERCENT:
        return None
    tokens = line.between(whole.span, found.span)
    if tokens is None:
        return None
    words = [token for token in tokens if token.text[:1].isalpha()]
    behind = line.gap(found.span.end, found.span.end + 24)[:2]
    if has("equals", tokens[-3:], line.language) or (tokens and tokens[-1].text == "("):
        return found if len(words) <= _NOUNS + 2 else None
    marked = any(token.text in _MARKS for token in tokens[-2:])
    ends = not behind or behind[0].text in (",", "،", ".", ")", ";", "!", "؛")
    return found if marked and ends and len(words) <= _NOUNS and not follows("share_of", behind, line.language) else None


def _percent_before(line: Line, part: QuantityMention) -> QuantityMention | None:
    """The percentage right before the part: "55 percent, with 3,000 of 5,000 votes"."""
    before = [mention for mention in line.quantities if mention.span.end <= part.span.start]
    if not before or before[-1] not in line.exact or before[-1].value.unit != _PERCENT:
        return None
    tokens = line.between(before[-1].span, part.span)
    if not tokens or len(tokens) > _NOUNS + 1:
        return None
    linked = tokens[-1].text == "(" or any(
        last == len(tokens) for name in ("with", "equals") for _, last in cues(name, tokens, line.language)
    )
    return before[-1] if linked and not any(token.text in (";", "؛") for token in tokens) else None


def _split(line: Line) -> Hit | None:
    """Votes for and against beyond the number of those who vote, or short of them where all are said to have voted."""
    for one, other in pairwise(line.exact):
        joint = line.between(one.span, other.span)
        if joint is None or not 0 < len(joint) <= 4 or not _are_votes(line, one, other, joint):
            continue
        sizes = [mention for mention in line.exact if mention not in (one, other) and _is_size(line, mention)]
        if len(sizes) != 1:
            return None
        idle = [mention for mention in line.exact if mention not in (one, other, sizes[0]) and _abstained(line, mention)]
        if len(idle) > 1:
            return None
        parts = [one, other, *idle]
        cast, size = sum(map(_stated, parts), Decimal(0)), _stated(sizes[0])
        if cast > size or (cast < size and line.has("all_voted") and len(line.quantities) == 3 + len(idle)):
            span = Span(one.span.start, max(part.span.end for part in parts), one.span.field)
            return Hit(
                evidence=(
                    passage(line.extraction, span, value=written(cast), side="a"),
                    passage(line.extraction, sizes[0].span, value=written(size), side="b"),
                ),
                values={"votes": written(cast), "whole": written(size)},
                confidence=0.75,
                message=_VOTES if cast > size else "{votes} votes are fewer than the {whole} who are said to have voted",
            )
    return None


def _are_votes(line: Line, one: QuantityMention, other: QuantityMention, joint: Sequence[Token]) -> bool:
    if one.value.unit is not None or other.value.unit is not None or not has("votes_to", joint, line.language):
        return False
    counted = (one.value.of, other.value.of)
    voted = "vote_cast" in counted or has("votes", joint, line.language) or line.follows("votes", other.span)
    return voted and all(of in (None, "vote_cast", "vote", "ballot") for of in counted)


def _abstained(line: Line, mention: QuantityMention) -> bool:
    """True for those who took part and chose neither: "with five abstentions"."""
    return mention.value.unit is None and (mention.value.of in _IDLE or line.follows("abstained", mention.span))


def _is_size(line: Line, mention: QuantityMention) -> bool:
    return mention.value.unit is None and (mention.value.of in ("member", "seat", "judge") or line.follows("size", mention.span))


def _stated(mention: QuantityMention) -> Decimal:
    return mention.value.low if mention.value.low is not None else Decimal(0)


def _hit(
    line: Line,
    one: QuantityMention,
    other: QuantityMention,
    percent: QuantityMention | None,
    message: str | None,
    *,
    confidence: float,
) -> Hit:
    part, whole = _stated(one), _stated(other)
    span = Span(one.span.start, other.span.end, one.span.field)
    evidence = [passage(line.extraction, span, value=f"{written(part)} of {written(whole)}", side="a")]
    values = {"part": written(part), "whole": written(whole)}
    if percent is not None:
        evidence.append(passage(line.extraction, percent.span, value=f"{written(_stated(percent))} percent", side="b"))
        values["stated"] = written(_stated(percent))
        values["actual"] = f"{(part / whole * 100).quantize(Decimal('0.1')).normalize():f}"
    return Hit(evidence=tuple(evidence), values=values, confidence=confidence, message=message)


RULE = Rule(
    code="Q103",
    name="share-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.MEDIUM,
    basis=Basis.ARITHMETIC,
    scope=Scope.INTERNAL,
    message="{part} of {whole} is {actual} percent, not {stated}",
    advice="Ask the source for the two counts; the share can be worked out from them.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "40 of the 80 members, or 60 percent, voted for the bill."), because="40 of 80 is one half"),
        raises(("ar", "صوت 40 من أصل 80 عضوا، أي 60 في المئة، لصالح المشروع."), because="40 of 80 is one half"),
        raises(("fr", "40 des 80 membres, soit 60 %, ont voté pour."), because="40 of 80 is one half"),
        raises(("ru", "За проект проголосовали 40 из 80 членов, или 60%."), because="40 of 80 is one half"),
        silent(("es", "40 de los 80 miembros, el 50 %, votaron a favor."), because="40 of 80 is one half"),
        silent(("en", "40 of the 80 members, 60 percent of them women, voted."), because="the percentage is of another whole"),
        silent(("ru", "В форуме участвуют 200 человек из 80 стран."), because="people are no part of countries"),
    ),
)
