"""Reported clauses: what a verb of saying or a named source covers when there are no quotation marks.

Four shapes: verb + "that" + clause; clause, comma, speaker + verb; "according to" + source, before or after its clause; a verb
of speech + colon. A clause never runs over its sentence, and stops where the author takes over ("..., but").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.model.attribution import AttributionKind
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.resolve import Phrase, left_phrase, right_phrase
from claims.normalization.attribution.scene import Cue, Scene, Unit

_REACH = {True: 9, False: 16}  # words from a verb to its "that": subjects stand between where the verb comes first
_COMMAS = frozenset(",،")
_ENDS = frozenset(".!?…؟")
_PLAIN = 40  # words a source named without a pause may cover
_LONGEST = 120  # words of a reported clause; nobody is quoted that long without a full stop
_SHORTEST = 3  # words of a clause that is reported without "that"


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `[start, end)` that a cue reports. `inverted`: the speaker follows the verb."""

    start: int
    end: int
    cue: Cue
    kind: AttributionKind = AttributionKind.INDIRECT
    inverted: bool = False


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
        return None if cue.used and cue.role is Role.SOURCE else _source(scene, cue, first, last, covered, real)
    opened = next((other for other in unit.cues if other.last == cue.first and other.role in (Role.AS, Role.SOURCE)), None)
    if opened is not None:
        return _parenthesis(scene, cue, opened.first, first, last, covered, real)
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
        if scene.stopped(index) or _inside(scene, index, real):
            return None
        commas += bool(_COMMAS & set(gap))
        if index >= following and scene.lexicon.subject_first:
            return None
        if scene.holds("complementisers", index) and not (index > cue.last and scene.holds("not_after", index - 1)):
            if commas > 2 or not _may_part(scene, cue, index):
                return None
            if index >= following and not scene.lexicon.subject_first:
                return None
            return _until_end(scene, cue, index + 1, last, real, inside=True)
        if scene.lexicon.subject_first and index - cue.last > _REACH[True]:
            return None
    return None


def _may_part(scene: Scene, cue: Cue, index: int) -> bool:
    """Between a verb and its "that" stand a hearer, a time, a place, never an object: "announced a plan that"."""
    if not scene.lexicon.subject_first or index == cue.last:
        return True
    if _COMMAS & set(scene.gap(index)) and index - cue.last <= 5:
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


