"""Clauses reported without "that": right behind the verb, before the speaker and the verb, or told by the verb itself.

"Said flights would resume"; "Two people died, police said"; "put the cost at 3 million".
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model.attribution import Stance
from claims.model.name import NameKind
from claims.normalization.attribution.borders import COMMAS, SHORTEST, Clause, clause_before, clause_from, is_inside
from claims.normalization.attribution.lexicon import Role
from claims.normalization.attribution.marks import Quoted
from claims.normalization.attribution.phrases import Phrase, left_phrase, right_phrase
from claims.normalization.attribution.scene import Cue, Scene
from claims.normalization.attribution.sources import in_the_middle

_ADJUNCT = 5  # words of a time or place between a verb and its clause
_BESIDE = 8  # words that may follow a verb of saying at the end of its sentence
_VIEW = 12  # words from a verb to the figure or quality that it gives, or from a subject to its verb


def read_bare(scene: Scene, cue: Cue, first: int, last: int, real: Sequence[Quoted]) -> Clause | None:
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
        behind = _behind_adjunct(scene, start, last)
        if behind is None:
            return None
        start = behind
    word = start + 1 if scene.holds("articles", start) and start + 1 < last else start
    if scene.holds("said_objects", word) or scene.holds("negations", start):
        return None  # "said the same", "asked her if"
    joined = cue.role is Role.PARTICIPLE or (cue.first > first and scene.holds("ands", cue.first - 1))
    if (left_phrase(scene, cue.first, first) is None and not joined) or _inverted(scene, cue, first, last):
        return None
    if scene.holds("complementisers", start):
        start += 1
    return clause_from(scene, cue, start, last, real)


def _behind_adjunct(scene: Scene, first: int, last: int) -> int | None:
    """Where a clause begins behind a time or place: "said on Thursday it would", "said in a statement the talks had failed"."""
    for index in range(first + 2, min(last, first + 2 + _ADJUNCT)):
        if scene.gap(index).strip(" '’\u00a0-") or scene.holds_any(("relatives", "complementisers"), index):
            return None
        subject = scene.holds("pronouns", index) or (scene.holds("openers", index) and not scene.holds("adjuncts", index - 1))
        if subject and _is_finite(scene, index, last):
            return index
    return None


def _is_finite(scene: Scene, first: int, last: int) -> bool:
    """True when a verb that only clauses have follows before a pause or another clause."""
    for index in range(first + 1, min(last, first + _VIEW)):
        if scene.gap(index).strip(" '’\u00a0-") or scene.holds_any(("relatives", "complementisers", "begins"), index):
            return False
        if scene.holds("finite", index):
            return True
    return False


def _opens_clause(scene: Scene, cue: Cue, last: int) -> bool:
    """True when a verb that only clauses have follows before a pause: "thinks the line could be saved", "announced he would"."""
    first = cue.last
    if first >= last or not (
        scene.holds("thinking", first - 1) or (scene.holds("with_pronoun", first - 1) and scene.holds("pronouns", first))
    ):
        return False
    return _is_finite(scene, first, last)


def read_view(scene: Scene, cue: Cue, last: int, following: int, real: Sequence[Quoted]) -> Clause | None:
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


def read_trailing(scene: Scene, cue: Cue, first: int, last: int, covered: int, real: Sequence[Quoted]) -> Clause | None:
    """The clause before a comma, when only speaker and verb follow it."""
    if not scene.lexicon.subject_first or cue.word.stance is Stance.DENYING:
        return None  # "a claim the firm disputes"
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
