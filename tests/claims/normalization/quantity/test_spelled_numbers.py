"""Spelled numbers: the value first, then ways to say it."""

from __future__ import annotations

import pytest

from claims.language.fold import fold
from claims.normalization.quantity import read_quantities

SPELLED = {
    17: ["en seventeen", "ar سبعة عشر", "ar سبع عشرة", "es diecisiete", "ru семнадцать", "fr dix-sept"],
    21: ["en twenty-one", "ar واحد وعشرون", "es veintiuno", "es veintiún", "ru двадцать один", "fr vingt et un"],
    71: ["en seventy-one", "ar إحدى وسبعين", "es setenta y uno", "ru семьдесят один", "fr soixante et onze", "fr septante et un"],
    80: ["en eighty", "ar ثمانون", "es ochenta", "ru восемьдесят", "fr quatre-vingts", "fr huitante"],
    99: [
        "en ninety-nine",
        "ar تسعة وتسعين",
        "es noventa y nueve",
        "ru девяноста девяти",
        "fr quatre-vingt-dix-neuf",
        "fr nonante-neuf",
    ],
    200: ["en two hundred", "ar مئتان", "ar مائتين", "es doscientas", "ru двести", "ru двухсот", "fr deux cents"],
    305: ["en three hundred and five", "ar ثلاثمئة وخمسة", "es trescientos cinco", "ru триста пять", "fr trois cent cinq"],
    1001: ["en one thousand and one", "ar ألف وواحد", "es mil uno", "ru тысяча один", "fr mille un"],
    2345: [
        "en two thousand three hundred and forty-five",
        "ar ألفان وثلاثمئة وخمسة وأربعون",
        "es dos mil trescientos cuarenta y cinco",
        "ru две тысячи триста сорок пять",
        "fr deux mille trois cent quarante-cinq",
    ],
    25000: [
        "en twenty-five thousand",
        "ar خمسة وعشرين ألفا",
        "es veinticinco mil",
        "ru двадцати пяти тысяч",
        "fr vingt-cinq mille",
    ],
    999999: [
        "en nine hundred and ninety-nine thousand nine hundred and ninety-nine",
        "ar تسعمئة وتسعة وتسعون ألفا وتسعمئة وتسعة وتسعون",
        "es novecientos noventa y nueve mil novecientos noventa y nueve",
        "ru девятьсот девяносто девять тысяч девятьсот девяносто девять",
        "fr neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf",
    ],
    1500000: [
        "en one and a half million",
        "ar مليون ونصف",
        "es un millón y medio",
        "ru полтора миллиона",
        "fr un million et demi",
        "en 1.5 million",
    ],
    70000000: ["en seventy million", "ar سبعين مليون", "es setenta millones", "ru семьдесят миллионов", "fr soixante-dix millions"],
    1000000000: ["en one billion", "ar مليار", "es mil millones", "ru миллиард", "fr un milliard"],
    3200000000: ["en 3.2bn people", "ar 3.2 مليار", "es 3.200 millones", "ru 3,2 млрд", "fr 3,2 milliards"],
    10**12: ["en one trillion", "ar تريليون", "es un billón", "ru триллион", "fr mille milliards"],
}
_CASES = [(value, way.split(" ", 1)[0], way.split(" ", 1)[1]) for value, ways in SPELLED.items() for way in ways]


@pytest.mark.parametrize(("value", "language", "words"), _CASES, ids=[f"{language} {words}" for _, language, words in _CASES])
def test_spelled_number(value: int, language: str, words: str) -> None:
    assert [mention.value.low for mention in read_quantities(fold(words), language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "two barns, three mills and four houses", [2, 3, 4]),
        ("en", "between two hundred and three hundred houses", [200]),
        ("en", "five hundred and six hundred houses", [500, 600]),
        ("ar", "ثلاثة رجال وخمسة أطفال", [3, 5]),
        ("es", "veinte hombres y treinta mujeres", [20, 30]),
        ("ru", "пять тысяч и шесть тысяч домов", [5000, 6000]),
        ("fr", "vingt hommes et trente femmes", [20, 30]),
        ("en", "1,200, 1,300 and 1,400 tonnes", [1200, 1300, 1400]),
    ],
)
def test_numbers_side_by_side_stay_apart(language: str, text: str, values: list[int]) -> None:
    assert [mention.value.low for mention in read_quantities(fold(text), language)] == values
