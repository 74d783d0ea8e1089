"""The house file: what a newsroom adds is found, what it silences is not, and what it cannot mean is refused with a reason."""

from __future__ import annotations

from typing import Any

import pytest

from claims import Article, Comparison, House, check, compare, read_house
from claims.errors import ClaimsError, InvalidHouse
from claims.framing import lexicon
from claims.language.base import table

REGIME = ("en", "Talks with the Maduro regime began on Monday.")
GOVERNMENT = ("es", "El lunes comenzaron las conversaciones con el Gobierno de Maduro.")
ROAD = """
[referents.ring_road]
label = "the road round the city"
source = "our style guide, entry Roads"
note = "agreed in spring"
[referents.ring_road.names.neutral]
en = ["Ring Road"]
ar = ["طريق دائري"]
[referents.ring_road.names.contested]
en = ["Freedom Road"]
ar = ["طريق الحرية"]
"""


def _compared(*texts: tuple[str, str], house: str | None = None) -> Comparison:
    sent = [Article(id=id_, language=language, text=text) for id_, (language, text) in zip("ab", texts, strict=True)]
    return compare(sent, house=read_house(house) if house is not None else None)


def _named(*texts: tuple[str, str], house: str | None = None) -> list[str]:
    return [row.message for row in _compared(*texts, house=house).framing if row.code == "F301"]


