"""Numbers from 0 to 10^12 spelled out by a small generator are read back, in five languages and their cases and genders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.fold import fold
from claims.normalization.quantity import read_quantities
from claims.normalization.quantity.lexicon import lexicon
from claims.normalization.quantity.number import Words
from claims.normalization.quantity.reader import read_number
from claims.normalization.quantity.tokens import tokenize

_EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _thousands(value: int) -> list[tuple[int, int]]:
    """The groups of three digits that are not zero, greatest first, each with its power of a thousand."""
    groups = [(value // 1000**power % 1000, power) for power in range(4, -1, -1)]
    return [group for group in groups if group[0]]


def _english(value: int) -> str:
    def small(n: int) -> str:
        if n >= 100:
            return f"{_EN[n // 100]} hundred" + (f" and {small(n % 100)}" if n % 100 else "")
        if n < 20:
            return _EN[n]
        return _EN_TENS[n // 10 - 2] + (f"-{_EN[n % 10]}" if n % 10 else "")

    names = ["", " thousand", " million", " billion", " trillion"]
    return " ".join(small(n) + names[power] for n, power in _thousands(value)) or "zero"


_ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = ["ciento", "doscient", "trescient", "cuatrocient", "quinient", "seiscient", "setecient", "ochocient", "novecient"]


def _spanish(value: int, *, feminine: bool = False) -> str:
    def small(n: int, *, short: bool, girl: bool) -> str:
        if n == 100:
            return "cien"
        if n > 100:
            head = _ES_HUNDREDS[n // 100 - 1] + ("" if n < 200 else "as" if girl else "os")
            return head + (f" {small(n % 100, short=short, girl=girl)}" if n % 100 else "")
        word = _ES[n] if n < 30 else _ES_TENS[n // 10 - 3] + (f" y {_ES[n % 10]}" if n % 10 else "")
        if n % 10 == 1 and n != 11:
            word = word[:-3] + ("una" if girl else "ún" if short and n == 21 else "un" if short else "uno")
        return word

    def under_million(n: int, *, short: bool, girl: bool) -> str:
        head, tail = divmod(n, 1000)
        words = [] if not head else ["mil" if head == 1 else small(head, short=True, girl=girl) + " mil"]
        return " ".join([*words, small(tail, short=short, girl=girl)] if tail else words)

    millions, rest = divmod(value % 10**12, 10**6)
    words = ["un billón"] if value == 10**12 else []
    if millions:
        words.append("un millón" if millions == 1 else under_million(millions, short=True, girl=False) + " millones")
    if rest:
        words.append(under_million(rest, short=False, girl=feminine))
    return " ".join(words) or "cero"


_FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FR_TENS = {
    20: "vingt",
    30: "trente",
    40: "quarante",
    50: "cinquante",
    60: "soixante",
    70: "septante",
    80: "quatre-vingt",
    90: "nonante",
}


def _french(value: int, *, belgian: bool = False) -> str:
    def ten(n: int) -> str:
        if n < 20:
            return _FR[n]
        base = n - n % 10
        if base in (70, 90) and not belgian:
            base -= 10
        rest = n - base
        if not rest:
            return _FR_TENS[base] + ("s" if base == 80 else "")
        link = " et " if rest in (1, 11) and base != 80 else "-"
        return _FR_TENS[base] + link + _FR[rest]

    def small(n: int) -> str:
        if n < 100:
            return ten(n)
        head = "cent" if n < 200 else f"{_FR[n // 100]} cent{'' if n % 100 else 's'}"
        return head + (f" {ten(n % 100)}" if n % 100 else "")

    names = ["", "mille", "million", "milliard", "billion"]
    words = []
    for n, power in _thousands(value):
        if power == 1 and n == 1:
            words.append("mille")
        else:
            words.append(small(n) + (f" {names[power]}{'s' if n > 1 and power > 1 else ''}" if power else ""))
    return " ".join(words) or "zéro"


# One row of a case: 1 to 19, tens, hundreds, and the words for thousand, million and so on after one, few and many.
_RU: dict[str, tuple[str, str, str]] = {
    "nominative": (
        "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
        "тринадцать четырнадцать пятнадцать шестнадцать "
        "семнадцать восемнадцать девятнадцать",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    ),
    "genitive": (
        "одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати "
        "тринадцати четырнадцати пятнадцати шестнадцати "
        "семнадцати восемнадцати девятнадцати",
        "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
        "ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
    ),
    "dative": (
        "одному двум трём четырём пяти шести семи восьми девяти десяти одиннадцати двенадцати "
        "тринадцати четырнадцати пятнадцати шестнадцати "
        "семнадцати восемнадцати девятнадцати",
        "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
        "ста двумстам трёмстам четырёмстам пятистам шестистам семистам восьмистам девятистам",
    ),
    "instrumental": (
        "одним двумя тремя четырьмя пятью шестью семью восемью девятью десятью одиннадцатью "
        "двенадцатью тринадцатью четырнадцатью "
        "пятнадцатью шестнадцатью семнадцатью восемнадцатью девятнадцатью",
        "двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью девяноста",
        "ста двумястами тремястами четырьмястами пятьюстами шестьюстами семьюстами восемьюстами девятьюстами",
    ),
    "prepositional": (
        "одном двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати "
        "тринадцати четырнадцати пятнадцати шестнадцати "
        "семнадцати восемнадцати девятнадцати",
        "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
        "ста двухстах трёхстах четырёхстах пятистах шестистах семистах восьмистах девятистах",
    ),
}
_RU_SCALES = {
    "nominative": (("тысяча", "тысячи", "тысяч"), ("", "а", "ов")),
    "genitive": (("тысячи", "тысяч", "тысяч"), ("а", "ов", "ов")),
    "dative": (("тысяче", "тысячам", "тысячам"), ("у", "ам", "ам")),
    "instrumental": (("тысячей", "тысячами", "тысячами"), ("ом", "ами", "ами")),
    "prepositional": (("тысяче", "тысячах", "тысячах"), ("е", "ах", "ах")),
}
_RU_FEMININE = {"один": "одна", "два": "две", "одного": "одной", "одному": "одной", "одним": "одной", "одном": "одной"}


def _russian(value: int, case: str) -> str:
    ones, tens, hundreds = (row.split() for row in _RU[case])
    thousand, endings = _RU_SCALES[case]

    def small(n: int, *, feminine: bool = False) -> list[str]:
        words = [hundreds[n // 100 - 1]] if n >= 100 else []
        rest = n % 100
        if rest >= 20:
            words.append(tens[rest // 10 - 2])
            rest %= 10
        if rest:
            word = ones[rest - 1]
            words.append(_RU_FEMININE.get(word, word) if feminine else word)
        return words

    words: list[str] = []
    for n, power in _thousands(value):
        words += small(n, feminine=power == 1)
        last = 2 if 10 < n % 100 < 20 or n % 10 in (0, 5, 6, 7, 8, 9) else 0 if n % 10 == 1 else 1
        if power == 1:
            words.append(thousand[last])
        elif power:
            words.append(("миллион", "миллиард", "триллион")[power - 2] + endings[last])
    return " ".join(words) or "ноль"


_AR_MASCULINE = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]  # with masculine nouns
_AR_FEMININE = ["واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_AR_TENS = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_AR_HUNDREDS = ["ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_AR_SCALES = {
    1: ("ألف", "ألف", "آلاف"),
    2: ("مليون", "مليون", "ملايين"),
    3: ("مليار", "مليار", "مليارات"),
    4: ("تريليون", "تريليون", "تريليونات"),
}


def _arabic(value: int, *, oblique: bool = False, feminine: bool = False, old: bool = False) -> str:
    """`old` spells a hundred مائة; `oblique` is the genitive and accusative."""
    dual, many = ("ين", "ين") if oblique else ("ان", "ون")
    hundred = "مائ" if old else "مئ"

    def ten(n: int, girl: bool) -> str:
        ones = _AR_FEMININE if girl else _AR_MASCULINE
        two = ("اثنت" if girl else "اثن") + dual
        if n <= 10:
            return two if n == 2 else ones[n - 1]
        if n < 20:
            head = {11: "إحدى" if girl else "أحد", 12: two[:-1]}.get(n, ones[n - 11])
            return f"{head} {'عشرة' if girl else 'عشر'}"
        word = _AR_TENS[n // 10 - 2] + many
        rest = n % 10
        return word if not rest else f"{two if rest == 2 else ones[rest - 1]} و{word}"

    def small(n: int, girl: bool) -> str:
        if n < 100:
            return ten(n, girl)
        head = f"{hundred}ة" if n < 200 else f"{hundred}ت{dual}" if n < 300 else _AR_HUNDREDS[n // 100 - 3] + f"{hundred}ة"
        return head + (f" و{ten(n % 100, girl)}" if n % 100 else "")

    words = []
    for n, power in _thousands(value):
        if not power:
            words.append(small(n, feminine))
            continue
        one, plain, plural = _AR_SCALES[power]
        if n == 1:
            words.append(one)
        elif n == 2:
            words.append(one + dual)
        elif n % 100 == 2 and n > 100:  # two hundred and two thousand: مئتان وألفان
            words.append(f"{small(n - 2, False)} {plain}")
            words.append(one + dual)
        else:
            words.append(f"{small(n, False)} {plural if 3 <= n % 100 <= 10 else plain}")
    return " و".join(words) or "صفر"


WAYS: dict[str, tuple[str, Callable[[int], str]]] = {
    "en": ("en", _english),
    "es masculine": ("es", _spanish),
    "es feminine": ("es", lambda n: _spanish(n, feminine=True)),
    "fr": ("fr", _french),
    "fr belgian": ("fr", lambda n: _french(n, belgian=True)),
    **{f"ru {case}": ("ru", lambda n, case=case: _russian(n, case)) for case in _RU},  # type: ignore[misc]
    "ar nominative": ("ar", _arabic),
    "ar oblique": ("ar", lambda n: _arabic(n, oblique=True)),
    "ar feminine": ("ar", lambda n: _arabic(n, feminine=True)),
    "ar old spelling": ("ar", lambda n: _arabic(n, oblique=True, old=True)),
}
_NUMBERS = st.one_of(
    st.integers(0, 130),
    st.integers(0, 10**6),
    st.integers(0, 10**12),
    st.builds(lambda head, power: head * 10**power, st.integers(1, 2500), st.integers(0, 8)),
)


def _read(words: str, language: str) -> int | None:
    """The number that all the words make, None when they make several or none."""
    table = lexicon(language)
    assert table is not None
    tokens = tokenize(fold(words), table.particles)
    number = read_number(Words(tokens, table, lambda _: False), 0)
    return int(number.value) if number is not None and number.last == len(tokens) else None


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=70, deadline=None)
@given(number=_NUMBERS)
def test_round_trip(way: str, number: int) -> None:
    language, spell = WAYS[way]
    assert _read(spell(number), language) == number, spell(number)


@pytest.mark.parametrize("way", WAYS)
def test_every_number_to_a_thousand(way: str) -> None:
    language, spell = WAYS[way]
    wrong = [spell(number) for number in range(1, 1100) if _read(spell(number), language) != number]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئتا منزل", 200), ("مائتي منزل", 200), ("نحو ألفا منزل", 2000), ("نحو ألفي منزل", 2000), ("مليونا نسمة", 2 * 10**6),
        ("مليوني نسمة", 2 * 10**6), ("ملياري دولار", 2 * 10**9), ("ألفين ومئتين", 2200), ("مئتان وألفان", None),
    ],
)  # fmt: skip
def test_arabic_duals_before_their_noun(text: str, value: int | None) -> None:
    found = [int(mention.value.low or 0) for mention in read_quantities(fold(text), "ar")]
    assert found == [value] if value is not None else len(found) == 2
