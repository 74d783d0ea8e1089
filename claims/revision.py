"""Two versions of one article, claim by claim: what was added, dropped and changed, and what was exchanged without a word.

Claims told in the same words are the same claim. Of the others, those are one claim that stand between the same neighbours and
share most of their words, or that alignment takes for one fact. What is left was added or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from claims.alignment import Alignment, align, threshold
from claims.extraction import Source, read
from claims.framing import House
from claims.language.fold import fold_word
from claims.model.article import Article
from claims.model.claim import Claim
from claims.model.finding import Finding
from claims.model.revision import ChangedClaim, Revision
from claims.rules import Pair, Scene, in_order, run
from claims.rules.edited import edits
from claims.rules.model import passage
from claims.rules.s401_silent_edit import notices

BEFORE, AFTER = "before", "after"
"""The ids that the two versions go by in a revision."""

_WORD = re.compile(r"\w+")
_ALIKE = 0.5  # share of words that two wordings of one claim have in common
_MOST = 10_000  # pairs of claims between two neighbours that are held against each other; more is another text


def revise(before: Article, after: Article, *, house: House | None = None) -> Revision:
    """What the later version of an article says otherwise. The ids of the articles do not matter.

    `house`: rules that it silences are not asked.
    """
    sources = [read(replace(before, id=BEFORE)), read(replace(after, id=AFTER))]
    old, new = (list(source.extraction.claims) for source in sources)
    kept = _kept(old, new)
    alignment = align(sources)
    paired = _paired(old, new, kept, alignment)
    gone, come = {a.id for a, _, _ in paired}, {b.id for _, b, _ in paired}
    scene = _scene(sources, paired)
    silenced = house.rules if house is not None else frozenset()
    findings = [found for found in run(scene, silenced=silenced) if isinstance(found, Finding)]
    left, right = (source.extraction for source in sources)
    return Revision(
        added=tuple(claim for at, claim in enumerate(new) if at not in kept.values() and claim.id not in come),
        dropped=tuple(claim for at, claim in enumerate(old) if at not in kept and claim.id not in gone),
        changed=tuple(_changed(scene, pair) for pair in scene.pairs),
        same=len(kept),
        notices=tuple(passage(right, span) for span in notices(left, right)),
        findings=in_order(findings, [BEFORE, AFTER]),
        unsupported=(*left.unsupported, *right.unsupported),
    )


def _kept(old: Sequence[Claim], new: Sequence[Claim]) -> dict[int, int]:
    """The claims that both versions tell in the same words, by position; those in order first, then those that were moved."""
    one, other = [_told(claim) for claim in old], [_told(claim) for claim in new]
    found: dict[int, int] = {}
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        found.update({block.a + step: block.b + step for step in range(block.size)})
    free: dict[tuple[str, str], list[int]] = {}
    taken = set(found.values())
    for at, told in enumerate(other):
        if at not in taken:
            free.setdefault(told, []).append(at)
    for at, told in enumerate(one):
        if at not in found and free.get(told):
            found[at] = free[told].pop(0)
    return found


def _paired(
    old: Sequence[Claim], new: Sequence[Claim], kept: dict[int, int], alignment: Alignment
) -> list[tuple[Claim, Claim, float]]:
    """The claims told in other words, each with its counterpart, in the order of the later version."""
    taken = set(kept.values())
    gone = {claim.id for at, claim in enumerate(old) if at not in kept}
    come = {claim.id for at, claim in enumerate(new) if at not in taken}
    scored = list(_between(old, new, kept))
    for link, _ in alignment.links:
        a, b = (link.a, link.b) if link.a.article == BEFORE else (link.b, link.a)
        if a.id in gone and b.id in come and link.score >= threshold("strong"):
            scored.append((a, b, link.score))
    scored.sort(key=lambda item: (-item[2], item[0].id, item[1].id))
    found: list[tuple[Claim, Claim, float]] = []
    for a, b, score in scored:
        if a.id in gone and b.id in come:
            gone.remove(a.id)
            come.remove(b.id)
            found.append((a, b, score))
    order = {claim.id: at for at, claim in enumerate(new)}
    return sorted(found, key=lambda item: order[item[1].id])


def _between(old: Sequence[Claim], new: Sequence[Claim], kept: dict[int, int]) -> Iterator[tuple[Claim, Claim, float]]:
    """Pairs of claims between the same neighbours that share most of their words."""
    taken = set(kept.values())
    ends = sorted((a, b) for a, b in kept.items())
    first_old = first_new = 0
    for a, b in (*ends, (len(old), len(new))):
        gone = [old[at] for at in range(first_old, a) if at not in kept]
        come = [new[at] for at in range(first_new, b) if at not in taken]
        if len(gone) * len(come) <= _MOST:
            for one in gone:
                for other in come:
                    score = _likeness(one, other)
                    if score >= _ALIKE:
                        yield one, other, score
        first_old, first_new = max(first_old, a + 1), max(first_new, b + 1)


def _likeness(one: Claim, other: Claim) -> float:
    return SequenceMatcher(None, _words(one), _words(other), autojunk=False).ratio() if one.span.field is other.span.field else 0.0


def _words(claim: Claim) -> list[str]:
    return [fold_word(word) for word in _WORD.findall(claim.text)]


def _told(claim: Claim) -> tuple[str, str]:
    return claim.span.field.value, " ".join(claim.text.split())


def _scene(sources: Sequence[Source], paired: Sequence[tuple[Claim, Claim, float]]) -> Scene:
    return Scene(
        extractions=tuple(source.extraction for source in sources),
        pairs=tuple(Pair(a=a, b=b, score=score, context=score, cluster="") for a, b, score in paired),
        revision=True,
    )


def _changed(scene: Scene, pair: Pair) -> ChangedClaim:
    before, after = scene.extractions
    values = tuple(
        (
            passage(before, edit.before, value=edit.value_before, side="a"),
            passage(after, edit.after, value=edit.value_after, side="b"),
        )
        for edit in edits(pair.a, pair.b)
    )
    return ChangedClaim(before=pair.a, after=pair.b, likeness=pair.score, values=values)
