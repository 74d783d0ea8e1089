"""Reported clauses: what a verb of saying or a named source covers when there are no quotation marks.

Four shapes: verb + "that" + clause; clause, comma, speaker + verb; "according to" + source, before or after its clause; a verb
of speech + colon. A clause never runs over its sentence, and stops where the author takes over ("..., but").
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.attribution import AttributionKind
from claims.model.name import NameKind
from claims.normalization.attribution.borders import COMMAS, SHORTEST, Clause, clause_before, clause_from, is_inside
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.phrases import Phrase, left_phrase, right_phrase
from claims.normalization.attribution.scene import Cue, Scene, Unit
from claims.normalization.attribution.sources import clause_of_parenthesis, clause_of_source, in_the_middle

_REACH = {True: 9, False: 16}  # words from a verb to its "that": subjects stand between where the verb comes first
_BESIDE = 8  # words that may follow a verb of saying at the end of its sentence
_VIEW = 12  # words from a verb to the figure or quality that it gives
_ENDS = frozenset(".!?…؟")


def find_clauses(scene: Scene, unit: Unit, real: Sequence[Quoted]) -> list[Clause]:
    """Clauses reported by the cues of a unit, in order of the cues."""
    found: list[Clause] = []
    first, last = scene.at(unit.start), scene.at(unit.end)
    covered = first  # nothing before this word is free to be reported by a later cue
    for number, cue in enumerate(unit.cues):
        following = unit.cues[number + 1].first if number + 1 < len(unit.cues) else last
        clause = _read(scene, unit, cue, first, last, covered, following, real)
        if clause is None or (cue.role in (Role.SOURCE, Role.POINTER) and _is_telling(scene, unit, clause)):
            continue
        cue.used = True
        found.append(clause)
        covered = max(covered, scene.at(clause.end), cue.last)
    return found


def _is_telling(scene: Scene, unit: Unit, clause: Clause) -> bool:
    """True for little more than the words of another cue: "she said on Monday, according to the paper"."""
    first, last = scene.at(clause.start), scene.at(clause.end)
    return last - first <= _BESIDE and any(other.used and first <= other.first < last for other in unit.cues)


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
        clause = _trailing(scene, cue, first, last, covered, real)  # words in marks were only some of what is reported
    if clause is None and not cue.used:
        clause = _colon(scene, cue, last, real) or _bare(scene, cue, first, last, real)
        if clause is None and cue.role is Role.VERB and not scene.holds("quoting", cue.last - 1):
            clause = _trailing(scene, cue, first, last, covered, real)
        if clause is None and cue.word.views is not None:
            clause = _view(scene, cue, last, following, real)
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
        if index > cue.last and scene.holds("finite", index - 1) and scene.holds("bare", cue.last - 1):
            return None  # a clause without "that" has begun
        if index > cue.last and scene.holds("complementisers", index) and _adds(scene, index):
            return None  # "and that" goes on with what an earlier verb brought
        if scene.holds("complementisers", index) and not (index > cue.last and scene.holds("not_after", index - 1)):
            if commas > 2 or not _may_part(scene, cue, index):
                return None
            if index >= following and not scene.lexicon.subject_first:
                return None
            return clause_from(scene, cue, index + 1, last, real)
        if scene.lexicon.subject_first and index - cue.last > _REACH[True]:
            return None
    return None


def _adds(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return scene.holds("ands", index - 1) or (word.core != word.text and word.core in scene.lexicon.sets["complementisers"])


def _may_part(scene: Scene, cue: Cue, index: int) -> bool:
    """Between a verb and its "that" stand a hearer, a time, a place, never an object: "announced a plan that"."""
    if not scene.lexicon.subject_first or index == cue.last:
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
    return None


def _bare(scene: Scene, cue: Cue, first: int, last: int, real: Sequence[Quoted]) -> Clause | None:
    """A clause right after the verb, where the language may leave out "that": "said flights would resume"."""
    start = cue.last
    if scene.source[scene.words[last - 1].end : scene.words[last - 1].end + 2].lstrip()[:1] == "?":
        return None
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
    elif not scene.holds("bare", cue.last - 1) and not _opens_clause(scene, cue, last):
        return None
    while start < last and scene.holds("between", start):
        start += 1
    if start >= last or any(mark in scene.gap(start) for mark in ',.;:"“«„—') or last - start < SHORTEST:
        return None
    if scene.holds("adjuncts", start) and scene.words[start + 1].text not in ("least", "most"):
        return None
    word = start + 1 if scene.holds("articles", start) and start + 1 < last else start
    if scene.holds("said_objects", word) or scene.holds("negations", start):
        return None  # "said the same", "asked her if"
    joined = cue.role is Role.PARTICIPLE or (cue.first > first and scene.holds("ands", cue.first - 1))
    if (left_phrase(scene, cue.first, first) is None and not joined) or _inverted(scene, cue, first, last):
        return None
    if scene.holds("complementisers", start):
        start += 1
    return clause_from(scene, cue, start, last, real)


def _view(scene: Scene, cue: Cue, last: int, following: int, real: Sequence[Quoted]) -> Clause | None:
    """What somebody holds something to be, without "that": "put the cost at 3 million". The verb is part of what is told."""
    views = cue.word.views or ()
    for index in range(cue.last, min(last, cue.last + _VIEW)):
        if scene.stopped(index) or is_inside(scene, index, real) or scene.holds("complementisers", index) or index >= following:
            return None
        word = scene.words[index]
        if any(
            view == ""
            or (view.startswith("*") and word.text.endswith(view[1:]) and not word.capital)
            or (view.endswith("*") and word.text.startswith(view[:-1]) and _figure(scene, index, last))
            or (word.text == view and _figure(scene, index + 1, last))
            for view in views
        ):
            return clause_from(scene, cue, cue.first, _before_relative(scene, index, last), real, over=index)
    return None


def _before_relative(scene: Scene, first: int, last: int) -> int:
    """Where what is told of the things a verb names begins: ", whom he did not name"."""
    for index in range(first + 1, min(last, first + _BESIDE * 2)):
        if COMMAS & set(scene.gap(index)) and any(scene.holds("relatives", at) for at in range(index, min(index + 3, last))):
            return index
    return last


def _figure(scene: Scene, index: int, last: int) -> bool:
    return any(any(sign.isdigit() for sign in scene.words[at].text) for at in range(index, min(last, index + 4)))


def _only_beside(scene: Scene, cue: Cue, last: int) -> bool:
    """True when a time, place or hearer is all that follows: "said early Sunday", "told a news conference"."""
    if not scene.holds("times", cue.last) and not scene.holds("hearer", cue.last - 1):
        return False
    for index in range(cue.last, min(last, cue.last + _BESIDE)):
        if index > cue.last and scene.gap(index).strip(" '’\u00a0-"):
            return True
        if scene.holds_any(("finite", "complementisers", "pronouns"), index):
            return False
    return last - cue.last <= _BESIDE


def _opens_clause(scene: Scene, cue: Cue, last: int) -> bool:
    """True when a verb that only clauses have follows before a pause: "thinks the line could be saved", "announced he would"."""
    first = cue.last
    if first >= last or not (
        scene.holds("thinking", first - 1) or (scene.holds("with_pronoun", first - 1) and scene.holds("pronouns", first))
    ):
        return False
    for index in range(first + 1, min(last, first + _VIEW)):
        if scene.gap(index).strip(" '’\u00a0-") or scene.holds_any(("relatives", "complementisers", "begins"), index):
            return False
        if scene.holds("finite", index):
            return True
    return False


def _inverted(scene: Scene, cue: Cue, first: int, last: int) -> bool:
    """`..., said the captain.`: a comma before the verb, one name phrase behind it, then the sentence ends or pauses."""
    before = cue.first
    while before > first and cue.first - before < 4 and scene.holds("between", before - 1) and not COMMAS & set(scene.gap(before)):
        before -= 1
    gap = scene.gap(before)
    if not (COMMAS & set(gap) or "—" in gap or "–" in gap) or before - first < SHORTEST:
        return False
    phrase = right_phrase(scene, cue.last, last)
    if phrase is None or scene.holds("never_speaks", phrase.first) or not _names_someone(scene, phrase, cue, last):
        return False
    if phrase.more is not None:
        return phrase.more[1] >= last or bool(set(scene.gap(phrase.more[1])) & set(",.;:—–،"))
    return (
        phrase.last >= last
        or bool(set(scene.gap(phrase.last)) & set(",.;:—–،"))
        or (scene.holds("ends", phrase.last) and not scene.holds("finite", phrase.last))
    )


def _names_someone(scene: Scene, phrase: Phrase, cue: Cue, last: int) -> bool:
    """A capital, a listed role, title or kind, or a pronoun: an object ("announced measures") is none of them."""
    if scene.holds("pronouns", phrase.first):
        return True
    if phrase.more is not None and any(
        name.kind is NameKind.PER for name in scene.names_in(scene.words[phrase.more[0]].start, scene.words[phrase.more[1] - 1].end)
    ):
        return True
    closes = phrase.last >= last or scene.stopped(phrase.last) or phrase.last == cue.first
    if closes and scene.holds("openers", phrase.first) and scene.holds_any(("bare", "speaking"), cue.last - 1):
        return True  # what is said, not written or shown, has no other object
    return any(
        scene.words[index].capital
        or index in scene.cast.titles
        or index in scene.cast.kinds
        or scene.lexicon.roles.match(scene.words, index, phrase.last) is not None
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
        phrase = right_phrase(scene, cue.last, last)
        after = phrase.more[1] if phrase is not None and phrase.more else phrase.last if phrase is not None else cue.last
        return in_the_middle(scene, cue, border, after, first, last, covered, real, inverted=True) or clause_before(
            scene, cue, border, first, covered, real, inverted=True
        )
    after_gap = scene.gap(cue.last) if cue.last < len(scene.words) else ""
    closes = (
        cue.last >= last
        or bool(set(after_gap) & set(",.;—"))
        or (scene.holds("adjuncts", cue.last) and scene.words[min(cue.last + 1, len(scene.words) - 1)].text != "least")
    )
    if not closes and not (cue.last < last and (scene.holds("empty_object", cue.last) or _only_beside(scene, cue, last))):
        return None
    phrase = left_phrase(scene, cue.first, first)
    if phrase is None or phrase.more is not None or phrase.first <= first or not COMMAS & set(scene.gap(phrase.first)):
        return None
    if scene.holds("relatives", phrase.first) or scene.holds("begins", phrase.first):
        return None
    if not _names_someone(scene, phrase, cue, last):
        return None
    if scene.holds_any(("relatives", "complementisers", "begins"), phrase.first - 1):
        return clause_from(scene, cue, cue.last, last, real)  # "a route which, he said, would cost less"
    return in_the_middle(scene, cue, phrase.first, cue.last, first, last, covered, real) or clause_before(
        scene, cue, phrase.first, first, covered, real
    )
