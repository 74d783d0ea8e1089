"""The pipelines: their order, their contract on any text, clitics left out of names, and floors that a new training must keep."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims.errors import DataError
from claims.language.analysis import Analysis, Tier
from claims.language.base import LANGUAGES
from claims.language.pipeline import tokenize
from claims.language.tagger import load_pipeline

UPOS = frozenset(
    (
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    )
)
WEIRD = (
    "",
    "\u0301\u0301",
    "\u200f\u200e",
    "a" * 5000,
    "9" * 5000,
    "🙂🙂 🙂",
    "\u00a0.\u00a0",
    "((((((" * 50,
    "و " * 2000,
)


def annotate(text: str, language: str, prefer: str | None = None) -> Analysis:
    return load_pipeline(language, prefer or f"crosscheck_{language}").annotate(tokenize(text, language))


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind.value) for one in annotate(text, language).entities]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", WEIRD, ids=range(len(WEIRD)))
def test_any_text_is_read(text: str, language: str) -> None:
    tokens = tokenize(text, language)
    found = load_pipeline(language, f"crosscheck_{language}").annotate(tokens, range(0, len(tokens), 3))
    assert len(found.tags) == len(found.lemmas) == len(tokens)
    assert set(found.tags) <= UPOS
    assert len(found.forms) == len(tokens)
    assert {tag for tag, form in zip(found.tags, found.forms, strict=True) if form} <= {"VERB", "AUX"}
    assert set(found.forms) <= {"fin", "inf", "part", "ger", ""}
    last = 0
    for one in found.entities:
        assert 0 <= one.first < one.after <= len(tokens)
        assert last <= one.start < one.end
        assert tokens[one.first].start <= one.start
        assert one.end <= tokens[one.after - 1].end
        last = one.end


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_reads_the_same_in_any_company(language: str) -> None:
    one, other = "Maria Silva met Peter Novak in Madrid.", "Вчера в Москве. В مدريد 12 mai"
    pipeline = load_pipeline(language, f"crosscheck_{language}")
    first, second = tokenize(one, language), tokenize(other, language)
    alone = pipeline.annotate(first)
    together = pipeline.annotate([*first, *second], [0, len(first)])
    assert together.tags[: len(first)] == alone.tags
    assert [name for name in together.entities if name.after <= len(first)] == list(alone.entities)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_does_not_cross_a_sentence(language: str) -> None:
    text = "Madrid Madrid Madrid Madrid"
    tokens = tokenize(text, language)
    for one in load_pipeline(language, f"crosscheck_{language}").annotate(tokens, range(len(tokens))).entities:
        assert one.after - one.first == 1


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ar", "وصل الرئيس الأوكراني فولوديمير زيلينسكي إلى باريس.", [("فولوديمير زيلينسكي", "PER"), ("باريس", "LOC")]),
        ("ar", "جرت المحادثات بين فرنسا وروسيا أمس.", [("فرنسا", "LOC"), ("روسيا", "LOC")]),
        ("en", "John Smith visited Paris on Monday.", [("John Smith", "PER"), ("Paris", "LOC")]),
        ("es", "Carlos Ruiz llegó a Madrid el martes.", [("Carlos Ruiz", "PER"), ("Madrid", "LOC")]),
        ("fr", "Jean Dupont est arrivé à Lyon mardi.", [("Jean Dupont", "PER"), ("Lyon", "LOC")]),
        ("ru", "Иван Петров приехал в Москву.", [("Иван Петров", "PER"), ("Москву", "LOC")]),
    ],
)
def test_plain_names(language: str, text: str, wanted: list[tuple[str, str]]) -> None:
    assert names(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("التقى وفد من ألمانيا وبريطانيا.", "بريطانيا"),
        ("سافر الوزير لفرنسا.", "فرنسا"),
        ("وصل وليد إلى بيروت.", "بيروت"),  # the first letter of بيروت is its own
    ],
)
def test_clitics_stay_outside(text: str, wanted: str) -> None:
    assert wanted in [name for name, _ in names(text, "ar")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The minister signed the new law .", "DET NOUN VERB DET ADJ NOUN PUNCT"),
        ("es", "El ministro firmó la nueva ley .", "DET NOUN VERB DET ADJ NOUN PUNCT"),
        ("fr", "Le ministre a signé la nouvelle loi .", "DET NOUN AUX VERB DET ADJ NOUN PUNCT"),
        ("ru", "Министр подписал новый закон .", "NOUN VERB ADJ NOUN PUNCT"),
        ("ar", "أعلن الرئيس في باريس نتائج جديدة .", "VERB NOUN ADP PROPN NOUN ADJ PUNCT"),
    ],
)
def test_plain_tags(language: str, text: str, wanted: str) -> None:
    assert " ".join(annotate(text, language).tags) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The minister wants to sign the law .", {"wants": "fin", "sign": "inf"}),
        ("en", "The bridge was destroyed by the army .", {"was": "fin", "destroyed": "part"}),
        ("en", "The government has announced new elections .", {"has": "fin", "announced": "part"}),
        ("en", "The talks will begin on Monday .", {"will": "fin", "begin": "inf"}),
        ("es", "El ministro quiere firmar la ley .", {"quiere": "fin", "firmar": "inf"}),
        ("es", "El ministro ha firmado la ley .", {"ha": "fin", "firmado": "part"}),
        ("es", "Los obreros siguen trabajando .", {"siguen": "fin", "trabajando": "ger"}),
        ("fr", "Le ministre veut signer la loi .", {"veut": "fin", "signer": "inf"}),
        ("fr", "Le ministre a signé la loi .", {"a": "fin", "signé": "part"}),
        ("ru", "Министр хочет подписать закон .", {"хочет": "fin", "подписать": "inf"}),
        ("ru", "Министр подписал закон , принятый парламентом .", {"подписал": "fin", "принятый": "part"}),
        ("ru", "Прочитав письмо , министр уехал .", {"Прочитав": "ger", "уехал": "fin"}),
        ("ru", "У министра нет ответа .", {"нет": "fin"}),
        ("ar", "أعلن الرئيس في باريس نتائج جديدة .", {"أعلن": "fin", "نتائج": ""}),
    ],
)
def test_forms_of_verbs(language: str, text: str, wanted: dict[str, str]) -> None:
    found = annotate(text, language)
    forms = dict(zip((token.text for token in tokenize(text, language)), found.forms, strict=True))
    assert {word: forms[word] for word in wanted} == wanted


def test_lemma_keys() -> None:
    assert annotate("houses", "en").lemmas == ("house",)
    assert annotate("وروسيا", "ar").lemmas == ("روسيا",)


def test_order_of_choice() -> None:
    assert load_pipeline("tr").tier is Tier.RULES
    bare = load_pipeline("en", "rules").annotate(tokenize("John met Ann.", "en"))
    assert (bare.entities, set(bare.forms)) == ((), {""})
    own = load_pipeline("en", "crosscheck_en")
    assert (own.name, own.tier) == ("crosscheck_en", Tier.OWN)
    assert load_pipeline("en", "crosscheck_en") is own


@pytest.mark.parametrize("name", ["no_such_package", "crosscheck_fr", "/no/such/folder", "json", ""])
def test_a_pipeline_that_is_not_to_be_had_is_refused(name: str) -> None:
    with pytest.raises(DataError, match=r"crosscheck_en|cannot be loaded"):
        load_pipeline("en", name)


PACKAGE = """
import spacy
from spacy.tokens import Span

