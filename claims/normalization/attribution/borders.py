"""Where a reported clause begins and ends: never beyond its sentence, nor where the author takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model.attribution import AttributionKind
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.scene import Cue, Scene

COMMAS = frozenset(",،")
_LONGEST = 120  # words of a reported clause; nobody is quoted that long without a full stop
SHORTEST = 3  # words of a clause that is reported without "that"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `[start, end)` that a cue reports. `inverted`: the speaker follows the verb."""

    start: int
    end: int
    cue: Cue
    kind: AttributionKind = AttributionKind.INDIRECT
    inverted: bool = False


def clause_from(
    scene: Scene, cue: Cue, start: int, last: int, real: Sequence[Quoted], *, inside: bool = False, inverted: bool = False
) -> Clause | None:
    """From word `start` to where the sentence, or the speaker's part of it, ends."""
    if start >= last:
        return None
    stop = start
    while stop < last:
        if stop > start and _stops(scene, stop, last):
            break
        stop += 1
        if stop - start > _LONGEST:
            return None
    while stop > start and (scene.holds("ands", stop - 1)):
        stop -= 1
    if stop <= start:
        return None
    begin = scene.words[start].start
    lead = scene.source[scene.words[start - 1].end : begin] if start else ""
    for mark in '«“"„':
        if mark in lead:
            begin = scene.words[start - 1].end + lead.index(mark)
    end = scene.words[stop - 1].end
    for quoted in real:
        if quoted.outer_start < end <= quoted.outer_end:
            end = quoted.outer_end
    if any(quoted.outer_start <= begin < quoted.outer_end for quoted in real):
        return None  # the quotation itself is what was said
    tail = scene.source[end : end + 2]
    opened = scene.source.rfind("«", begin, end)
    if opened >= 0 and scene.source.find("»", opened, end) < 0 and "»" in scene.source[end : end + 3]:
        end = scene.source.index("»", end) + 1
    elif tail[:1] in ("%", ")", "”", "€", "$"):
        end += 1
    elif tail in (" %", "\u00a0%", "\u202f%"):
        end += 2
    return Clause(begin, end, cue, inverted=inverted)


def _stops(scene: Scene, index: int, last: int) -> bool:
    """True when a reported clause ends before word `index`. Kept: the clauses of one sentence ask the same again."""
    known = scene.stops.get(index)
    if known is None:
        known = scene.stops[index] = _read_stop(scene, index, last)
    return known


def _read_stop(scene: Scene, index: int, last: int) -> bool:
    gap = scene.gap(index)
    if ";" in gap or "؛" in gap or "\n" in gap:
        return True
    if (
        any(mark in gap for mark in (". ", "! ", "? ", "؟ "))
        and scene.words[index].capital
        and len(scene.words[index - 1].text) > 3
    ):
        return True
    cue = scene.lexicon.cues.match(scene.words, index, last)
    role = cue[1].role if cue is not None else None
    if role is Role.PARTICIPLE and not scene.lexicon.subject_first:
        return True
    if scene.holds("ands", index) and index + 1 < last:
        next_cue = scene.lexicon.cues.match(scene.words, index + 1, last)
        if next_cue is not None and next_cue[1].role is Role.VERB:
            return True
    if not COMMAS & set(gap):
        return False
    if role is Role.VERB and scene.words[index].core != scene.words[index].text:
        return True  # a joined "and" before a verb of saying
    if scene.lexicon.stops.match(scene.words, index, last) is not None:
        return True
    return role in (Role.PARTICIPLE, Role.SOURCE, Role.POINTER)


def is_inside(scene: Scene, index: int, real: Sequence[Quoted]) -> bool:
    """True when word `index` stands inside one of the quotations."""
    at = scene.words[index].start
    return any(quoted.outer_start <= at < quoted.outer_end for quoted in real)


def clause_before(
    scene: Scene, cue: Cue, border: int, first: int, covered: int, real: Sequence[Quoted], *, inverted: bool = False
) -> Clause | None:
    """The clause that ends before word `border`."""
    start = max(first, covered)
    if border - start > _LONGEST:
        return None
    for index in range(border - 1, start, -1):
        gap = scene.gap(index)
        if ";" in gap or "؛" in gap or (COMMAS & set(gap) and _turns(scene, index, border)):
            start = index
            break
    for back in (border - 1, border - 2):  # "..., again according to": the adverb is not part of the clause
        if back > start and COMMAS & set(scene.gap(back)) and scene.lexicon.subject_first and cue.role is Role.SOURCE:
            border = back
            break
    if border - start < SHORTEST or any(
        quoted.outer_end > scene.words[start].start
        and quoted.outer_start < scene.words[border - 1].end
        and scene.at(quoted.end) - scene.at(quoted.start) > (border - start) // 2
        for quoted in real
    ):
        return None
    begin, end = scene.words[start].start, scene.words[border - 1].end
    if scene.source[begin - 1 : begin] in ("«", "“", '"', "„") and begin:
        begin -= 1
    gap = scene.source[end : scene.words[border].start if border < len(scene.words) else len(scene.source)]
    for mark in ("»", "”", '"', ")", "%"):
        if mark in gap[:2]:
            end += gap.index(mark) + 1
            break
    return Clause(begin, end, cue, inverted=inverted)


def _turns(scene: Scene, index: int, last: int) -> bool:
    """A clause of its own begins: "but", "while"; not a relative or a time clause, which belong to what is said."""
    return (
        scene.lexicon.stops.match(scene.words, index, last) is not None
        and scene.holds("begins", index)
        and not scene.holds("relatives", index)
    )
