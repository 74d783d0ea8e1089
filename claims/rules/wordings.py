"""Two wordings of one statement: what they share and what either has alone.

Within a language words are aligned as well; between languages, and where a quotation is only rendered, concepts, names, figures and
days are held against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.knowledge.concepts import concept
from claims.knowledge.places import contains
from claims.language.pipeline import Token, tokenize
from claims.model.attribution import Polarity
from claims.model.claim import Claim
from claims.model.name import NameKind, NameMention
from claims.model.relation import Relation
from claims.model.span import Span
from claims.model.time import TimeKind, Timex
from claims.normalization.entity import may_be_one, surely_different
from claims.normalization.quantity import compare_quantities
from claims.normalization.time import compare_times
from claims.rules.cues import cues, has
from claims.rules.said import Said
from claims.rules.stances import alike

_WORDS = 3  # words that two wordings must share to be one sentence
_SHARE = 0.7  # of the words of the shorter one
_WHOLE = 0.5  # of the words of the longer one: a part of a long sentence may be turned by the rest
_ITEMS = 2  # things, names, figures or days that both must speak of


@dataclass(frozen=True, slots=True)
class Item:
    """Something a clause speaks of, where it stands: all the concepts of its word, or the number of a name, figure or day."""

    span: Span
    concepts: frozenset[str]
    value: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What two wordings share and what either has alone. `worded`: their very words are the same but for a few; `language`: they
    are of one language."""

    shared: tuple[tuple[Item, Item], ...]
    left: tuple[Item, ...]
    right: tuple[Item, ...]
    worded: bool
    language: bool = False

    @property
    def one_statement(self) -> bool:
        """True when one of the two says nothing of its own, and the other not much more."""
        if self.worded:
            return True
        fewer, more = sorted((len(self.left), len(self.right)))
        return fewer <= len(self.shared) - _ITEMS and more <= len(self.shared)

    @property
    def is_bare(self) -> bool:
        """True when there is little that is shared and nothing else: "it was a mistake"."""
        return bool(self.shared) and not self.left and not self.right

    @property
    def is_one_quotation(self) -> bool:
        """True when nothing is left on either side of what is more than a commonplace."""
        if self.language:
            return self.worded and not self.left and not self.right
        return len(self.shared) > _ITEMS and not self.left and not self.right


def match(a: Said, b: Said) -> Match:
    """What two wordings have in common, an item with one item."""
    left, right = ([item for item in items(said.claim) if said.speaks_in(item.span)] for said in (a, b))
    shared = []
    for one in list(left):
        other = next((other for other in right if _same(a.claim, one, b.claim, other)), None)
        if other is not None:
            shared.append((one, other))
            left.remove(one)
            right.remove(other)
    one_language = a.claim.language == b.claim.language
    return Match(tuple(shared), tuple(left), tuple(right), one_language and _worded(a, b), one_language)


def other_value(a: Said, b: Said, found: Match, *, aligned: bool = False) -> tuple[Item, Item] | None:
    """The one figure, day or name of two wordings that is another in either, where all else is one statement.

    Of `aligned` clauses either may have something of its own: "under ground", "underground".
    """
    pairs = [(one, other) for one in found.left for other in found.right if _excludes(a.claim, one, b.claim, other)]
    if len(pairs) != 1 or a.limited or b.limited or sign(a) is not sign(b):
        return None
    rest = without(found, pairs[0])
    nearly = aligned and len(rest.shared) >= _ITEMS and max(len(rest.left), len(rest.right)) < len(rest.shared)
    return pairs[0] if rest.one_statement or nearly else None


def sign(said: Said) -> bool | None:
    """True for what is affirmed, False for what is denied, None where the words and their reading do not agree."""
    denies = has("no", said.tokens, said.claim.language, book="discourse")
    if said.part is not None:
        return not denies  # the clause is read as a whole, and its verb may stand in another part
    if not denies and _is_aside(said):
        return True
    if denies and _gives_reason(said):
        return None
    negative = said.claim.factuality.polarity is Polarity.NEGATIVE
    return (not negative) if denies is negative else None


def _gives_reason(said: Said) -> bool:
    """True when the word of denial stands in a reason: "it draws people because it is not like others"."""
    behind = [last for _, last in cues("why", said.tokens, said.claim.language, book="discourse")]
    return bool(behind) and has("no", said.tokens[min(behind) :], said.claim.language, book="discourse")


