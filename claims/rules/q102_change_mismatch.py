"""A change does not follow from the values it is said to lead from and to.

"Rose 30 percent to 112 million from 80 million" is a rise of 40 percent. The sentence must give the value before, the value after
and the change between them, each marked by its word, or compare the two ("68 seats, 12 fewer than the 82"); all three are taken as
rounded to their last written digit. A figure with a hedge is never held to it. One percentage given as the difference of two
percentages ("from 4 to 5 percent, up 1 percent") is a note on wording: points are meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.quantity import Modifier, QuantityMention
from claims.model.span import Span
from claims.normalization.quantity.arithmetic import (
    agrees_with_difference,
    agrees_with_factor,
    half_step,
    nearly_agrees_with_percent,
    percent_change,
    precision,
)
from claims.rules.cues import Line, cues, has, lines
from claims.rules.margins import wrong_margin
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent
from claims.rules.sides import several, written

_PERCENT, _POINT = "percent", "percentage_point"
_CLOSE, _NEAR = 4, 8  # words between the value before and the value after
_FACTORS = {"double": Decimal(2), "triple": Decimal(3), "quadruple": Decimal(4), "halve": Decimal("0.5")}
_POINTS = "from {old} to {new} percent is a change of {actual} percentage points, not of {stated}"
_DIRECTION = "the text tells of a {stated}, but {new} is {actual} than {old}"


@dataclass(frozen=True, slots=True)
class _Change:
    """The value before and after, and what is said of the way between them."""

    old: QuantityMention
    new: QuantityMention
    by: QuantityMention | None


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each change that its two values do not make."""
    for extraction in scene.extractions:
        for line in lines(extraction, quantities=1):
            hit = _hit(line) if len(line.quantities) > 1 else _range(line)
            if hit is not None:
                yield hit


def _hit(line: Line) -> Hit | None:
    change = _read(line)
    if change is None:
        return _range(line) or _margin(line)
    old, new = _value(change.old), _value(change.new)
    if change.by is None:
        return _factor(line, change, old, new) or _direction(line, change, old, new)
    stated, unit = _value(change.by), change.by.value.unit
    both_percent = change.old.value.unit == change.new.value.unit == _PERCENT
    if unit == _POINT or (unit == _PERCENT and both_percent):
        points = abs(abs(new - old) - stated) <= (precision(old) + precision(new) + precision(stated)) / 2
        if not points and not (unit == _PERCENT and nearly_agrees_with_percent(old, new, stated)):
            return _wrong(line, change, f"{_plain(abs(new - old))} percentage points", confidence=0.8)
        if points and unit == _PERCENT and not _may_be_relative(old, new, stated):
            return _wrong(line, change, _plain(abs(new - old)), severity=Severity.INFO, message=_POINTS, confidence=0.8)
        return None
    if both_percent:
        return None
    if unit == _PERCENT:
        actual = percent_change(old, new)
        if actual is None or nearly_agrees_with_percent(old, new, stated):
            return None
        return _wrong(line, change, f"{_plain(abs(actual))} percent", confidence=0.85)
    if unit is not None and unit not in (change.old.value.unit, change.new.value.unit):
        return None
    if agrees_with_difference(old, new, stated):
        return None
    return _wrong(line, change, _number(abs(new - old), change.new), confidence=0.8)


def _may_be_relative(old: Decimal, new: Decimal, stated: Decimal) -> bool:
    """True when the change of two percentages may as well be given in percent of the first."""
    actual = percent_change(old, new)
    return actual is None or abs(abs(actual) - stated) <= max(Decimal(2), stated / 4)


def _read(line: Line) -> _Change | None:
    """The change of a sentence that tells of exactly one, None when its figures do not have their words."""
    if not (line.has("up") or line.has("down") or any(line.has(name) for name in _FACTORS)):
        return None
    exact = set(line.exact)
    found: dict[str, list[QuantityMention]] = {"old": [], "new": [], "by": [], "either": []}
    for mention in line.quantities:
        role = _role(line, mention)
        if role is not None:
            found[role].append(mention)
    for mention in found["either"]:
        starts = not found["old"] and any(mention.value.unit == new.value.unit for new in found["new"])
        found["old" if starts else "by"].append(mention)
    if not found["new"] and len(found["old"]) == 1:
        found["new"] = _subject(line, found["old"][0])
        found["by"] = [mention for mention in found["by"] if mention not in found["new"]]
    if len(found["old"]) != 1 or len(found["new"]) != 1 or len(found["by"]) > 1:
        return None
    change = _Change(found["old"][0], found["new"][0], found["by"][0] if found["by"] else None)
    figures = [mention for mention in (change.old, change.new, change.by) if mention is not None]
    if not all(mention in exact for mention in figures) or not _together(line, figures) or not _alike(change):
        return None
    if not _linked(line, change):
        return None
    return change


