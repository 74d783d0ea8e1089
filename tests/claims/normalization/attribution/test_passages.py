"""Quotations and reported clauses with their speakers, from tables in five languages."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.base import LANGUAGES, table
from claims.language.fold import fold
from claims.language.sentences import split_sentences
from claims.model.attribution import AttributionKind, Passage, Stance, Voice
from claims.model.name import NameKind, NameMention
from claims.model.span import Field, Span
from claims.normalization.attribution import read_passages, voice_at
from claims.normalization.attribution.lexicon import expand

_CASES = Path(__file__).parents[3] / "cases" / "attribution"


_MARKED = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}")


def _cases(kind: str) -> list[object]:
    found: list[object] = []
    for language in LANGUAGES:
        data = tomllib.loads((_CASES / f"{language}.toml").read_text(encoding="utf-8"))
        for group in data[kind]:
            for number, (text, *expected) in enumerate(group["cases"]):
                found.append(pytest.param(language, text, expected, id=f"{language}-{group['because']}-{number}"))
    return found


def _marked(text: str) -> tuple[str, tuple[NameMention, ...]]:
    """A text without its marks, and the names they tell: `[person]`, `{organization}`."""
    plain, names, last = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[last : match.start()]
        words = match.group(1) or match.group(2)
        kind = NameKind.PER if match.group(1) else NameKind.ORG
        names.append(NameMention(span=Span(len(plain), len(plain) + len(words)), text=words, kind=kind))
        plain += words
        last = match.end()
    return plain + text[last:], tuple(names)


def _told(passages: tuple[Passage, ...]) -> list[str]:
    return [f"{one.kind.value}|{one.speaker.text if one.speaker else '-'}|{one.text}" for one in passages]


def _read(text: str, language: str, names: tuple[NameMention, ...] = ()) -> tuple[Passage, ...]:
    folded = fold(text)
    sentences = [Span(start, end) for start, end in split_sentences(folded, language)]
    return read_passages(folded, language, sentences=sentences, names=names)


def _named(text: str, words: str, kind: NameKind = NameKind.PER) -> NameMention:
    start = text.index(words)
    return NameMention(span=Span(start, start + len(words)), text=words, kind=kind, entity="person:1")


@pytest.mark.parametrize(("language", "text", "expected"), _cases("group"))
def test_passages(language: str, text: str, expected: list[str]) -> None:
    assert _told(_read(text, language)) == expected


@pytest.mark.parametrize(("language", "text", "expected"), _cases("resolved"))
def test_speakers_are_resolved_to_whom_the_article_names(language: str, text: str, expected: list[str]) -> None:
    plain, names = _marked(text)
    assert _told(_read(plain, language, names)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_twenty_five_cases(language: str) -> None:
    data = tomllib.loads((_CASES / f"{language}.toml").read_text(encoding="utf-8"))
    assert sum(len(group["cases"]) for group in data["group"]) >= 25


def test_a_pronoun_is_resolved_to_the_last_person_named() -> None:
    text = "Marta Silva arrived in town on Monday. She said the road was open."
    (passage,) = _read(text, "en", (_named(text, "Marta Silva"),))
    assert passage.speaker is not None
    assert (passage.speaker.text, passage.speaker.span, passage.speaker.entity) == ("Marta Silva", Span(0, 11), "person:1")


def test_a_person_in_apposition_is_the_speaker() -> None:
    text = "The head of the club, Marta Silva, said that the match was over."
    (passage,) = _read(text, "en", (_named(text, "Marta Silva"),))
    assert passage.speaker is not None
    assert passage.speaker.text == "Marta Silva"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Мы всё проверили и готовы», — сообщили телеканалу в компании.", "компании"),
        ("«Мы всё проверили и готовы», — сообщили ТАСС в пресс-службе.", "пресс-службе"),
        ("«Мы всё проверили и готовы», — рассказал агентству директор музея.", "директор музея"),
        ("«Мы всё проверили и готовы», — сообщили в полиции.", "полиции"),
        ("«Мы всё проверили и готовы», — сказал министр.", "министр"),
    ],
)
def test_whom_the_words_were_said_to_does_not_speak(text: str, speaker: str) -> None:
    (passage,) = _read(text, "ru")
    assert passage.speaker is not None
    assert passage.speaker.text == speaker


def test_a_quotation_runs_over_paragraphs() -> None:
    text = 'The captain said: "We left the port at noon.\n\n"The storm came at dusk."'
    first, second = _read(text, "en")
    assert (first.text, second.text) == ("We left the port at noon.", "The storm came at dusk.")
    assert first.speaker is not None
    assert second.speaker is not None
    assert first.speaker.text == second.speaker.text == "The captain"


def test_an_unclosed_quotation_is_flagged_and_ends_with_its_sentence() -> None:
    (passage,) = _read("The coach said: “We train twice a day. The sun went down", "en")
    assert (passage.text, passage.closed) == ("We train twice a day.", False)


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("en", "The firm claimed that sales rose.", Stance.DISTANCING),
        ("en", "The firm denied that sales fell.", Stance.DENYING),
        ("en", "The firm said that sales rose.", Stance.NEUTRAL),
        ("ar", "زعمت الشركة أن المبيعات ارتفعت.", Stance.DISTANCING),
        ("ar", "أقرت الشركة بأن المبيعات تراجعت.", Stance.FACTIVE),
        ("es", "La empresa subrayó que las ventas suben.", Stance.EMPHATIC),
        ("fr", "L'entreprise prétend que les ventes montent.", Stance.DISTANCING),
        ("ru", "Компания признала, что продажи упали.", Stance.FACTIVE),
    ],
)
def test_stance_of_the_verb(language: str, text: str, stance: Stance) -> None:
    (passage,) = _read(text, language)
    assert passage.stance is stance


def test_voice_is_that_of_the_innermost_passage() -> None:
    text = 'The coach said that it was "no small thing" to win. The team left.'
    passages = _read(text, "en")
    start = text.index("small")
    assert voice_at(passages, Span(start, start + 5)) is Voice.QUOTATION
    assert voice_at(passages, Span(text.index("to win"), text.index("to win") + 6)) is Voice.REPORTED
    assert voice_at(passages, Span(text.index("The team"), len(text))) is Voice.AUTHOR
    assert voice_at(passages, Span(start, start + 5, Field.TITLE)) is Voice.AUTHOR


def test_a_language_without_tables_gets_its_quotations() -> None:
    (passage,) = _read("Dúirt sí “tá an droichead tite anois sa bhaile”.", "ga")
    assert passage.kind is AttributionKind.DIRECT
    assert passage.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u0301\u0301",
        "\u202e\u200f\u2067",
        "🙂 said “🙂🙂🙂🙂 a b c d e”",
        "\u00a0«\u00a0",
        "«" * 5000,
        '"a ' * 5000,
        "he said that " * 2000,
        "— a\n" * 3000,
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_never_fails(language: str, text: str) -> None:
    for passage in read_passages(fold(text), language, sentences=[Span(0, len(text))]):
        assert text[passage.span.start : passage.span.end] == passage.text


def _cue_words() -> list[str]:
    """Words of the tables of every language, so that made-up texts hold many of them."""
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            found.update(word.strip("*") for form in expand(value) for word in form.split())

    for language in LANGUAGES:
        walk(table(language, "reporting"))
    return sorted(found - {""})


_TEXTS = st.lists(
    st.sampled_from(_cue_words())
    | st.sampled_from([".", ",", "،", ":", "«", "»", '"', "—", "(", ")", "\n", "10", "Ana Ruiz", "A"]),
    max_size=40,
).map(" ".join)


@given(text=_TEXTS | st.text(max_size=80), language=st.sampled_from(LANGUAGES), data=st.data())
def test_any_text_with_any_names_can_be_read(text: str, language: str, data: st.DataObject) -> None:
    names: list[NameMention] = []
    last = 0
    for _ in range(data.draw(st.integers(0, 3))):
        if last >= len(text):
            break
        start = data.draw(st.integers(last, len(text) - 1))
        last = data.draw(st.integers(start + 1, len(text)))
        kind = data.draw(st.sampled_from(NameKind))
        names.append(NameMention(span=Span(start, last), text=text[start:last], kind=kind))
    for passage in _read(text, language, tuple(names)):
        assert text[passage.span.start : passage.span.end] == passage.text != ""
        if passage.speaker is not None:
            assert text[passage.speaker.span.start : passage.speaker.span.end] == passage.speaker.text != ""


def test_a_paragraph_may_repeat_the_closing_mark() -> None:
    first, second = _read("Le maire a dit : « Nous avons tout perdu ici.\n\n» Il faut reconstruire le pont. »", "fr")
    assert (first.text, second.text) == ("Nous avons tout perdu ici.", "Il faut reconstruire le pont.")