def _is_aside(said: Said) -> bool:
    """True when all that denies in a clause is a phrase of certainty: "without any doubt"."""
    return has("no", tokenize(said.claim.text, said.claim.language), said.claim.language, book="discourse")


def without(found: Match, opposed: tuple[Item, Item]) -> Match:
    """The match with a pair of things that are left taken for shared."""
    left = tuple(item for item in found.left if item != opposed[0])
    right = tuple(item for item in found.right if item != opposed[1])
    return Match((*found.shared, opposed), left, right, found.worded, found.language)


def items(claim: Claim) -> list[Item]:
    """All that a claim speaks of, in order; loose words count only where they have an opposite."""
    found = [Item(name.span, frozenset(), ("name", at)) for at, name in enumerate(claim.names)]
    found += [Item(mention.span, frozenset(), ("figure", at)) for at, mention in enumerate(claim.quantities)]
    found += [Item(mention.span, frozenset(), ("day", at)) for at, mention in enumerate(claim.times)]
    taken = [item.span for item in found]
    by_span: dict[Span, set[str]] = {}
    for mention in claim.concepts:
        if not any(mention.span.overlaps(span) for span in taken):
            by_span.setdefault(mention.span, set()).add(mention.concept)
    found += [Item(span, frozenset(names)) for span, names in by_span.items() if any(map(_tells, names))]
    return sorted(found, key=lambda item: item.span)


def _tells(name: str) -> bool:
    known = concept(name)
    return known is not None and (not known.generic or bool(known.contrasts))


def _same(mine: Claim, one: Item, yours: Claim, other: Item) -> bool:
    if one.value is None or other.value is None:
        return any(alike(first, second) for first in one.concepts for second in other.concepts)
    (kind, i), (other_kind, j) = one.value, other.value
    if kind != other_kind:
        return False
    if kind == "name":
        return may_be_one(mine.names[i].normal or mine.names[i].text, yours.names[j].normal or yours.names[j].text)
    if kind == "figure":
        return compare_quantities(mine.quantities[i].value, yours.quantities[j].value).compatible
    return not _other_days(mine.times[i].value, yours.times[j].value)


def _other_days(a: Timex, b: Timex) -> bool:
    """True for two days; one weekday, or "today", said in two articles is one, whichever day either was resolved to."""
    if (a.stated_weekday is not None and a.stated_weekday is b.stated_weekday) or TimeKind.DEICTIC in (a.kind, b.kind):
        return False
    return compare_times(a, b) is Relation.DISJOINT


def _excludes(mine: Claim, one: Item, yours: Claim, other: Item) -> bool:
    """True for two values that cannot both fill one slot."""
    if one.value is None or other.value is None or one.value[0] != other.value[0]:
        return False
    (kind, i), j = one.value, other.value[1]
    if kind == "figure":
        a, b = mine.quantities[i].value, yours.quantities[j].value
        return compare_quantities(a, b, same_referent=a.unit == b.unit) is Relation.DISJOINT
    if kind == "day":
        held = mine.times[i].span not in mine.limits and yours.times[j].span not in yours.limits
        return held and _other_days(mine.times[i].value, yours.times[j].value)
    return _other_name(mine.names[i], yours.names[j])


def _other_name(a: NameMention, b: NameMention) -> bool:
    """True for two people, or two places that the maps know; other names may be translated or shortened."""
    if a.kind is not b.kind or a.kind not in (NameKind.PER, NameKind.LOC):
        return False
    if a.kind is NameKind.LOC and (
        contains(a.entity or "", b.entity or "") is not False or contains(b.entity or "", a.entity or "") is not False
    ):
        return False
    return a.entity != b.entity and surely_different(a.normal or a.text, b.normal or b.text)


def _worded(a: Said, b: Said) -> bool:
    """True when the words of the shorter wording stand in the longer one in the same order, but for a few."""
    ours, theirs = _keys(a.words), _keys(b.words)
    if min(len(ours), len(theirs)) < _WORDS:
        return False
    same = sum(block.size for block in Indel.opcodes(ours, theirs).as_matching_blocks())
    return same >= _WORDS and same >= _SHARE * min(len(ours), len(theirs)) and same >= _WHOLE * max(len(ours), len(theirs))


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.keys[0] if word.keys else word.text for word in words]