def _role(line: Line, mention: QuantityMention) -> str | None:
    """What the word before a figure makes of it; "either" for a word of start and of difference ("hausse de 30", "de 30 à 40")."""
    if mention.value.unit == _POINT:
        return "by"
    if line.leads("against", mention.span):
        return "old"
    if line.leads("to", mention.span):
        return "new"
    changes, starts = _changes(line, mention), line.leads("from", mention.span)
    if starts and line.leads("by", mention.span):
        return "either" if changes else "old"
    if starts:
        return "old"
    return "by" if changes else None


def _changes(line: Line, mention: QuantityMention) -> bool:
    """True when a figure stands right behind a word of change, or behind it and the word of a difference."""
    before = line.gap(max(line.span.start, mention.span.start - 60), mention.span.start)[-5:]
    for name in ("up", "down"):
        for _, last in cues(name, before, line.language):
            rest = before[last:]
            if not any(token.text[:1] in ",;:،؛" for token in rest) and (
                not rest or has("by", rest, line.language) or (len(rest) == 1 and rest[0].text[:1].isalpha())
            ):
                return not has("to", rest, line.language)
    return False


def _subject(line: Line, old: QuantityMention) -> list[QuantityMention]:
    """The figure that a change is hung on: "112 million, up 40 percent from 80 million"."""
    before = [mention for mention in line.quantities if mention.span.end <= old.span.start]
    for mention in reversed(before):
        behind = line.gap(mention.span.end, old.span.start)
        marks = [token for token in behind[:2] if token.text[:1] in ",(،–—-"]
        rest = behind[len(marks) :]
        for name in ("up", "down"):
            opens = [first for first, _ in cues(name, rest[:3], line.language)]
            if marks and opens and opens[0] <= 1:
                return [mention]
    return []


def _together(line: Line, figures: list[QuantityMention]) -> bool:
    """True when the figures stand near each other and no other figure, hedge or clause comes between."""
    spans = sorted(mention.span for mention in figures)
    between = [mention for mention in line.quantities if mention not in figures]
    if any(spans[0].start < mention.span.start < spans[-1].end for mention in between):
        return False
    for one, other in pairwise(spans):
        tokens = line.between(one, other)
        if tokens is None or any(token.text in (";", "؛", ".") for token in tokens) or has("hedged", tokens, line.language):
            return False
    lead = line.gap(max(line.span.start, spans[0].start - 40), spans[0].start)[-6:]
    return not has("hedged", lead, line.language)


def _linked(line: Line, change: _Change) -> bool:
    """True when the two values stand close by; behind a word of many meanings ("de") the first must lead right to the second."""
    first, second = sorted((change.old.span, change.new.span))
    tokens = line.between(first, second) or ()
    if line.leads("by", change.old.span) and not line.leads("against", change.old.span):
        return change.old.span is first and len(tokens) <= _CLOSE
    return len(tokens) <= _NEAR and sum(token.text in (",", "،") for token in tokens) <= 1


def _alike(change: _Change) -> bool:
    """True when the two values measure one thing."""
    old, new = change.old.value, change.new.value
    if old.unit != new.unit and None not in (old.unit, new.unit):
        return False
    if old.unit == "year" or new.unit == "year":
        return False
    if (old.unit is None) is not (new.unit is None) and _PERCENT in (old.unit, new.unit):
        return False
    return old.of == new.of or None in (old.of, new.of)


def _margin(line: Line) -> Hit | None:
    """ "68 seats, 12 fewer than the 82 it held"."""
    margin = wrong_margin(line)
    if margin is None:
        return None
    change = _Change(margin.other, margin.value, margin.by)
    return _wrong(line, change, _number(abs(margin.difference), margin.value), confidence=0.8)


def _factor(line: Line, change: _Change, old: Decimal, new: Decimal) -> Hit | None:
    named = [name for name in _FACTORS if line.has(name)]
    if len(named) != 1 or old <= 0 or agrees_with_factor(old, new, _FACTORS[named[0]]):
        return None
    return _wrong(line, change, f"{_plain(new / old)} times", stated=f"{_plain(_FACTORS[named[0]])} times", confidence=0.7)