def test_an_empty_file_changes_nothing() -> None:
    assert House.from_toml("") == House()
    assert _compared(REGIME, GOVERNMENT, house="") == _compared(REGIME, GOVERNMENT)
    assert _named(REGIME, GOVERNMENT), "or the silences below would show nothing"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "The mayor opened the Ring Road."), ("en", "The mayor opened the Freedom Road.")),
        (("ar", "افتتح رئيس البلدية الطريق الدائري."), ("en", "The mayor opened the Freedom Road.")),
        (("en", "The mayor opened the Ring Road."), ("ar", "افتتح رئيس البلدية طريق الحرية.")),
    ],
    ids=["en-en", "ar-en", "en-ar"],
)
def test_a_referent_of_the_house_is_found(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _named(one, other) == []
    assert _named(one, other, house=ROAD) == ["the road round the city is named in different registers (a: neutral; b: contested)"]


def test_a_referent_of_the_table_gets_more_names() -> None:
    texts = (("en", "Fans of the Caracas cabal cheered."), GOVERNMENT)
    more = '[referents.venezuela_government.names.delegitimizing]\nen = ["Caracas cabal"]'
    assert _named(*texts) == []
    assert _named(*texts, house=more) == [
        "the government of Venezuela is named in different registers (a: delegitimizing; b: neutral)"
    ]


def test_an_official_name_of_the_house_contrasts_where_it_is_argued() -> None:
    texts = (("en", "The mayor opened the Ring Road."), ("en", "The mayor opened the Freedom Road."))
    official = ROAD.replace("contested", "official")
    assert _named(*texts, house=official) == []
    assert len(_named(*texts, house=official.replace("label =", "argued = true\nlabel ="))) == 1


@pytest.mark.parametrize(
    "silence",
    ['rules = ["F301"]', 'referents = ["venezuela_government"]', 'entries = ["Maduro regime"]'],
    ids=["rule", "referent", "entry"],
)
def test_what_is_silenced_is_not_shown(silence: str) -> None:
    assert _named(REGIME, GOVERNMENT, house=f"[silence]\n{silence}") == []


def test_a_silenced_rule_is_not_listed_as_looked_for() -> None:
    comparison = _compared(REGIME, GOVERNMENT, house='[silence]\nrules = ["F301"]')
    assert "F301" not in [rule.code for rule in comparison.coverage.rules]
    assert comparison.to_dict()["silenced"] == ["F301"]
    assert "silenced" not in _compared(REGIME, GOVERNMENT).to_dict()


def test_a_silenced_entry_may_stand_elsewhere() -> None:
    moved = '[silence]\nentries = ["Maduro regime"]\n[referents.venezuela_government.names.neutral]\nen = ["Maduro regime"]'
    assert _named(REGIME, GOVERNMENT, house=moved) == []
    assert _named(REGIME, ("en", "Talks with the Bolivarian government began."), house=moved) == [
        "the government of Venezuela is named in different registers (a: neutral; b: legitimizing)"
    ]


def test_rules_of_discrepancies_are_silenced_too() -> None:
    text = "The bridge reopens on Tuesday 7 May 2025."
    house = read_house('[silence]\nrules = ["T101"]')
    article = Article(id="a", language="en", text=text)
    assert [found.code for found in compare([article]).findings] == ["T101"]
    assert compare([article], house=house).findings == ()
    assert check(text, language="en", house=house).findings == ()


def test_a_house_leaves_no_trace_on_the_next_comparison() -> None:
    before = _compared(REGIME, GOVERNMENT).to_dict()
    _compared(REGIME, GOVERNMENT, house='[silence]\nentries = ["Maduro regime"]')
    assert _compared(REGIME, GOVERNMENT).to_dict() == before


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of two classes, in English and Arabic, so that this does not hang on what the shipped books hold."""
    pages = {"en": {"praise": ["grand"], "blame": ["shabby"]}, "ar": {"praise": ["رائع"]}}

    def read(code: str, name: str) -> dict[str, Any]:
        return pages.get(code, {}) if name == "framing/tone" else table(code, name)

    monkeypatch.setattr(lexicon, "table", read)
    monkeypatch.setattr(lexicon, "books", lambda: ("tone",))


def _cues(house: str | None, language: str, text: str) -> list[tuple[str, str]]:
    index = lexicon.entries.__wrapped__(language, "tone", read_house(house) if house is not None else None)
    return [(cue.kind, cue.listed) for cue in lexicon.find(lexicon.phrase(text, language), index)]


@pytest.mark.usefixtures("book")
def test_a_book_gets_phrases_and_loses_them() -> None:
    text = "grand well-made shabby"
    assert _cues(None, "en", text) == [("praise", "grand"), ("blame", "shabby")]
    edited = '[silence]\nentries = ["shabby"]\n[lexicon.en.tone]\npraise = ["well-made"]'
    assert _cues(edited, "en", text) == [("praise", "grand"), ("praise", "well-made")]
    assert _cues('[lexicon.ar.tone]\nblame = ["رديء"]', "ar", "رديء") == [("blame", "رديء")], "a class of another language's book"


REFUSED = [
    ("[silence", "the house file is not TOML", "syntax"),
    (
        "[silenced]",
        "no table 'silenced'; there are: drafts, glossaries, lexicon, names, referents, rules, silence, terms",
        "unknown table",
    ),
    ("silence = 3", "silence is a number; it takes a table", "wrong type of a table"),
    ('[silence]\nrule = ["F301"]', "silence: there is no key 'rule'; there are: entries, referents, rules", "unknown key"),
    ('[silence]\nrules = "F301"', "silence.rules is a string; it takes an array of strings", "a string for an array"),
    ("[silence]\nrules = [301]", "silence.rules holds a number; it takes strings", "a number for a string"),
    ('[silence]\nrules = ["naming"]', "'naming' is not the code of a rule; write a letter and three digits", "no code"),
    ('[silence]\nrules = ["F999"]', "silence.rules: there is no rule 'F999'", "unknown framing rule"),
    ('[silence]\nrules = ["T999"]', "silence.rules: there is no rule 'T999'", "unknown discrepancy rule"),
    ('[silence]\nreferents = ["isreal"]', "there is no referent 'isreal'; closest: israel", "unknown referent"),
    ('[silence]\nentries = ["purple prose"]', "nothing lists 'purple prose'", "unlisted entry"),
    ('[silence]\nentries = [" "]', "silence.entries holds ' '; it takes words", "empty entry"),
    ("[referents.Road]", "'Road' cannot be an id", "id"),
    ('[referents.x]\nlabel = "X"', "referents.x.names is missing; it takes a table: [referents.x.names]", "no names"),
    (
        ROAD.replace("label =", "title ="),
        "there is no key 'title'; there are: argued, label, names, note, source",
        "unknown key of a referent",
    ),
    (ROAD.replace('label = "the road round the city"', ""), "referents.ring_road has no label", "no label"),
    (ROAD.replace('"our style guide, entry Roads"', "7"), "referents.ring_road.source holds a number", "source"),
    (ROAD.replace("label =", "argued = 1\nlabel ="), "referents.ring_road.argued is a number; it takes true or false", "argued"),
    (ROAD.replace("contested", "hostile"), "there is no register 'hostile'; there are: contested, delegitimizing", "register"),
    (ROAD.replace("contested]\nen", "contested.en]\nx"), "referents.ring_road.names.contested.en is a table", "nested too deep"),
    (ROAD.replace("en =", "de ="), "there is no language 'de'; there are: ar, en, es, fr, ru", "language"),
    (
        ROAD.replace('["Freedom Road"]', '["Ring  road"]'),
        "'Ring road' stands twice in en: in referents.ring_road",
        "twice in the file",
    ),
    (
        ROAD.replace('["Freedom Road"]', '["Crimea"]'),
        "'Crimea' stands twice in en: in referents.crimea and in",
        "twice with the table",
    ),
    (ROAD.replace('["Freedom Road"]', '["…"]'), "referents.ring_road.names.contested.en holds '…'; it takes words", "no words"),
    (
        '[referents.x]\nlabel = "X"\n[referents.x.names.neutral]\nen = ["Xville"]',
        "has one register; give names in at least two",
        "one",
    ),
    ("[lexicon.de.tone]", "lexicon: there is no language 'de'", "language of a lexicon"),
    ('[lexicon.en.mood]\npraise = ["fine"]', "lexicon.en: there is no book 'mood'; there are: tone", "book"),
    ('[lexicon.en.tone]\nprise = ["fine"]', "lexicon.en.tone: there is no class 'prise'; there are: blame, praise", "class"),
    (
        '[lexicon.en.tone]\npraise = ["Shabby"]',
        "'Shabby' stands twice in en: in lexicon.en.tone.blame and in",
        "phrase of the book",
    ),
    ('[lexicon.en.tone]\npraise = ["fine", "fine"]', "'fine' stands twice in en", "phrase of the file"),
    ('[lexicon.en.tone]\npraise = [""]', "lexicon.en.tone.praise holds ''; it takes words", "empty phrase"),
]


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("text", "why"), [(text, why) for text, why, _ in REFUSED], ids=[case for _, _, case in REFUSED])
def test_what_cannot_be_meant_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidHouse) as refused:
        read_house(text)
    assert why in str(refused.value)
    assert isinstance(refused.value, ClaimsError)


def test_a_rule_that_is_none_is_refused_by_the_comparison_too() -> None:
    house = House.from_toml('[silence]\nrules = ["T999"]')
    with pytest.raises(InvalidHouse, match="T999"):
        compare([Article(id="a", text="A bridge opened.")], house=house)
