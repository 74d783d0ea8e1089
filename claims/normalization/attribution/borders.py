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
    scene: Scene, cue: Cue, start: int, last: int, real: Sequence[Quoted], *, over: int = 0, inverted: bool = False
) -> Clause | None:
    """From word `start` to where the sentence, or the speaker's part of it, ends; nothing ends it up to word `over`."""
    if start >= last:
        return None
    stop = start
    while stop < last:
        if stop > max(start, over) and _stops(scene, stop, last):
            break
        stop += 1
        if stop - start > _LONGEST:
            return None
    while stop > start and (scene.holds("ands", stop - 1)):
        stop -= 1
    if stop <= start:
        return None
    begin = scene.words[start].start
    lead = scene.source[scene.words[start - 1].end if start else 0 : begin].rstrip(" \u00a0\u202f")
    if lead[-1:] in tuple('«“"„') and (len(lead) == 1 or lead[-2] in " \u00a0:(") and (lead[-1:] != '"' or len(lead) > 1):
        begin = scene.words[start - 1].end + len(lead) - 1 if start else len(lead) - 1
    end = scene.words[stop - 1].end
    for quoted in real:
        if quoted.outer_start < end <= quoted.outer_end:
            end = quoted.outer_end
    if any(quoted.outer_start <= begin < quoted.outer_end and (quoted.outer_end - begin) * 2 > end - begin for quoted in real):
        return None  # the quotation itself is what was said
    if scene.source[begin:end].count('"') % 2 and scene.source[end : end + 1] == '"':
        end += 1
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
    cue = scene.cue_at(index, last)
    role = cue[1].role if cue is not None else None
    if role is Role.PARTICIPLE and not scene.lexicon.subject_first and cue is not None and _brings(scene, cue[0], last):
        return True
    if scene.holds("ands", index) and index + 1 < last:
        verb = index + 1
        while verb + 1 < last and verb - index < 4 and scene.holds("between", verb) and not scene.gap(verb + 1).strip(" '’-"):
            verb += 1
        next_cue = scene.cue_at(verb, last)
        beside = verb > index + 1
        if next_cue and next_cue[1].role is Role.VERB and not (beside and scene.holds("quoting", next_cue[0] - 1)):
            return True
    joined = role is Role.VERB and scene.words[index].core != scene.words[index].text  # "and" is written to the verb
    if joined and cue is not None and _brings(scene, cue[0], last):
        return True
    if not COMMAS & set(gap):
        return False
    if joined:
        return True
    if scene.lexicon.stops.match(scene.words, index, last) is not None:
        softer = scene.lexicon.softer.match(scene.words, index, last)
        return softer is None or not _goes_on(scene, softer[0], last)
    return role in (Role.PARTICIPLE, Role.SOURCE, Role.POINTER)


def _brings(scene: Scene, after: int, last: int) -> bool:
    """True when "that" or a colon follows within a few words: a word of state, no noun of the same spelling."""
    return any(scene.holds("complementisers", index) or ":" in scene.gap(index) for index in range(after, min(last, after + 4)))


def _goes_on(scene: Scene, index: int, last: int) -> bool:
    """True for a contrast that no other voice has a part in: "said that wages rose, whereas prices fell"."""
    found = (scene.cue_at(at, last) for at in range(index, min(last, index + _LONGEST)))
    return all(cue is None or cue[1].role is Role.AS for cue in found)


def is_inside(scene: Scene, index: int, real: Sequence[Quoted]) -> bool:
    """True when word `index` stands inside one of the quotations."""
    at = scene.words[index].start
    return any(quoted.outer_start <= at < quoted.outer_end for quoted in real)


def clause_before(
    scene: Scene, cue: Cue, border: int, first: int, covered: int, real: Sequence[Quoted], *, inverted: bool = False
) -> Clause | None:
    """The clause that ends before word `border`."""
    start = clause_start(scene, border, max(first, covered))
    if border - start > _LONGEST:
        return None
    for back in (border - 1, border - 2):  # "..., again according to": the adverb is not part of the clause
        if back > start and COMMAS & set(scene.gap(back)) and scene.lexicon.subject_first and cue.role is Role.SOURCE:
            border = back
            break
    while start < border and (scene.holds("ands", start) or (scene.holds("begins", start) and not scene.holds("relatives", start))):
        start += 1  # "but" and "and" belong to neither
    if border - start < SHORTEST or is_mostly_quoted(scene, start, border, real):
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


def is_mostly_quoted(scene: Scene, start: int, border: int, real: Sequence[Quoted]) -> bool:
    """True when more than half of the words `[start, border)` are one quotation."""
    return any(
        quoted.outer_end > scene.words[start].start
        and quoted.outer_start < scene.words[border - 1].end
        and scene.at(quoted.end) - scene.at(quoted.start) > (border - start) // 2
        for quoted in real
    )


def clause_start(scene: Scene, border: int, first: int) -> int:
    """The first word, not before `first`, of the clause that ends before word `border`."""
    for index in range(border - 1, max(first, border - _LONGEST), -1):
        gap = scene.gap(index)
        if ";" in gap or "؛" in gap or (COMMAS & set(gap) and _turns(scene, index, border)):
            return index
    return first


def _turns(scene: Scene, index: int, last: int) -> bool:
    """A clause of its own begins: "but", "while"; not a relative or a time clause, which belong to what is said."""
    if scene.lexicon.turns.match(scene.words, index, last) is not None:
        return True
    return (
        scene.lexicon.stops.match(scene.words, index, last) is not None
        and scene.holds("begins", index)
        and not scene.holds("relatives", index)
        and not (index + 1 < last and scene.holds("also", index + 1))  # "not only ..., but also"
    )
