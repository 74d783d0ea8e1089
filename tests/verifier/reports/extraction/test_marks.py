from __future__ import annotations

import pytest

from verifier.reports.extraction.marks import Layer, Marked, nest, plain

TEXT = "0123456789"


def layers(*spans: tuple[int, int, int, str]) -> list[Layer]:
    return [Layer(start=start, end=end, rank=rank, mark=mark) for start, end, rank, mark in spans]


def shown(nodes: tuple[Marked | str, ...]) -> str:
    """Marked text as "a[1b[2]3]": a piece that does not begin or end its span has "~" there."""
    return "".join(
        node if isinstance(node, str) else f"{'' if node.first else '~'}{node.mark}[{shown(node.inside)}]{'' if node.last else '~'}"
        for node in nodes
    )


@pytest.mark.parametrize(
    ("spans", "said", "why"),
    [
        ([], "0123456789", "nothing to mark"),
        ([(2, 4, 0, "a")], "01a[23]456789", "one"),
        ([(2, 4, 0, "a"), (4, 6, 0, "b")], "01a[23]b[45]6789", "two that touch"),
        ([(2, 8, 0, "a"), (4, 6, 0, "b")], "01a[23b[45]67]89", "one inside another"),
        ([(2, 6, 0, "a"), (2, 4, 0, "b")], "01a[b[23]45]6789", "both begin together: the longer is outside"),
        ([(2, 6, 0, "a"), (4, 8, 0, "b")], "01a[23b[45]~]~b[67]89", "two that cross: the later is told in pieces"),
        ([(4, 8, 0, "a"), (2, 6, 1, "b")], "01b[23]~a[~b[45]67]89", "a claim stays whole, whatever crosses it"),
        ([(0, 10, 1, "b"), (4, 6, 0, "a")], "b[0123]~a[~b[45]~]~b[6789]", "a claim inside a passage"),
        ([(3, 3, 0, "a")], "0123456789", "an empty span"),
        ([(8, 40, 0, "a")], "01234567a[89]~", "a span beyond the text"),
    ],
)
def test_marks_nest(spans: list[tuple[int, int, int, str]], said: str, why: str) -> None:
    found = nest(TEXT, layers(*spans))
    assert shown(found) == said, why
    assert plain(found) == TEXT


def test_a_part_of_the_text_is_marked_alone() -> None:
    found = nest(TEXT, layers((0, 5, 0, "a"), (6, 9, 0, "b")), start=4, end=8)
    assert shown(found) == "~a[4]5b[67]~"
