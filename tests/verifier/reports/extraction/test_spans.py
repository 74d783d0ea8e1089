from __future__ import annotations

from verifier.reports.extraction.spans import Spans, covers, place_of

SPANS = Spans([(("text", 0, 100), 1), (("text", 10, 20), 2), (("text", 12, 14), 3), (("text", 30, 40), 4), (("title", 0, 50), 5)])


def test_spans_that_hold_a_place() -> None:
    assert SPANS.covering(("text", 12, 14)) == (1, 2, 3)
    assert SPANS.covering(("text", 15, 25)) == (1,)
    assert SPANS.covering(("text", 90, 101)) == ()
    assert SPANS.covering(("title", 3, 4)) == (5,)
    assert Spans([]).covering(("text", 0, 1)) == ()


def test_spans_that_lie_in_a_place() -> None:
    assert SPANS.inside(("text", 10, 40)) == (2, 3, 4)
    assert SPANS.inside(("text", 11, 13)) == ()


def test_covered_characters_count_once() -> None:
    assert SPANS.covered("text") == 100
    assert Spans([(("text", 0, 4), 1), (("text", 2, 6), 2), (("text", 8, 9), 3)]).covered("text") == 7


def test_a_place_is_in_the_text_unless_it_says_so() -> None:
    assert place_of({"start": 1, "end": 2}) == ("text", 1, 2)
    assert place_of({"start": 1, "end": 2, "field": "title"}) == ("title", 1, 2)
    assert not covers(("title", 0, 9), ("text", 1, 2))
