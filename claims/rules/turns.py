"""Turns of meaning: in what two wordings of one statement exclude each other.

What one of the two leaves out is a shortened quotation and turns nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.knowledge.concepts import contrast
from claims.language.base import knowledge
from claims.model.attribution import AHEAD, Certainty
from claims.model.span import Span
from claims.rules.cues import cues
from claims.rules.said import Said
from claims.rules.wordings import Item, Match, items, match, sign, without

_FEW = 7  # words of a statement that one thing shared makes the same: "we will appeal"
_BESIDE = 2  # tokens of a quotation beside its one clause: marks
_ITEMS = 2  # things that a part of a clause must share with what it denies
_CLOSE = 3  # things that wordings must share where what either has alone may be a matter of translation


def turns(a: Said, b: Said, found: Match) -> str | None:
    """In what two wordings of one statement exclude each other: a key of the rule's table of words; None where both may hold."""
    if found.one_statement:
        kind = _turn(a, b, found)
        if kind is not None:
            return kind
    elif found.is_bare and _is_short(a) and _is_short(b) and _turn(a, b, found) == "denied":
        return "denied"
    if _denied_in_part(a, b) or _denied_in_part(b, a):
        return "denied"
    if (found.one_statement or _is_close(found)) and (
        _amounts(a, b, found.shared) or _amounts(b, a, [(other, one) for one, other in found.shared])
    ):
        return "amount"
    opposed = _opposed(found)
    if opposed is not None and without(found, opposed).one_statement and not _signs_differ(a, b):
        return "contrast"
    return None


def _turn(a: Said, b: Said, found: Match) -> str | None:
    if _opposed(found) is not None:
        return None  # "did not leave" and "stayed" are one
    signs = sign(a), sign(b)
    if None not in signs and signs[0] is not signs[1] and not _dated(found) and not _implied(a, b, found):
        return "denied"
    if signs == (True, True) and (_grades(a, b) or _grades(b, a)):
        return "strength"
    return None


def _denied_in_part(a: Said, b: Said) -> bool:
    """True when a part of one wording denies all that the other says: "not a royal tomb but that of merchants"."""
    if sign(b) is not True or not (a.direct and b.direct):
        return False
    for part in a.denying():
        found = match(part, b)
        if len(found.shared) >= _ITEMS and not found.left and _turn(part, b, found) == "denied" and found.one_statement:
            return True
    return False


def _is_short(said: Said) -> bool:
    """True for a few words that are all that is quoted in their sentence."""
    return said.direct and len(said.words) <= _FEW and len(said.sentence) - len(said.tokens) <= _BESIDE


def _implied(a: Said, b: Said, found: Match) -> bool:
    """True when one alone denies in another way: "nobody doubts", "refused", "not all" beside "some"."""
    if any(said.holds("all", "some") for said in (a, b)):
        return True
    words = knowledge("quotes")["implied"]
    return a.holds("implied") is not b.holds("implied") or any(
        name in words for item in (*found.left, *found.right) for name in item.concepts
    )


def _dated(found: Match) -> bool:
    """True when one alone names a day: what was so then need not be so now."""
    return any(item.value is not None and item.value[0] == "day" for item in (*found.left, *found.right))


def _signs_differ(a: Said, b: Said) -> bool:
    return sign(a) is not True or sign(b) is not True


def _grades(a: Said, b: Said) -> bool:
    """True when one says that it may be and the other that it will or must be."""
    if a.holds("must") and not a.holds("can") and b.holds("can") and not b.holds("must"):
        return True
    if not a.holds("possible") or a.holds("must", "certain") or b.holds("possible", "can"):
        return False
    facts = b.claim.factuality
    return b.holds("must") or (facts.certainty is Certainty.ASSERTED and (facts.status is None or facts.status in AHEAD))


def _amounts(a: Said, b: Said, shared: Sequence[tuple[Item, Item]]) -> bool:
    """True when one says it of all and the other of some of the same things."""
    ours, theirs = _counted(a, "all"), _counted(b, "some")
    if a.holds("some") or b.holds("all") or sign(a) is not True or sign(b) is not True:
        return False
    return any(one.span in ours and other.span in theirs for one, other in shared)


def _counted(said: Said, name: str) -> set[Span]:
    """The things that stand next behind a word of a list."""
    spans = set()
    things = [item for item in items(said.claim) if item.value is None]
    for _, last in cues(name, said.tokens, said.claim.language, book="quotes"):
        end = said.claim.span.start + said.tokens[last - 1].end
        behind = [item.span for item in things if item.span.start >= end]
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
    return found.worded or len(found.shared) >= max(_CLOSE, len(found.left), len(found.right))