def load():
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([
        {"label": "GPE", "pattern": "Lima"}, {"label": "DATE", "pattern": "Monday"}, {"label": "NORP", "pattern": "Peruvian"},
        {"label": "PERSON", "pattern": "Ana Ruiz"},
    ])
    nlp.add_pipe("attribute_ruler").add_patterns([
        {"patterns": [[{"LOWER": "left"}]], "attrs": {"POS": "VERB", "MORPH": "Tense=Past|VerbForm=Fin"}},
        {"patterns": [[{"LOWER": "peruvian"}]], "attrs": {"POS": "ADJ", "MORPH": "VerbForm=Part"}},
    ])
    nlp.meta["version"] = "9.9"
    return nlp
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sequence[str]:
    (tmp_path / "en_core_web_sm.py").write_text(PACKAGE, encoding="utf-8")
    (tmp_path / "en_core_web_trf.py").write_text("raise ImportError('made for another machine')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    load_pipeline.cache_clear()
    yield ("en_core_web_sm", "en_core_web_trf")
    load_pipeline.cache_clear()
    for name in ("en_core_web_sm", "en_core_web_trf"):
        sys.modules.pop(name, None)


def test_an_official_package_comes_first(package: Sequence[str]) -> None:
    pipeline = load_pipeline("en")
    assert (pipeline.name, pipeline.version, pipeline.tier) == ("en_core_web_sm", "9.9", Tier.OFFICIAL)
    text = "On Monday Ana Ruiz left Lima. A Peruvian stayed in Lima."
    tokens = tokenize(text, "en")
    found = pipeline.annotate(tokens, [0, 7])
    kinds = [(text[one.start : one.end], one.kind.value) for one in found.entities]
    assert kinds == [("Ana Ruiz", "PER"), ("Lima", "LOC"), ("Peruvian", "MISC"), ("Lima", "LOC")]
    assert [(token.text, form) for token, form in zip(tokens, found.forms, strict=True) if form] == [("left", "fin")]
    assert found.tags[4] == "VERB"
    assert len(found.tags) == len(tokens)
    long = tokens * 300
    assert len(pipeline.annotate(long, range(0, len(long), len(tokens))).entities) == 4 * 300
    assert load_pipeline("en", "crosscheck_en").tier is Tier.OWN
    with pytest.raises(DataError, match="cannot be loaded"):
        load_pipeline("en", "en_core_web_trf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_come_with_licence_and_card(language: str) -> None:
    folder = Path(__file__).parents[3] / "claims" / "language" / "models" / language
    assert (folder / "LICENSE").is_file()
    card = (folder / "card.md").read_text(encoding="utf-8")
    for part in ("## Licence", "## Corpora", "## Figures", "## Limits"):
        assert part in card
    assert sum(path.stat().st_size for path in folder.iterdir()) < 10_000_000
