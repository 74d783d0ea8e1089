"""A later version of an article puts another figure, date or name in a claim, and no notice says that anything was corrected.

A newsroom that corrects says so. The two versions are set side by side; which of them is right is not told. Only values that cannot
both be true count, in a claim that is otherwise told in the same words; a notice of correction or update in a sentence that the
version before lacks speaks for all edits of that version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from claims.language.fold import fold_word
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.span import Field, Span
from claims.rules.cues import has, tokens_of
from claims.rules.edited import Edit, edits
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^\n.!?؟…]+")
_SAME = 0.6  # share of the words besides the values that both wordings have: below it, it may be another claim
_FEWEST = 2  # words besides the values: one word is no claim to recognize
_LONGEST = 400  # characters of a sentence that is looked through for a notice


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """Every value of a claim that another took the place of, unless the later version owns to an edit."""
    if not scene.revision or len(scene.extractions) != 2 or notices(*scene.extractions):
        return
    before, after = scene.extractions
    for pair in scene.pairs:
        found = list(edits(pair.a, pair.b))
        if found and _is_one_claim(pair.a, pair.b, found):
            for edit in found:
                one = passage(before, edit.before, value=edit.value_before, side="a")
                other = passage(after, edit.after, value=edit.value_after, side="b")
                yield Hit(
                    evidence=(one, other),
                    values={"one": one.text, "other": other.text},
                    confidence=min(0.9, pair.score),
                )


def notices(before: Extraction, after: Extraction) -> tuple[Span, ...]:
    """The sentences of the later version that tell of a correction or an update and do not stand in the earlier one."""
    language, found = after.document.language, []
    for field in (Field.TITLE, Field.TEXT):
        known = {_plain(old.group()) for old in _SENTENCE.finditer(before.document.article.field_text(field))}
        source = after.document.article.field_text(field)
        for new in _SENTENCE.finditer(source):
            if len(new.group()) > _LONGEST or not new.group().strip() or _plain(new.group()) in known:
                continue
            if has("notice", tokens_of(source, language, new.start(), new.end()), language, book="revision"):
                found.append(Span(new.start(), new.end(), field))
    return tuple(found)


def _is_one_claim(before: Claim, after: Claim, found: Sequence[Edit]) -> bool:
    """True when both wordings say the same besides the values that differ."""
    one = _words(before, [edit.before for edit in found])
    other = _words(after, [edit.after for edit in found])
    if min(len(one), len(other)) < _FEWEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME


def _words(claim: Claim, values: Sequence[Span]) -> list[str]:
    start = claim.span.start
    return [
        fold_word(word.group())
        for word in _WORD.finditer(claim.text)
        if not any(value.start <= start + word.start() < value.end for value in values)
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())


RULE = Rule(
    code="S401",
    name="silent-edit",
    type=DiscrepancyType.SILENT_EDIT,
    severity=Severity.MEDIUM,
    basis=Basis.COMPARISON,
    scope=Scope.CROSS,
    message="“{one}” became “{other}”, and the later version tells of no correction",
    advice="If the first was wrong, say in the article that it was corrected; if things have moved on, say that it was updated.",
    documentation=__doc__,
    check=check,
    revision=True,
    examples=(
        raises(
            ("en", "The warehouse fire in Gdansk injured 14 firefighters on Monday."),
            ("en", "The warehouse fire in Gdansk injured 41 firefighters on Monday."),
            because="the figure was exchanged",
        ),
        raises(
            ("fr", "Le tribunal de Nantes rendra son jugement le 3 avril 2025 dans cette affaire."),
            ("fr", "Le tribunal de Nantes rendra son jugement le 13 avril 2025 dans cette affaire."),
            because="the day was exchanged",
        ),
        raises(
            ("es", "La alcaldesa Teresa Olmedo inauguró el puente de Zamora el martes."),
            ("es", "La alcaldesa Lucía Barragán inauguró el puente de Zamora el martes."),
            because="the name was exchanged",
        ),
        silent(
            ("en", "The warehouse fire in Gdansk injured 14 firefighters on Monday."),
            (
                "en",
                "The warehouse fire in Gdansk injured 41 firefighters on Monday. "
                "Correction: an earlier version of this article gave another number.",
            ),
            because="the later version says that it was corrected",
        ),
        silent(
            ("ar", "أصيب 14 من رجال الإطفاء في حريق المستودع في غدانسك."),
            ("ar", "أصيب 41 من رجال الإطفاء في حريق المستودع في غدانسك. تصويب: ورد في نسخة سابقة رقم آخر."),
            because="the notice is read in the language of the article",
        ),
        silent(
            ("ru", "При пожаре на складе в Гданьске пострадали 14 пожарных."),
            ("ru", "В понедельник при пожаре на складе в Гданьске пострадали 14 пожарных."),
            because="a detail was added and no value exchanged",
        ),
    ),
)
