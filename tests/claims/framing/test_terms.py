"""The style of a house: rules switched and graded, terms, glossaries, names; what cannot be meant is refused with its place."""

from __future__ import annotations

import pytest

from claims import Article, House, check, compare, read_house
from claims.errors import InvalidHouse
from claims.model.finding import Severity

WRONG_DAY = "The bridge reopens on Tuesday 7 May 2025."
TERMS = '[[terms.en]]\navoid = ["illegal immigrant"]\nprefer = ["undocumented migrant"]\n'


def codes(text: str, house: str, language: str = "en") -> list[tuple[str, str]]:
    found = check(text, language=language, house=read_house(house)).findings
    return [(finding.code, finding.severity.value) for finding in found]


@pytest.mark.parametrize(
    ("house", "expected"),
    [
        ("", [("T101", "high")]),
        ('[rules]\nT101 = "off"', []),
        ('[rules]\nT101 = "info"', [("T101", "info")]),
        ('[rules]\nE101 = "high"', [("T101", "high")]),
    ],
    ids=["as usual", "off", "graded", "another rule"],
)
def test_a_rule_is_switched_and_graded(house: str, expected: list[tuple[str, str]]) -> None:
    assert codes(WRONG_DAY, house) == expected


def test_a_rule_switched_off_is_told_as_silenced() -> None:
    article = Article(id="a", text=WRONG_DAY, language="en")
    comparison = compare([article], house=read_house('[rules]\nT101 = "off"\n[silence]\nrules = ["F301"]'))
    assert comparison.silenced == ("F301", "T101")


def test_only_the_house_s_own_articles_are_held_to_its_terms() -> None:
    articles = [Article(id=id_, text="An illegal immigrant was found in a truck.", language="en") for id_ in ("ours", "theirs")]
    house = read_house(TERMS)
    found = compare(articles, same_story=True, house=house, own=["ours"]).findings
    assert [(finding.code, finding.evidence[0].article) for finding in found] == [("H101", "ours")]
    assert not compare(articles, same_story=True, house=house).findings


def test_a_glossary_holds_when_it_is_asked_for() -> None:
    text = '[[glossaries.sport.en]]\navoid = ["custodian"]\nprefer = ["goalkeeper"]\n'
    house = read_house(text)
    said = "The custodian saved a penalty."
    assert not check(said, language="en", house=house).findings
    assert [found.code for found in check(said, language="en", house=house.with_glossaries(["sport"])).findings] == ["H101"]
    assert codes(said, f'[drafts]\nglossaries = ["sport"]\n{text}') == [("H101", "low")]
    with pytest.raises(InvalidHouse, match="there is no glossary 'arts'; there are: sport"):
        house.with_glossaries(["arts"])
    with pytest.raises(InvalidHouse, match="the house file has none"):
        House().with_glossaries(["arts"])


def test_the_house_grades_its_terms() -> None:
    assert codes("An illegal immigrant was found.", f'[rules]\nH101 = "medium"\n{TERMS}') == [("H101", Severity.MEDIUM.value)]
    assert codes("An illegal immigrant was found.", f'[rules]\nH101 = "off"\n{TERMS}') == []


REFUSED = [
    ('[rules]\nT999 = "low"', "rules: there is no rule 'T999'", "unknown rule"),
    ('[rules]\nT999 = "off"', "rules: there is no rule 'T999'", "unknown rule off"),
    ('[rules]\nt101 = "low"', "rules: 't101' is not the code of a rule", "small letter"),
    ('[rules]\nT101 = "loud"', "rules.T101 is 'loud'; it takes \"off\" or a severity: high, medium, low, info", "severity"),
    ("[rules]\nT101 = false", 'rules.T101 is true or false; it takes "off" or a severity', "not a string"),
    ('[rules]\nF301 = "high"', "rules.F301 is 'high'; rows of framing have no severity", "framing"),
    ('[rules]\nT101 = "low"\n[silence]\nrules = ["T101"]', "rules.T101 grades a rule that silence.rules silences", "both"),
    ("rules = 1", "rules is a number; it takes a table: [rules]", "no table"),
    ("[[terms.de]]", "terms: there is no language 'de'; there are: ar, en, es, fr, ru", "language"),
    ('[terms.en]\navoid = ["x"]', "terms.en is a table; it takes an array of tables: [[terms.en]]", "single bracket"),
    ("[terms]\nen = [1]", "terms.en[1] is a number; it takes a table: [[terms.en]]", "no entry"),
    ("[[terms.en]]\nprefer = ['x']", "terms.en[1] has no avoid", "nothing avoided"),
    ("[[terms.en]]\navoid = []", "terms.en[1].avoid is empty", "empty"),
    ("[[terms.en]]\navoid = 'x'", "terms.en[1].avoid is a string; it takes an array of strings", "string"),
    ("[[terms.en]]\navoid = ['…']", "terms.en[1].avoid holds '…'; it takes words", "no words"),
    ("[[terms.en]]\navoid = ['x']\nuse = 'y'", "terms.en[1]: there is no key 'use'; there are: avoid, note, prefer", "key"),
    ("[[terms.en]]\navoid = ['x', 'y']\nprefer = ['y']", "terms.en[1]: 'y' is avoided and preferred", "both ways"),
    ("[[terms.en]]\navoid = ['x y', 'X  y']", "terms and glossaries: 'X y' is avoided twice in en", "twice"),
    (
        "[[terms.en]]\navoid = ['x']\nprefer = ['y']\n[[terms.en]]\navoid = ['y']",
        "'y' is avoided here and preferred there in en",
        "round in a circle",
    ),
    ("[[terms.en]]\navoid = ['x']\nnote = 7", "terms.en[1].note holds a number", "note"),
    ("[[names.en]]\navoid = ['x']", "names.en[1] has no prefer", "no spelling"),
    ("[[names.en]]\nprefer = ['x']", "names.en[1].prefer holds an array; it takes strings", "several spellings"),
    ("[[glossaries.sport.de]]", "glossaries.sport: there is no language 'de'", "language of a glossary"),
    ("[drafts]\nlanguages = ['de']", "drafts.languages: there is no language 'de'", "language of drafts"),
    ("[drafts]\nglossaries = ['arts']", "there is no glossary 'arts'", "glossary of drafts"),
    ("[drafts]\nlanguage = 'en'", "drafts: there is no key 'language'; there are: glossaries, languages", "key of drafts"),
]


@pytest.mark.parametrize(("text", "why"), [(text, why) for text, why, _ in REFUSED], ids=[case for _, _, case in REFUSED])
def test_what_cannot_be_meant_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidHouse) as refused:
        read_house(text)
    assert why in str(refused.value)
