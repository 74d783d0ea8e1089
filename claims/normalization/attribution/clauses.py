"""Reported clauses: what a verb of saying or a named source covers when there are no quotation marks.

Four shapes: verb + "that" + clause; clause, comma, speaker + verb; "according to" + source, before or after its clause; a verb
of speech + colon. A clause never runs over its sentence, and stops where the author takes over ("..., but").
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.attribution import AttributionKind
from claims.normalization.attribution.borders import COMMAS, SHORTEST, Clause, clause_before, clause_from, is_inside
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.phrases import Phrase, left_phrase, right_phrase
from claims.normalization.attribution.scene import Cue, Scene, Unit
from claims.normalization.attribution.sources import clause_of_parenthesis, clause_of_source

_REACH = {True: 9, False: 16}  # words from a verb to its "that": subjects stand between where the verb comes first
_ENDS = frozenset(".!?…؟")


def find_clauses(scene: Scene, unit: Unit, real: Sequence[Quoted]) -> list[Clause]:
    """Clauses reported by the cues of a unit, in order of the cues."""
    found: list[Clause] = []
    first, last = scene.at(unit.start), scene.at(unit.end)
    covered = first  # nothing before this word is free to be reported by a later cue
    for number, cue in enumerate(unit.cues):
        following = unit.cues[number + 1].first if number + 1 < len(unit.cues) else last
        clause = _read(scene, unit, cue, first, last, covered, following, real)
        if clause is None:
            continue
        cue.used = True
        found.append(clause)
        covered = max(covered, scene.at(clause.end), cue.last)
    return found


def _read(
    scene: Scene, unit: Unit, cue: Cue, first: int, last: int, covered: int, following: int, real: Sequence[Quoted]
) -> Clause | None:
    if cue.role is Role.AS:
        return None
    if cue.role in (Role.SOURCE, Role.POINTER):
        return None if cue.used and cue.role is Role.SOURCE else clause_of_source(scene, cue, first, last, covered, real)
    opened = next((other for other in unit.cues if other.last == cue.first and other.role in (Role.AS, Role.SOURCE)), None)
    if opened is not None:
        return clause_of_parenthesis(scene, cue, opened.first, first, last, covered, real)
    clause = None
    if not scene.holds("quoting", cue.last - 1):
        clause = _that(scene, cue, last, following, real)
    if clause is None and not cue.used:
        clause = _colon(scene, cue, last, real) or _bare(scene, cue, first, last, real)
        if clause is None and cue.role is Role.VERB and not scene.holds("quoting", cue.last - 1):
            clause = _trailing(scene, cue, first, last, covered, real)
    return clause


def _that(scene: Scene, cue: Cue, last: int, following: int, real: Sequence[Quoted]) -> Clause | None:
    reach = min(last, cue.last + _REACH[scene.lexicon.subject_first] + 1)
    commas = 0
    for index in range(cue.last, reach):
        gap = scene.gap(index)
        if scene.stopped(index) or is_inside(scene, index, real):
            return None
        commas += bool(COMMAS & set(gap))
        if index >= following and scene.lexicon.subject_first:
            return None
        if scene.holds("complementisers", index) and not (index > cue.last and scene.holds("not_after", index - 1)):
            if commas > 2 or not _may_part(scene, cue, index):
                return None
            if index >= following and not scene.lexicon.subject_first:
                return None
            return clause_from(scene, cue, index + 1, last, real, inside=True)
        if scene.lexicon.subject_first and index - cue.last > _REACH[True]:
            return None
    return None


def _may_part(scene: Scene, cue: Cue, index: int) -> bool:
    """Between a verb and its "that" stand a hearer, a time, a place, never an object: "announced a plan that"."""
    if not scene.lexicon.subject_first or index == cue.last:
        return True
    if COMMAS & set(scene.gap(index)) and index - cue.last <= 5:
        return True  # a comma before the conjunction, where spelling asks for one
    head = cue.last
    while head < index and (scene.holds("between", head) or (scene.holds("openers", head) and scene.holds("between", head + 1))):
        head += 1
    if head == index or scene.holds("ends", head) or scene.holds("hearer", cue.last - 1) or scene.holds("empty_object", head):
        return True
    return (
        bool(scene.lexicon.roles.match(scene.words, head + (1 if scene.holds("openers", head) else 0), index))
        if head + 1 <= index
        else False
    )


def _colon(scene: Scene, cue: Cue, last: int, real: Sequence[Quoted]) -> Clause | None:
    """Speech after a colon, without marks."""
    if not scene.holds("speaking", cue.last - 1):
        return None
    for index in range(cue.last, min(last, cue.last + 15)):
        gap = scene.gap(index)
        if ":" in gap:
            if any(mark in gap for mark in "«“\"„'") or last - index < 4 or is_inside(scene, index, real):
                return None
            end = scene.words[last - 1].end
            closing = scene.source[end : end + 1]
            end += closing in _ENDS and closing != ""
            return Clause(scene.words[index].start, end, cue, AttributionKind.DIRECT)
        if scene.stopped(index) or is_inside(scene, index, real):
            return None
    return None


def _bare(scene: Scene, cue: Cue, first: int, last: int, real: Sequence[Quoted]) -> Clause | None:
    """A clause right after the verb, where the language may leave out "that": "said flights would resume"."""
    head = scene.words[cue.last - 1].text
    start = cue.last
    if cue.first <= first or (cue.last - cue.first > 1 and not scene.holds("bare", cue.last - 1)):
        return None
    if scene.holds("hearer", cue.last - 1):
        while (
            start < last
            and start - cue.last < 3
            and not set(scene.gap(start)) & set(',.;:"“«')
            and not scene.holds("empty_object", start)
        ):
            start += 1
        if start >= last or not scene.holds("empty_object", start):
            return None
        start += 1
    elif not scene.holds("bare", cue.last - 1):
        return None
    while start < last and scene.holds("between", start) and head:
        start += 1
    if start >= last or any(mark in scene.gap(start) for mark in ',.;:"“«„—') or last - start < SHORTEST:
        return None
    if scene.holds("adjuncts", start) and scene.words[start + 1].text not in ("least", "most"):
        return None
    if left_phrase(scene, cue.first, first) is None or _inverted(scene, cue, first, last):
        return None
    if scene.holds("complementisers", start):
        start += 1
    return clause_from(scene, cue, start, last, real)


def _inverted(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """`..., said the captain.`: a comma before the verb, one name phrase behind it, then the sentence ends or pauses."""
    before = cue.first
    while before > first and cue.first - before < 4 and scene.holds("between", before - 1) and not COMMAS & set(scene.gap(before)):
        before -= 1
    gap = scene.gap(before)
    if not (COMMAS & set(gap) or "—" in gap or "–" in gap) or before - first < SHORTEST:
        return False
    phrase = right_phrase(scene, cue.last, last)
    if phrase is None or not _names_someone(scene, phrase):
        return False
    return (
        phrase.last >= last
        or bool(set(scene.gap(phrase.last)) & set(",.;:—–،"))
        or (scene.holds("ends", phrase.last) and not _finite(scene, phrase.last))
    )


def _finite(scene: Scene, index: int) -> bool:
    return scene.words[index].text in ("is", "are", "was", "were", "has", "have", "had", "will", "would")


def _names_someone(scene: Scene, phrase: Phrase) -> bool:
    """A capital, a listed role or a pronoun: an object ("announced measures") is none of them."""
    if scene.holds("pronouns", phrase.first):
        return True
    return any(
        scene.words[index].capital or scene.lexicon.roles.match(scene.words, index, phrase.last) is not None
        for index in range(phrase.first, min(phrase.last, phrase.first + 4))
    )


def _trailing(scene: Scene, cue: Cue, first: int, last: int, covered: int, real: Sequence[Quoted]) -> Clause | None:
    """The clause before a comma, when only speaker and verb follow it."""
    if not scene.lexicon.subject_first:
        return None
    if _inverted(scene, cue, first, last) and (scene.holds("bare", cue.last - 1) or not scene.lexicon.sets["bare"]):
        border = cue.first
        while border > first and not (COMMAS & set(scene.gap(border)) or "—" in scene.gap(border) or "–" in scene.gap(border)):
            border -= 1
        return clause_before(scene, cue, border, first, covered, real, inverted=True)
    after_gap = scene.gap(cue.last) if cue.last < len(scene.words) else ""
    closes = (
        cue.last >= last
        or bool(set(after_gap) & set(",.;—"))
        or (scene.holds("adjuncts", cue.last) and scene.words[min(cue.last + 1, len(scene.words) - 1)].text != "least")
    )
    if not closes and not (cue.last < last and scene.holds("empty_object", cue.last)):
        return None
    phrase = left_phrase(scene, cue.first, first)
    if phrase is None or phrase.more is not None or phrase.first <= first or not COMMAS & set(scene.gap(phrase.first)):
        return None
    if scene.holds("relatives", phrase.first) or scene.holds("begins", phrase.first - 1) or scene.holds("begins", phrase.first):
        return None
    if not _names_someone(scene, phrase):
        return None
    return clause_before(scene, cue, phrase.first, first, covered, real)
