"""Lines as they are drawn, from left to right, against the same lines as they are read."""

from __future__ import annotations

import pytest

from verifier.pdftext.order import Cell, bracket_votes, logical
from verifier.pdftext.shapes import letters


def drawn(line: str, *, numbers: tuple[str, ...] = ()) -> list[Cell]:
    """A line of Arabic as it is drawn: its letters turned round, what is read from left to right left as it is."""
    turned = line[::-1]
    for number in numbers:
        turned = turned.replace(number[::-1], number)
    return [Cell.of(character) for character in turned]


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("يوم الثلاثاء 7 مايو 2025", ("2025",)),
        ("الساعة 10:30، أي 12.5% من 1,250,000", ("10:30", "12.5", "1,250,000")),
        ("بتاريخ ٧/٥/٢٠٢٥", ("٧/٥/٢٠٢٥",)),
        ("بتاريخ 2025-05-07 وبعده", ("2025", "05", "07")),
        ("قالت BBC News إن COVID-19 انتهى", ("BBC News", "COVID-19")),
    ],
)
def test_a_line_from_right_to_left_is_read(line: str, numbers: tuple[str, ...]) -> None:
    assert logical(drawn(line, numbers=numbers), rtl=True) == line


def test_a_number_that_begins_a_paragraph_is_held_together_by_hyphens() -> None:
    cells = drawn("7-5-2025 يوم", numbers=("7-5-2025",))
    assert logical(cells, rtl=True, begins=True) == "7-5-2025 يوم"


def test_arabic_words_in_a_line_from_left_to_right_are_turned_round() -> None:
    assert logical([Cell.of(character) for character in "The word رسج means bridge."], rtl=False) == "The word جسر means bridge."


def test_brackets_that_are_written_down_as_they_look_are_turned_round() -> None:
    as_they_look = drawn("قال )أحمد( ذلك")
    assert bracket_votes(as_they_look, rtl=True) == 1
    assert logical(as_they_look, rtl=True, swap=True) == "قال (أحمد) ذلك"
    assert bracket_votes(drawn("قال (أحمد) ذلك"), rtl=True) == -1


@pytest.mark.parametrize(
    ("glyph", "text"),
    [("ﻻ", "لا"), ("لا", "لا"), ("ال", "لا"), ("ﺐ", "ب"), ("ﹶ", "\u064e"), ("ﬁ", "fi"), ("½", "½"), ("²", "²"), ("\u200f", "")],
)
def test_a_glyph_stands_for_its_letters(glyph: str, text: str) -> None:
    assert letters(glyph) == text
