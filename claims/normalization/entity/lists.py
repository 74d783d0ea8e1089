"""Two long lists of names, matched: only names that share a consonant skeleton of a word are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.model.name import NameMatch, NameRelation
from claims.normalization.entity.compare import compare_names
from claims.normalization.entity.prepare import name_keys

_MOST = 60  # names compared with one name; the rarest skeletons come first
_FOUND = (NameRelation.SAME, NameRelation.VARIANT)


def match_names(ours: Sequence[str], theirs: Sequence[str], kind: str | None = None) -> Iterator[tuple[int, int, NameMatch]]:
    """For each of our names the likeliest of theirs that is the same or a variant: both indices and the match.

    Names without any are left out. Cost: near linear in the length of the lists, whatever their scripts; a skeleton that very many
    names share is cut off at sixty.
    """
    postings: dict[str, list[int]] = {}
    for index, name in enumerate(theirs):
        for key in dict.fromkeys(name_keys(name)):
            postings.setdefault(key, []).append(index)
    for index, name in enumerate(ours):
        best: tuple[float, int, NameMatch] | None = None
        for other in _candidates(name, postings):
            match = compare_names(name, theirs[other], kind)
            if match.relation in _FOUND and (best is None or (-match.score, other) < best[:2]):
                best = (-match.score, other, match)
        if best is not None:
            yield index, best[1], best[2]


def _candidates(name: str, postings: dict[str, list[int]]) -> list[int]:
    """Those that share most skeletons first, then those of the rarest."""
    lists = sorted((postings.get(key, []) for key in dict.fromkeys(name_keys(name))), key=len)
    shared: dict[int, int] = {}
    for rank, posting in enumerate(lists):
        for other in posting if not rank or len(posting) <= _MOST * 20 else ():
            shared[other] = shared.get(other, 0) + 1
    order = {other: rank for rank, other in enumerate(shared)}
    return sorted(shared, key=lambda other: (-shared[other], order[other]))[:_MOST]
