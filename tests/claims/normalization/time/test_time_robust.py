"""Any text is read without an error, spans always cut what they say, and spelling variants read alike."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from claims.language.fold import fold
from claims.model.span import Field
from claims.model.time import Anchor, AnchorSource, Weekday
from claims.normalization.time import read_times, weekday_mismatch, weekday_repairs

ANCHOR = Anchor(day=date(2025, 5, 5), source=AnchorSource.PUBLISHED)
STRANGE = [
    "",
    "\u0301",
    "\u0301 7 May",
    "\u200f7\u200f May\u200f 2025",
    "7\u00a0May\u202f2025",
    "²³ May 2025",
    "7 May ②",
    "Monday 0/0/0000",
    "Monday 99/99/2025",
    "Friday, 31/31",
    "30 February",
    "9999-12-31",
    "31 December 9999",
    "30 صفر 1600 هـ",
    "999999999 years ago",
    "in 0 days",
    "🙂 Tuesday 🙂",
    "1" * 5000,
    "a" * 5000,
    "," * 5000,
    "7 May " * 500,
    "1.1" * 2000,
]


@pytest.mark.parametrize("language", ["en", "ar", "ru", "zh", "th", "xx", "en-GB"])
@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_strange_text_is_read(text: str, language: str) -> None:
    folded, end = fold(text), 0
    for mention in read_times(folded, language, anchor=ANCHOR):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.start >= end
        end = mention.span.end
        weekday_mismatch(mention)
        weekday_repairs(folded, mention, language)
        mention.to_dict()


@pytest.mark.parametrize("text", ["يومَ الثُّلاثاء ٧ أيّار ٢٠٢٥", "le mercredi 7 août 2024", "miércoles, 7 de mayo de 2025"])
def test_normal_forms_read_alike(text: str) -> None:
    language = "ar" if text[0] > "\u0600" else "fr" if text.startswith("le") else "es"
    values = {
        read_times(fold(unicodedata.normalize(form, text)), language, anchor=None)[0].value for form in ("NFC", "NFD", "NFKC")
    }
    assert len(values) == 1


def test_without_an_anchor_relative_times_have_no_value() -> None:
    for words in ("yesterday", "on Tuesday", "last week"):
        (mention,) = read_times(fold(words), "en", anchor=None)
        assert mention.value.edtf is None


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("en", "on 21 October", "XXXX-10-21"),
        ("en", "in June", "XXXX-06"),
        ("en", "on 7 May in the evening", "XXXX-05-07TEV"),
        ("en", "from 3 to 7 June", "XXXX-06-03/XXXX-06-07"),
        ("en", "from 28 December to 3 January", "XXXX-12-28/XXXX-01-03"),
        ("en", "on 29 February", "XXXX-02-29"),
        ("en", "on 31 April", None),
        ("en", "on Friday", None),
        ("ar", "يوم 21 تشرين الأول", "XXXX-10-21"),
        ("ar", "في حزيران", "XXXX-06"),
        ("es", "el 21 de octubre", "XXXX-10-21"),
        ("fr", "en juin", "XXXX-06"),
        ("ru", "21 октября", "XXXX-10-21"),
    ],
)
def test_without_a_year_the_written_parts_are_kept(language: str, words: str, edtf: str | None) -> None:
    (mention,) = read_times(fold(words), language, anchor=None)
    assert (mention.value.edtf, mention.value.start, mention.value.end, mention.value.year_stated) == (edtf, None, None, False)


def test_a_weekday_alone_is_kept() -> None:
    (mention,) = read_times(fold("on Tuesday"), "en", anchor=None)
    assert (mention.value.edtf, mention.value.stated_weekday) == (None, Weekday.TUESDAY)


def test_a_date_of_the_text_anchors_what_follows() -> None:
    first, second = read_times(fold("It began on 3 March 2019. On 5 April it ended."), "en", anchor=None)
    assert second.value.edtf == "2019-04-05"
    assert second.value.anchor == Anchor(day=date(2019, 3, 3), source=AnchorSource.TEXT)
    assert first.value.anchor is None


def test_a_title_keeps_its_field() -> None:
    (mention,) = read_times(fold("Vote on 7 May 2025"), "en", anchor=None, field=Field.TITLE)
    assert mention.to_dict()["field"] == "title"


def test_an_anniversary_implies_its_year() -> None:
    (mention,) = read_times(fold("the 80th anniversary"), "en", anchor=ANCHOR)
    assert (mention.value.edtf, mention.value.implies) == ("P80Y", "1945")
