"""Reading holds for any text: no error, spans inside it and in order, the work in proportion to its length."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.language.fold import fold
from claims.model.time import Anchor, AnchorSource
from claims.normalization.time import compare_times, find_times, read_times, weekday_mismatch, weekday_repairs
from claims.normalization.time.needs import meets, needs
from claims.normalization.time.shapes import SHAPES, possible

ANCHOR = Anchor(day=date(2025, 5, 5), source=AnchorSource.PUBLISHED)
LANGUAGES = ("ar", "en", "es", "ru", "fr", "de", "zh", "th", "xx")
PIECES = [
    "7",
    "36",
    "31 ",
    "1999",
    "3415",
    "12/",
    "7/5/2025",
    "May ",
    "Tuesday ",
    "the ",
    "of ",
    "between ",
    "and ",
    "to ",
    "late ",
    "last ",
    "two ",
    "hundred ",
    "years ",
    "century ",
    "anniversary ",
    "الثلاثاء ",
    "من ",
    "إلى ",
    "عام ",
    "و",
    "ألف ",
    "شوال ",
    "الموافق ",
    "martes ",
    "mil ",
    "años ",
    "вторник, ",
    "23-го ",
    "с ",
    "по ",
    "года ",
    "mardi ",
    "à ",
    "siècle ",
    "nuit de ",
    "(",
    ")",
    "-",
    ".",
    ",",
    "\u200f",
    "\u0301",
    "٧",
    "５",
    "🙂",
    "\n",
    "\u00a0",
    "0",
    "99999999999999999999",
    "BC ",
    "ago ",
    "more than ",
]


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)), st.booleans())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_is_read(language: str, text: str, anchored: bool) -> None:
    folded, end = fold(text), 0
    found = read_times(folded, language, anchor=ANCHOR if anchored else None)
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end] == mention.text
        end = mention.span.end
        weekday_mismatch(mention)
        weekday_repairs(folded, mention, language)
        mention.to_dict()
        compare_times(mention.value, found[0].value)


@pytest.mark.parametrize("language", ["ar", "en", "es", "ru", "fr"])
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_reading_twice_says_the_same(language: str, text: str) -> None:
    assert find_times(fold(text), language) == find_times(fold(text), language)


def calls(work: Callable[[], object]) -> int:
    """How many functions the work calls."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "7 May "),
        ("ar", "الثلاثاء "),
        ("en", "12/"),
        ("en", "1 "),
        ("en", "1"),
        ("en", "between "),
        ("ar", "من "),
        ("en", "two "),
        ("en", "Tuesday the "),
        ("ru", "с 7 по "),
        ("es", "mil "),
        ("fr", "à 5 h "),
        ("ar", "و"),
        ("en", "1999-"),
        ("en", "late "),
        ("en", "more than "),
        ("en", "("),
        ("ru", "в ночь на "),
        ("zh", "5月"),
        ("en", "7 May to "),
    ],
)
def test_the_work_grows_with_the_length(language: str, piece: str) -> None:
    once, twice = piece * 600, piece * 1200
    find_times(fold(piece * 2), language)
    assert calls(lambda: read_times(fold(twice), language, anchor=ANCHOR)) <= 2.3 * calls(
        lambda: read_times(fold(once), language, anchor=ANCHOR)
    )


@given(st.text(alphabet="MmbWwzHskDXdynINqtlgjcoxEvQhiuUYVCKO@8pZ%ae01JfP>FTS2&+5:~GRrBA3L47=,.()/-'", max_size=12))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_a_shape_left_out_would_not_have_matched(classes: str) -> None:
    tried = possible(frozenset(classes))
    for rank, row in enumerate(SHAPES):
        if rank not in tried:
            assert not row.pattern.search(classes), row.name


@pytest.mark.parametrize(
    ("pattern", "classes", "met"),
    [
        ("a[bc]", "ab", True),
        ("a[bc]", "a", False),
        ("a?b", "b", True),
        ("(?:a|b)c", "bc", True),
        ("(?:a|b)c", "c", False),
        ("(?:a|b?)c", "c", True),
        ("(?P<x>a){0,2}b", "b", True),
        (r"a\(b", "ab", False),
        ("a(?!b)(?<=c)", "a", True),
        ("a{1,3}", "b", False),
    ],
)
def test_needs_of_an_expression(pattern: str, classes: str, met: bool) -> None:
    assert meets(frozenset(classes), needs(pattern)) is met
