"""Names shared between articles: the same person or company under one id, whatever the script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claims.extraction import Source
from claims.model.name import NameKind, NameRelation
from claims.normalization.entity import compare_names, name_key

_SAME = (NameRelation.SAME, NameRelation.VARIANT)


def shared_names(sources: Sequence[Source]) -> dict[str, str]:
    """Every normal form of a name that has no id of its own, mapped to the first form met of the same name.

    Names are compared only where a part's consonant skeleton begins alike, so the cost stays near linear in their number.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, str] = {}
    for normal, kind in _names(sources).items():
        candidates = dict.fromkeys(other for block in _blocks(normal) for other in blocks[block])
        match = next((other for other in candidates if compare_names(normal, other, kind).relation in _SAME), None)
        shared[normal] = shared[match] if match is not None else normal
        for block in _blocks(normal):
            blocks[block].append(normal)
    return shared


def _names(sources: Iterable[Source]) -> dict[str, str | None]:
    """Distinct normal forms with their kind, longest first, so that short forms join the full name."""
    found: dict[str, str | None] = {}
    for source in sources:
        for name in source.extraction.names:
            if name.entity is None or not name.entity.startswith(("place:", "org:", "inst:", "person:")):
                found.setdefault(name.normal or name.text, name.kind.value if name.kind is not NameKind.MISC else None)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0].split()), item[0])))


def _blocks(normal: str) -> list[str]:
    return list(dict.fromkeys(key[:2] for key in (name_key(part) for part in normal.split()) if key))
