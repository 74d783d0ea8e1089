"""Two spellings of one name in one script: the words that differ by a slip and by nothing that grammar adds."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from claims.knowledge.organizations import without_clitic
from claims.normalization.entity.phones import Script
from claims.normalization.entity.prepare import Token, prepare

_SHORTEST = 5  # letters of a word in which a slip is told from another name
_ALIKE = 0.8  # of the letters of two spellings: Mikkelsen, Mikkelson


def find_slip(a: str, b: str) -> tuple[str, str] | None:
    """The words, folded, in which two spellings of one name differ: every other word is the same, or one name is the word alone.

    Lone words are only held against each other when they sound the same: similar names of two people are common.
    """
    left, right = prepare(a), prepare(b)
    if left.script is not right.script or left.generation != right.generation or not left.tokens or not right.tokens:
        return None
    pairs: list[tuple[Token, Token]]
    if len(left.tokens) == len(right.tokens):
        pairs = [(one, other) for one, other in zip(left.tokens, right.tokens, strict=True) if one.letters != other.letters]
        if len(pairs) != 1 or (len(left.tokens) == 1 and pairs[0][0].phones != pairs[0][1].phones):
            return None
    elif 1 in (len(left.tokens), len(right.tokens)):
        pairs = [(one, other) for one in left.tokens for other in right.tokens if is_slip(one, other)]
        if len(pairs) != 1 or any(one.letters == other.letters for one in left.tokens for other in right.tokens):
            return None
    else:
        return None
    one, other = pairs[0]
    return (one.letters, other.letters) if is_slip(one, other) else None


def is_slip(a: Token, b: Token) -> bool:
    """True for two spellings of one word: alike in their letters, begun by one sound, and no forms of each other."""
    if a.letters == b.letters or min(len(a.letters), len(b.letters)) < _SHORTEST or a.phones[:1] != b.phones[:1]:
        return False
    if a.script is Script.CYRILLIC and _end_apart(a.letters, b.letters):
        return False
    if a.script is Script.ARABIC and not {a.letters, *without_clitic(a.letters)}.isdisjoint(
        {b.letters, *without_clitic(b.letters)}
    ):
        return False
    return not _is_inflected(a.letters, b.letters) and Indel.normalized_similarity(a.letters, b.letters) >= _ALIKE


def _end_apart(a: str, b: str) -> bool:
    """True for words that differ in their last letters alone: cases, and the names of men and women."""
    shared = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))
    return max(len(a), len(b)) - shared <= 4


def _is_inflected(a: str, b: str) -> bool:
    """True where one word is the other with an ending: a plural, a genitive, somebody from there."""
    return a.startswith(b) or b.startswith(a)
