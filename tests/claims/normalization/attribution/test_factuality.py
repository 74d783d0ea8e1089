"""Certainty, status and polarity, from tables in five languages."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.base import LANGUAGES, table
from claims.language.fold import fold
from claims.model.attribution import Certainty, Factuality, Polarity, Status
from claims.model.span import Span
from claims.normalization.attribution import read_factuality
from claims.normalization.attribution.factuality import Setting
from claims.normalization.attribution.lexicon import expand
from claims.normalization.attribution.verbs import Verb

_CASES = Path(__file__).parents[3] / "cases" / "factuality"


def _cases() -> list[object]:
    found: list[object] = []
    for language in LANGUAGES:
        table = tomllib.loads((_CASES / f"{language}.toml").read_text(encoding="utf-8"))
        for group in table["group"]:
            setting = Setting(headline=group.get("headline", False), ahead=group.get("ahead", False))
            for number, (marked, hint, expected) in enumerate(group["cases"]):
                tagged = group.get("tagged", False)
                found.append(
                    pytest.param(language, marked, hint, expected, tagged, setting, id=f"{language}-{group['because']}-{number}")
                )
    return found


def _read(language: str, marked: str, hint: str = "", *, tagged: bool = False, setting: Setting | None = None) -> Factuality:
    """The reading of the word in brackets. In a tagged text a verb carries its form: "was/aux.fin [signed/part]"."""
    verbs: list[Verb] = []
    text, opened, trigger = "", 0, Span(0, 0)
    for piece in re.split(r"(\[|\]|/(?:aux\.)?(?:fin|inf|part|ger)\b)", marked):
        if piece == "[":
            opened = len(text)
        elif piece == "]":
            trigger = Span(opened, len(text))
        elif piece.startswith("/"):
            begin = max(text.rfind(before) for before in " '’(") + 1
            verbs.append(Verb(Span(begin, len(text)), piece[1:].removeprefix("aux."), piece.startswith("/aux.")))
        else:
            text += piece
    return read_factuality(
        fold(text),
        language,
        Span(0, len(text)),
        trigger=trigger,
        status_hint=Status(hint) if hint else None,
        verbs=verbs if tagged else None,
        setting=setting or Setting(),
    )


@pytest.mark.parametrize(("language", "marked", "hint", "expected", "tagged", "setting"), _cases())
def test_factuality(language: str, marked: str, hint: str, expected: str, tagged: bool, setting: Setting) -> None:
    found = _read(language, marked, hint, tagged=tagged, setting=setting)
    status = found.status.value if found.status else "null"
    assert f"{found.certainty.value} {status} {found.polarity.value}" == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_forty_cases(language: str) -> None:
    table = tomllib.loads((_CASES / f"{language}.toml").read_text(encoding="utf-8"))
    assert sum(len(group["cases"]) for group in table["group"]) >= 40


def test_cues_are_spans_of_the_source() -> None:
    text = "The treaty has not been signed."
    found = read_factuality(fold(text), "en", Span(0, len(text)), trigger=Span(24, 30), status_hint=Status.SIGNED)
    assert [text[cue.start : cue.end] for cue in found.cues] == ["not"]


def test_without_a_trigger_the_main_clause_is_read() -> None:
    text = "The treaty will be signed in June"
    found = read_factuality(fold(text), "en", Span(0, len(text)))
    assert (found.status, found.polarity) == (Status.PLANNED, Polarity.POSITIVE)


def test_a_denial_before_the_clause_reaches_into_it() -> None:
    text = "The company denied that the vessel had been overloaded."
    clause = Span(text.index("the vessel"), len(text) - 1)
    trigger = Span(text.index("overloaded"), len(text) - 1)
    assert read_factuality(fold(text), "en", clause, trigger=trigger).polarity is Polarity.NEGATIVE


def test_a_sentence_before_does_not_reach_into_the_clause() -> None:
    text = "They did not. The treaty was signed."
    clause = Span(text.index("The treaty"), len(text))
    trigger = Span(text.index("signed"), text.index("signed") + 6)
    assert read_factuality(fold(text), "en", clause, trigger=trigger).polarity is Polarity.POSITIVE


@pytest.mark.parametrize("text", ["", "\u0301", "\u202e\u200f", "🙂", "\u00a0", "a" * 5000, "not " * 3000])
def test_never_fails(text: str) -> None:
    found = read_factuality(fold(text), "en", Span(0, len(text)), trigger=Span(0, len(text)))
    assert found.certainty is Certainty.ASSERTED


def _cue_words() -> list[str]:
    """Words of the cues of every language, so that made-up texts hold many of them."""
    found = {"sign", "treaty", "договор", "توقيع", "وقع", "قد", "firma", "l'accord"}
    for language in LANGUAGES:
        data = table(language, "factuality")
        for section in ("certainty", "modal", "status", "negation", "scope"):
            for phrases in data.get(section, {}).values():
                found.update(word for phrase in phrases for form in expand(phrase) for word in form.split())
    return sorted(word.strip("*") for word in found)


_TEXTS = st.lists(
    st.sampled_from(_cue_words()) | st.sampled_from([".", ",", "،", "\n", "«", "-", "\u0301", "🙂"]), max_size=40
).map(" ".join)


@given(text=_TEXTS | st.text(max_size=80), language=st.sampled_from(LANGUAGES), data=st.data())
def test_any_clause_and_any_trigger_can_be_read(text: str, language: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first = data.draw(st.integers(start, end))
    trigger = data.draw(st.none() | st.integers(first, end).map(lambda last: Span(first, last)))
    places = st.builds(lambda at, length: Span(at, min(len(text), at + length)), st.integers(0, len(text)), st.integers(0, 9))
    verbs = st.lists(st.builds(Verb, places, st.sampled_from(["fin", "inf", "part", "ger", ""]), st.booleans()), max_size=4)
    found = read_factuality(
        fold(text), language, Span(start, end), trigger=trigger, status_hint=Status.SIGNED, verbs=data.draw(st.none() | verbs)
    )
    for cue in found.cues:
        assert 0 <= cue.start < cue.end <= len(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_word_of_a_text_can_be_the_event(language: str) -> None:
    for word in _cue_words():
        text = f"a {word}"
        read_factuality(fold(text), language, Span(0, len(text)), trigger=Span(2, len(text)))
        read_factuality(fold(text), language, Span(0, len(text)))


def test_a_comma_before_a_subordinate_clause_does_not_hide_a_negation() -> None:
    text = "The senate did not ratify, because the text was late"
    assert read_factuality(fold(text), "en", Span(0, len(text))).polarity is Polarity.NEGATIVE


def test_a_verb_that_the_tagger_has_missed_is_told_by_its_form() -> None:
    text = "El instituto no confirma la hipótesis"
    found = read_factuality(fold(text), "es", Span(0, len(text)), verbs=())
    assert (found.status, found.polarity) == (Status.DONE, Polarity.NEGATIVE)


def test_a_noun_of_action_without_a_verb_is_done_where_it_has_a_day() -> None:
    text = "the arrest of the captain"
    trigger = Span(4, 10)
    assert read_factuality(fold(text), "en", Span(0, len(text)), trigger=trigger, verbs=()).status is None
    dated = Setting(valued=True)
    assert read_factuality(fold(text), "en", Span(0, len(text)), trigger=trigger, verbs=(), setting=dated).status is Status.DONE


def test_what_is_predicted_is_planned_and_probable_also_far_from_the_verb() -> None:
    text = "The bank forecasts a good year for its clients in the north, and that prices fall"
    clause, trigger, cue = (Span(text.index(part), text.index(part) + len(part)) for part in ("prices fall", "fall", "forecasts"))
    verbs = [Verb(trigger, "fin")]
    found = read_factuality(fold(text), "en", clause, trigger=trigger, verbs=verbs, setting=Setting(cue=cue))
    assert (found.status, found.certainty) == (Status.PLANNED, Certainty.PROBABLE)
    assert read_factuality(fold(text), "en", clause, trigger=trigger, verbs=verbs).status is None


def test_words_that_somebody_claims_are_alleged() -> None:
    text = "the guard sold the keys"
    verbs = [Verb(Span(10, 14), "fin")]
    found = read_factuality(fold(text), "en", Span(0, len(text)), trigger=Span(10, 14), verbs=verbs, setting=Setting(alleged=True))
    assert (found.certainty, found.status) == (Certainty.ALLEGED, Status.DONE)


def test_a_language_without_tables_gives_the_hint() -> None:
    found = read_factuality(fold("Tá an conradh sínithe"), "ga", Span(0, 21), status_hint=Status.SIGNED)
    assert found == Factuality(status=Status.SIGNED)
