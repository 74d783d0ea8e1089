"""Two wordings of one statement: whether they say it of the same things, and in what one turns the other's meaning.

Within a language words are aligned; between languages, and where a quotation is only rendered, concepts, names, figures and days are
held against each other. What one of the two leaves out is a shortened quotation and turns nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from claims.knowledge.concepts import concept, contrast
from claims.language.pipeline import Token
from claims.model.attribution import AHEAD, Certainty, Polarity
from claims.model.claim import Claim
from claims.model.name import NameKind, NameMention
from claims.model.relation import Relation
from claims.model.span import Span
from claims.model.time import Timex
from claims.normalization.entity import may_be_one, surely_different
from claims.normalization.quantity import compare_quantities
from claims.normalization.time import compare_times
from claims.rules.cues import cues, has
from claims.rules.said import Said
from claims.rules.stances import alike, limited

_WORDS = 3  # words in a row that two wordings must share to be one sentence
_SHARE = 0.7  # of the words of the shorter one
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
    def is_one_quotation(self) -> bool:
        """True when nothing is left on either side of what is more than a commonplace."""
        if self.language:
            return self.worded and not self.left and not self.right
        return len(self.shared) > _ITEMS and not self.left and not self.right


def match(a: Said, b: Said) -> Match:
    """What two wordings have in common, an item with one item."""
    left, right = list(_items(a.claim)), list(_items(b.claim))
    shared = []
    for one in list(left):
        other = next((other for other in right if _same(a.claim, one, b.claim, other)), None)
        if other is not None:
            shared.append((one, other))
            left.remove(one)
            right.remove(other)
    one_language = a.claim.language == b.claim.language
    return Match(tuple(shared), tuple(left), tuple(right), one_language and _worded(a, b), one_language)


def turns(a: Said, b: Said, found: Match) -> str | None:
    """In what two wordings of one statement exclude each other: a key of the rule's table of words; None where both may hold."""
    if limited(a.claim) or limited(b.claim):
        return None
    if found.one_statement:
        kind = _turn(a, b, found)
        if kind is not None:
            return kind
    if _is_close(found) and (_amounts(a, b, found) or _amounts(b, a, found)):
        return "amount"
    opposed = _opposed(found)
    if opposed is not None and _without(found, opposed).one_statement and not _signs_differ(a, b):
        return "contrast"
    return None


def _turn(a: Said, b: Said, found: Match) -> str | None:
    if _opposed(found) is not None:
        return None  # "did not leave" and "stayed" are one
    signs = _sign(a), _sign(b)
    if None not in signs and signs[0] is not signs[1]:
        return "denied"
    if signs == (True, True) and (_grades(a, b) or _grades(b, a)):
        return "strength"
    return None


def _sign(said: Said) -> bool | None:
    """True for what is affirmed, False for what is denied, None where the words and their reading do not agree."""
    if said.holds("implied"):
        return None
    denies = has("no", said.tokens, said.claim.language, book="discourse")
    negative = said.claim.factuality.polarity is Polarity.NEGATIVE
    return (not negative) if denies is negative else None


def _signs_differ(a: Said, b: Said) -> bool:
    return _sign(a) is not True or _sign(b) is not True


def _grades(a: Said, b: Said) -> bool:
    """True when one says that it may be and the other that it will or must be."""
    if a.holds("must") and not a.holds("can") and b.holds("can") and not b.holds("must"):
        return True
    if not a.holds("possible") or a.holds("must", "certain") or b.holds("possible"):
        return False
    facts = b.claim.factuality
    return b.holds("must") or (facts.certainty is Certainty.ASSERTED and facts.status in AHEAD)


def _amounts(a: Said, b: Said, found: Match) -> bool:
    """True when one says it of all and the other of some of the same things."""
    ours, theirs = _counted(a, "all"), _counted(b, "some")
    if a.holds("some") or b.holds("all") or _sign(a) is not True or _sign(b) is not True:
        return False
    return any(one.span in ours and other.span in theirs for one, other in found.shared)


def _counted(said: Said, name: str) -> set[Span]:
    """The things that stand next behind a word of a list."""
    spans = set()
    items = [item for item in _items(said.claim) if item.value is None]
    for _, last in cues(name, said.tokens, said.claim.language, book="quotes"):
        end = said.claim.span.start + said.tokens[last - 1].end
        behind = [item.span for item in items if item.span.start >= end]
        if behind:
            spans.add(min(behind))
    return spans


def _opposed(found: Match) -> tuple[Item, Item] | None:
    """The one pair of things left that exclude each other in one slot."""
    pairs = [
        (one, other)
        for one in found.left
        for other in found.right
        if any(contrast(mine, yours) for mine in one.concepts for yours in other.concepts)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _is_close(found: Match) -> bool:
    """True when two wordings share so much that what each has alone may be a matter of translation."""
    return found.worded or len(found.shared) >= max(_ITEMS + 1, len(found.left), len(found.right))


def _without(found: Match, opposed: tuple[Item, Item]) -> Match:
    left = tuple(item for item in found.left if item != opposed[0])
    right = tuple(item for item in found.right if item != opposed[1])
    return Match((*found.shared, opposed), left, right, found.worded, found.language)


def _items(claim: Claim) -> list[Item]:
    """All that a claim speaks of, in order; loose words count only where they have an opposite."""
    items = [Item(name.span, frozenset(), ("name", at)) for at, name in enumerate(claim.names)]
    items += [Item(mention.span, frozenset(), ("figure", at)) for at, mention in enumerate(claim.quantities)]
    items += [Item(mention.span, frozenset(), ("day", at)) for at, mention in enumerate(claim.times)]
    taken = [item.span for item in items]
    by_span: dict[Span, set[str]] = {}
    for mention in claim.concepts:
        if not any(mention.span.overlaps(span) for span in taken):
            by_span.setdefault(mention.span, set()).add(mention.concept)
    items += [Item(span, frozenset(names)) for span, names in by_span.items() if any(map(_tells, names))]
    return sorted(items, key=lambda item: item.span)


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
    """True for two days; one weekday said in two articles is one, whichever week either was resolved to."""
    if a.stated_weekday is not None and a.stated_weekday is b.stated_weekday:
        return False
    return compare_times(a, b) is Relation.DISJOINT


def other_value(a: Said, b: Said, found: Match) -> tuple[Item, Item] | None:
    """The one figure, day or name of two wordings that is another in either, where all else is one statement."""
    pairs = [(one, other) for one in found.left for other in found.right if _excludes(a.claim, one, b.claim, other)]
    if len(pairs) != 1 or limited(a.claim) or limited(b.claim) or _sign(a) is not _sign(b):
        return None
    return pairs[0] if _without(found, pairs[0]).one_statement else None


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
    known = [name.entity is not None and name.entity.startswith("place:") for name in (a, b)]
    if a.kind is NameKind.LOC and not all(known):
        return False
    return a.entity != b.entity and surely_different(a.normal or a.text, b.normal or b.text)


def _worded(a: Said, b: Said) -> bool:
    """True when the words of the shorter wording stand in the longer one in the same order, but for a few."""
    ours, theirs = _keys(a.words), _keys(b.words)
    if min(len(ours), len(theirs)) < _WORDS:
        return False
    same = sum(block.size for block in Indel.opcodes(ours, theirs).as_matching_blocks())
    return same >= _WORDS and same >= _SHARE * min(len(ours), len(theirs)) and same >= 0.5 * max(len(ours), len(theirs))


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.keys[0] if word.keys else word.text for word in words]