def _range(line: Line) -> Hit | None:
    """ "Tripled from 20 to 90", where both values are read as one figure."""
    ranges = [mention for mention in line.quantities if mention.value.modifier is Modifier.RANGE]
    if len(ranges) != 1 or len(line.quantities) != 1:
        return None
    named = [name for name in _FACTORS if line.has(name)]
    if len(named) != 1 or line.has("hedged"):
        return None
    low, high = ranges[0].value.low, ranges[0].value.high
    if (
        low is None
        or high is None
        or not line.leads(named[0], Span(_opening(line, ranges[0]), ranges[0].span.end, line.span.field))
    ):
        return None
    old, new = (high, low) if named[0] == "halve" else (low, high)
    if agrees_with_factor(old, new, _FACTORS[named[0]]):
        return None
    return Hit(
        evidence=(passage(line.extraction, ranges[0].span, value=f"{written(low)} to {written(high)}"),),
        values={
            "old": _number(old, ranges[0]),
            "new": _number(new, ranges[0]),
            "actual": f"{_plain(new / old)} times",
            "stated": f"{_plain(_FACTORS[named[0]])} times",
        },
        confidence=0.7,
    )


def _opening(line: Line, mention: QuantityMention) -> int:
    """Where a range begins, its first word "from" included."""
    before = line.gap(max(line.span.start, mention.span.start - 12), mention.span.start)
    return (
        before[-1].start if before and (has("from", before[-1:], line.language) or before[-1].text == ",") else mention.span.start
    )


def _direction(line: Line, change: _Change, old: Decimal, new: Decimal) -> Hit | None:
    """A rise to less or a fall to more."""
    rises, falls = line.has("up"), line.has("down")
    if rises is falls or any(line.has(name) for name in _FACTORS):
        return None
    if abs(new - old) <= half_step(new) + half_step(old) or (new > old) is rises:
        return None
    values = {"stated": "rise" if rises else "fall", "actual": "less" if rises else "more"}
    return _wrong(line, change, values["actual"], stated=values["stated"], message=_DIRECTION, confidence=0.6)


def _wrong(
    line: Line,
    change: _Change,
    actual: str,
    *,
    confidence: float,
    stated: str | None = None,
    severity: Severity | None = None,
    message: str | None = None,
) -> Hit:
    shown = [(change.by, "a"), (change.old, "b"), (change.new, "b")] if change.by else [(change.old, "a"), (change.new, "b")]
    return Hit(
        evidence=tuple(
            passage(line.extraction, mention.span, value=_number(_value(mention), mention), side=side)
            for mention, side in shown
            if mention is not None
        ),
        values={
            "old": _number(_value(change.old), change.old),
            "new": _number(_value(change.new), change.new),
            "stated": stated or (_number(_value(change.by), change.by) if change.by else ""),
            "actual": actual,
        },
        confidence=confidence,
        severity=severity,
        message=message,
    )


def _value(mention: QuantityMention) -> Decimal:
    value = mention.value.low if mention.value.low is not None else Decimal(0)
    return value * 100 if mention.value.unit == "ratio" else value


def _number(value: Decimal, mention: QuantityMention) -> str:
    unit = mention.value.unit
    name = {"ratio": _PERCENT, _POINT: "percentage points"}.get(unit or "") or (several(unit, value) if unit else None)
    return f"{written(value)} {name}" if name else written(value)


def _plain(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.1')).normalize():f}"


RULE = Rule(
    code="Q102",
    name="change-mismatch",
    type=DiscrepancyType.INTERNAL_ARITHMETIC,
    severity=Severity.MEDIUM,
    basis=Basis.ARITHMETIC,
    scope=Scope.INTERNAL,
    message="from {old} to {new} is a change of {actual}, not of {stated}",
    advice="Ask the source for the two values; the change can be worked out from them.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(("en", "Exports rose 30 percent last year to $112 million from $80 million."), because="it is a rise of 40 percent"),
        raises(
            ("ar", "ارتفعت الصادرات بنسبة 30 في المئة إلى 112 مليون دولار من 80 مليون دولار."), because="it is a rise of 40 percent"
        ),
        raises(("ru", "Экспорт вырос на 30% до 112 млн долларов с 80 млн долларов."), because="it is a rise of 40 percent"),
        silent(("en", "Exports rose 40 percent last year to $112 million from $80 million."), because="80 and 40 percent make 112"),
        silent(("fr", "Les exportations ont bondi de 10 % à 3,4 millions d'euros, contre 3,1 millions."), because="9.7, rounded"),
        silent(("es", "Las ventas subieron casi un 45 % hasta 112 millones desde 80 millones."), because="the share is hedged"),
    ),
)