def _until_end(
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
    if not _COMMAS & set(gap):
        return False
    if role is Role.VERB and scene.words[index].core != scene.words[index].text:
        return True  # a joined "and" before a verb of saying
    if scene.lexicon.stops.match(scene.words, index, last) is not None:
        return True
    return role in (Role.PARTICIPLE, Role.SOURCE, Role.POINTER)


def _inside(scene: Scene, index: int, real: Sequence[Quoted]) -> bool:
    at = scene.words[index].start
    return any(quoted.outer_start <= at < quoted.outer_end for quoted in real)


def _colon(scene: Scene, cue: Cue, last: int, real: Sequence[Quoted]) -> Clause | None:
    """Speech after a colon, without marks."""
    if not scene.holds("speaking", cue.last - 1):
        return None
    for index in range(cue.last, min(last, cue.last + 15)):
        gap = scene.gap(index)
        if ":" in gap:
            if any(mark in gap for mark in "«“\"„'") or last - index < 4 or _inside(scene, index, real):
                return None
            end = scene.words[last - 1].end
            closing = scene.source[end : end + 1]
            end += closing in _ENDS and closing != ""
            return Clause(scene.words[index].start, end, cue, AttributionKind.DIRECT)
        if scene.stopped(index) or _inside(scene, index, real):
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
    if start >= last or any(mark in scene.gap(start) for mark in ',.;:"“«„—') or last - start < _SHORTEST:
        return None
    if scene.holds("adjuncts", start) and scene.words[start + 1].text not in ("least", "most"):
        return None
    if left_phrase(scene, cue.first, first) is None or _inverted(scene, cue, first, last):
        return None
    if scene.holds("complementisers", start):
        start += 1
    return _until_end(scene, cue, start, last, real)


def _inverted(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """`..., said the captain.`: a comma before the verb, one name phrase behind it, then the sentence ends or pauses."""
    before = cue.first
    while before > first and cue.first - before < 4 and scene.holds("between", before - 1) and not _COMMAS & set(scene.gap(before)):
        before -= 1
    gap = scene.gap(before)
    if not (_COMMAS & set(gap) or "—" in gap or "–" in gap) or before - first < _SHORTEST:
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
        while border > first and not (_COMMAS & set(scene.gap(border)) or "—" in scene.gap(border) or "–" in scene.gap(border)):
            border -= 1
        return _before(scene, cue, border, first, covered, real, inverted=True)
    after_gap = scene.gap(cue.last) if cue.last < len(scene.words) else ""
    closes = (
        cue.last >= last
        or bool(set(after_gap) & set(",.;—"))
        or (scene.holds("adjuncts", cue.last) and scene.words[min(cue.last + 1, len(scene.words) - 1)].text != "least")
    )
    if not closes and not (cue.last < last and scene.holds("empty_object", cue.last)):
        return None
    phrase = left_phrase(scene, cue.first, first)
    if phrase is None or phrase.more is not None or phrase.first <= first or not _COMMAS & set(scene.gap(phrase.first)):
        return None
    if scene.holds("relatives", phrase.first) or scene.holds("begins", phrase.first - 1) or scene.holds("begins", phrase.first):
        return None
    if not _names_someone(scene, phrase):
        return None
    return _before(scene, cue, phrase.first, first, covered, real)


def _before(
    scene: Scene, cue: Cue, border: int, first: int, covered: int, real: Sequence[Quoted], *, inverted: bool = False
) -> Clause | None:
    """The clause that ends before word `border`."""
    start = max(first, covered)
    if border - start > _LONGEST:
        return None
    for index in range(border - 1, start, -1):
        gap = scene.gap(index)
        if ";" in gap or "؛" in gap or (_COMMAS & set(gap) and _turns(scene, index, border)):
            start = index
            break
    for back in (border - 1, border - 2):  # "..., again according to": the adverb is not part of the clause
        if back > start and _COMMAS & set(scene.gap(back)) and scene.lexicon.subject_first and cue.role is Role.SOURCE:
            border = back
            break
    if border - start < _SHORTEST or any(
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


def _source(scene: Scene, cue: Cue, first: int, last: int, covered: int, real: Sequence[Quoted]) -> Clause | None:
    """ "According to X": the clause after the source when it opens its clause, else the clause before."""
    at = cue.last
    if cue.role is Role.SOURCE:
        inner = None if cue.word.peels or at >= last else scene.lexicon.cues.match(scene.words, at, last)
        if inner is not None and inner[1].role is Role.VERB:
            return None  # "según dijo": the verb is the cue
        begin = cue.last - 1 if cue.word.peels else at
        if (
            at > last
            or (not cue.word.peels and at >= last)
            or scene.lexicon.not_speakers.match(scene.words, begin, last) is not None
        ):
            return None
        phrase = right_phrase(scene, begin, last, source=True)
        if phrase is None:
            return None
        at = phrase.last
        while at < last and at - phrase.last < 30 and not set(scene.gap(at)) & set(",.;:،؛—\n"):
            at += 1
    return _around(scene, cue, cue.first, at, first, last, covered, real)


def _parenthesis(scene: Scene, cue: Cue, begin: int, first: int, last: int, covered: int, real: Sequence[Quoted]) -> Clause | None:
    """ "As officials say", "как полагают спасатели": like a named source, the verb inside it."""
    phrase = right_phrase(scene, cue.last, last) or left_phrase(scene, cue.first, first)
    at = max(cue.last, phrase.last if phrase else cue.last)
    while at < last and at - cue.last < 20 and not set(scene.gap(at)) & set(",.;:،؛—\n"):
        at += 1
    return _around(scene, cue, begin, at, first, last, covered, real, inverted=True)


def _around(
    scene: Scene,
    cue: Cue,
    begin: int,
    at: int,
    first: int,
    last: int,
    covered: int,
    real: Sequence[Quoted],
    *,
    inverted: bool = False,
) -> Clause | None:
    opening = begin
    while opening > first and begin - opening < 4 and not set(scene.gap(opening)) & set(",،;؛—"):
        opening -= 1
    pause = begin
    comma_before = begin > first and bool(set(scene.gap(begin)) & set(",،—"))
    if comma_before:
        pause = begin - 1
        while pause > first and begin - pause < 4 and not set(scene.gap(pause)) & set(",،;؛—"):
            pause -= 1
    opens = (
        begin - first <= 3
        or (comma_before and begin - pause <= 2 and at < last)
        or (begin - opening <= 2 and bool(set(scene.gap(opening)) & set(";؛—:")))
    )
    if begin > first and any(mark in scene.gap(begin) for mark in (":", ";", "؛")):
        opens = True
    if opens:
        if at >= last:
            return None
        return _until_end(scene, cue, at, last, real, inverted=inverted)
    if not comma_before and begin - max(first, covered) > _PLAIN:
        return None  # too far for a source named in passing
    return _before(scene, cue, begin, first, covered, real, inverted=inverted)
