"""Reported clauses: what a verb of saying or a named source covers when there are no quotation marks.

Four shapes: verb + "that" + clause; clause, comma, speaker + verb; "according to" + source, before or after its clause; a verb
of speech + colon. A clause never runs over its sentence, and stops where the author takes over ("..., but").
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.attribution import AttributionKind
from claims.normalization.attribution.borders import COMMAS, Clause, clause_from, is_inside
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.plain import read_bare, read_trailing, read_view
from claims.normalization.attribution.scene import Cue, Scene, Unit
from claims.normalization.attribution.sources import clause_of_parenthesis, clause_of_source

_REACH = {True: 9, False: 16}  # words from a verb to its "that": subjects stand between where the verb comes first
_TELLING = 8  # words of a clause that are little more than a verb of saying
_ENDS = frozenset(".!?…؟")


def find_clauses(scene: Scene, unit: Unit, real: Sequence[Quoted]) -> list[Clause]:
    """Clauses reported by the cues of a unit, in order of the cues."""
    found: list[Clause] = []
    first, last = scene.at(unit.start), scene.at(unit.end)
    covered = first  # nothing before this word is free to be reported by a later cue
    for number, cue in enumerate(unit.cues):
        following = unit.cues[number + 1].first if number + 1 < len(unit.cues) else last
        clause = _read(scene, unit, cue, first, last, covered, following, real)
        if (
            clause is None
            or any(clause.start == other.start for other in found)
            or (cue.role in (Role.SOURCE, Role.POINTER) and _is_telling(scene, unit, clause))
        ):
            continue
        cue.used = True
        found.append(clause)
        covered = max(covered, scene.at(clause.end), cue.last)
    return found


def _is_telling(scene: Scene, unit: Unit, clause: Clause) -> bool:
    """True for little more than the words of another cue: "she said on Monday, according to the paper"."""
    first, last = scene.at(clause.start), scene.at(clause.end)
    return last - first <= _TELLING and any(other.used and first <= other.first < last for other in unit.cues)


def _read(
    scene: Scene, unit: Unit, cue: Cue, first: int, last: int, covered: int, following: int, real: Sequence[Quoted]
) -> Clause | None:
    if cue.role is Role.AS:
        return None
    if cue.role in (Role.SOURCE, Role.POINTER):
        return None if cue.used and cue.role is Role.SOURCE else clause_of_source(scene, cue, first, last, covered, real)
    opened = next((other for other in unit.cues if other.last == cue.first and other.role in (Role.AS, Role.SOURCE)), None)
    if opened is not None and cue.role is Role.VERB:
        return clause_of_parenthesis(scene, cue, opened.first, first, last, covered, real)
    clause = None
    if not scene.holds("quoting", cue.last - 1) or (cue.last < last and scene.holds("complementisers", cue.last)):
        clause = _that(scene, cue, last, following, real)
    if clause is None and cue.used and cue.inverted:
        clause = read_trailing(scene, cue, first, last, covered, real)  # words in marks were only some of what is reported
    if clause is None and not cue.used:
        clause = _colon(scene, cue, last, real) or read_bare(scene, cue, first, last, real)
        if clause is None and cue.role is Role.VERB and not scene.holds("quoting", cue.last - 1):
            clause = read_trailing(scene, cue, first, last, covered, real)
        if clause is None and cue.word.views is not None:
            clause = read_view(scene, cue, last, following, real)
    return clause


def _that(scene: Scene, cue: Cue, last: int, following: int, real: Sequence[Quoted]) -> Clause | None:
    if cue.last < last and scene.holds("complementisers", cue.last - 1):
        return clause_from(scene, cue, cue.last, last, real)  # the phrase of the table ends in "that"
    reach = min(last, cue.last + _REACH[scene.lexicon.subject_first] + 1)
    commas = 0
    for index in range(cue.last, reach):
        gap = scene.gap(index)
        if scene.stopped(index) or is_inside(scene, index, real):
            return None
        commas += bool(COMMAS & set(gap))
        if index >= following and scene.lexicon.subject_first:
            return None
        if index > cue.last and scene.holds("finite", index - 1) and scene.holds("bare", cue.last - 1):
            return None  # a clause without "that" has begun
        if index > cue.last and scene.holds("complementisers", index) and _adds(scene, index):
            return None  # "and that" goes on with what an earlier verb brought
        if scene.holds("complementisers", index) and not (index > cue.last and _is_barred(scene, cue, index)):
            if commas > 2 or not _may_part(scene, cue, index):
                return None
            if index >= following and not scene.lexicon.subject_first and not _inserted(scene, following, index):
                return None
            return clause_from(scene, cue, index + 1, last, real)
        if scene.lexicon.subject_first and index - cue.last > _REACH[True]:
            return None
    return None


def _is_barred(scene: Scene, cue: Cue, index: int) -> bool:
    """True for a "that" that hangs on the word before it ("provided that"), unless this is the preposition of the verb itself."""
    if not scene.holds("not_after", index - 1):
        return False
    if all(scene.holds("own_words", at) for at in range(cue.last, index)):
        return False  # "insistió en que", "указал на то, что"
    return not (scene.holds("own_words", index - 1) and scene.holds("insists", cue.last - 1))


def _inserted(scene: Scene, verb: int, index: int) -> bool:
    """True for a verb in words between two commas: "revealed a source, asked not to be named, that"."""
    return (
        bool(COMMAS & set(scene.gap(verb)))
        and bool(COMMAS & set(scene.gap(index)))
        and scene.words[verb].core == scene.words[verb].text
    )


def _adds(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return scene.holds("ands", index - 1) or (word.core != word.text and word.core in scene.lexicon.sets["complementisers"])


def _may_part(scene: Scene, cue: Cue, index: int) -> bool:
    """Between a verb and its "that" stand a hearer, a time, a place, never an object: "announced a plan that"."""
    if not scene.lexicon.subject_first or all(scene.holds("own_words", at) for at in range(cue.last, index)):
        return True
    if COMMAS & set(scene.gap(index)) and (
        index - cue.last <= 5 if scene.lexicon.comma_that else COMMAS & set(scene.gap(cue.last))
    ):
        return True  # where spelling asks for a comma, or behind words between two: "announced, late at night, that"
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
            verbatim = not scene.holds("thinking", cue.last - 1)
            return Clause(scene.words[index].start, end, cue, AttributionKind.DIRECT if verbatim else AttributionKind.INDIRECT)
        if scene.stopped(index) or is_inside(scene, index, real):
            return None
        if scene.lexicon.subject_first and index > cue.last and scene.holds("finite", index):
            return None  # "said the thieves had been helped: one of them": what is said began before the colon
    return None
