"""What differs in value between two wordings of one claim: figures, days, names. Words alone are no difference here.

Only values that cannot both be true are told. "today" in two versions is one word with two meanings, and no edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from claims.language.fold import fold_word
from claims.model.claim import Claim
from claims.model.name import NameMention, NameRelation
from claims.model.quantity import QuantityMention, as_number
from claims.model.relation import Relation
from claims.model.span import Span
from claims.model.time import TimeMention
from claims.normalization.entity import compare_names
from claims.normalization.quantity import compare_quantities
from claims.normalization.time import compare_times

_Mention = TypeVar("_Mention", QuantityMention, TimeMention, NameMention)


class Kind(StrEnum):
    """What sort of value was edited."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A value that stands in the place of another: where both stand, and their normalized values."""

    kind: Kind
    before: Span
    after: Span
    value_before: str
    value_after: str


def edits(before: Claim, after: Claim) -> Iterator[Edit]:
    """The values of a claim that other values took the place of."""
    for one, other in _replaced(before.quantities, after.quantities, _same_figure, _other_figure):
        yield _edit(Kind.FIGURE, one, other)
    for first, second in _replaced(before.times, after.times, _same_time, _other_time):
        yield _edit(Kind.DATE, first, second)
    for old, new in _replaced(before.names, after.names, _same_name, _other_name):
        yield _edit(Kind.NAME, old, new)


def _edit(kind: Kind, one: _Mention, other: _Mention) -> Edit:
    return Edit(kind=kind, before=one.span, after=other.span, value_before=_value(one), value_after=_value(other))


def _replaced(
    before: Sequence[_Mention],
    after: Sequence[_Mention],
    same: Callable[[_Mention, _Mention], bool],
    other: Callable[[_Mention, _Mention], bool],
) -> Iterator[tuple[_Mention, _Mention]]:
    """The values that only one wording has, in pairs of which each side has one partner alone."""
    gone = [mention for mention in before if not any(_alike(mention, one) or same(mention, one) for one in after)]
    new = [mention for mention in after if not any(_alike(one, mention) or same(one, mention) for one in before)]
    for mention in gone:
        partners = [one for one in new if other(mention, one)]
        if len(partners) == 1 and sum(other(one, partners[0]) for one in gone) == 1:
            yield mention, partners[0]


def _alike(one: _Mention, other: _Mention) -> bool:
    return fold_word(one.text) == fold_word(other.text)


def _same_figure(one: QuantityMention, other: QuantityMention) -> bool:
    relation = compare_quantities(one.value, other.value, same_referent=True)
    return relation not in (Relation.DISJOINT, Relation.UNKNOWN)


def _other_figure(one: QuantityMention, other: QuantityMention) -> bool:
    return compare_quantities(one.value, other.value, same_referent=True) is Relation.DISJOINT


def _same_time(one: TimeMention, other: TimeMention) -> bool:
    return compare_times(one.value, other.value) not in (Relation.DISJOINT, Relation.UNKNOWN)


def _other_time(one: TimeMention, other: TimeMention) -> bool:
    return compare_times(one.value, other.value) is Relation.DISJOINT


def _same_name(one: NameMention, other: NameMention) -> bool:
    if one.entity is not None and one.entity == other.entity and ":" in one.entity:
        return True
    match = compare_names(one.normal or one.text, other.normal or other.text, one.kind.value)
    return match.relation in (NameRelation.SAME, NameRelation.VARIANT)


def _other_name(one: NameMention, other: NameMention) -> bool:
    return one.kind is other.kind and not _same_name(one, other)


def _value(mention: QuantityMention | TimeMention | NameMention) -> str:
    if isinstance(mention, NameMention):
        return mention.normal or mention.text
    if isinstance(mention, TimeMention):
        return mention.value.edtf or mention.text
    number = mention.value.low if mention.value.low is not None else mention.value.high
    return f"{as_number(number)} {mention.value.unit}" if mention.value.unit else f"{as_number(number)}"
