"""Facts by articles, the timeline and its drawing, the rows of framing: what stands where, and what is left out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.verifier.reports import sample
from verifier.reports import build, render
from verifier.reports.drawing import draw
from verifier.reports.view import Report


def claim(article: int, words: str, first: str | None, last: str | None, status: str = "done") -> dict[str, Any]:
    """A claim with a time that stands at these words."""
    time = {key: value for key, value in sample.passage(article, words).items() if key != "article"}
    return {"time": {**time, "kind": "date", "edtf": first, "first": first, "last": last}, "factuality": {"status": status}}


def with_claims(*claims: tuple[int, dict[str, Any]]) -> dict[str, Any]:
    report = sample.comparison()
    for article, item in claims:
        report["articles"][article] = {**report["articles"][article], "claims": [*report["articles"][article]["claims"], item]}
    return report


def dated() -> dict[str, Any]:
    """The first article names a day that a finding is about, a past year and a plan; the second the day alone."""
    return with_claims(
        (0, claim(0, "Tuesday 7 May 2025", "2025-05-07", "2025-05-07")),
        (0, claim(0, "a year", "1946-01-01", "1946-12-31")),
        (0, claim(0, "thanked", "2025-06-01", "2025-06-30", "planned")),
        (1, claim(1, "7 مايو 2025", "2025-05-07", "2025-05-07")),
    )


def view(report: dict[str, Any], language: str = "en") -> Report:
    return build(report, sample.ARTICLES, language=language)


def kinds(report: Report) -> dict[str, list[tuple[str, str]]]:
    return {source.id: [(" ".join(item.moment.label), item.kind) for item in told] for source, told in report.timeline.lanes}


def test_the_matrix_has_a_row_for_each_fact_and_a_column_for_each_article_that_tells_one() -> None:
    matrix = view(sample.comparison()).matrix
    assert [source.id for source in matrix.sources] == ["a1", "a2"]
    assert [row.fact.id for row in matrix.rows] == ["s1.f2", "s1.f1"], "what is told differently comes first"
    assert [cell.differs for cell in matrix.rows[0].cells] == [True, True]
    assert [cell.differs for cell in matrix.rows[1].cells] == [False, False]


def test_a_fact_that_an_article_lacks_is_an_empty_cell() -> None:
    report = sample.comparison()
    report["clusters"].append(
        {**report["clusters"][0], "id": "s1.f3", "mentions": [sample.passage(0, "took a year"), sample.passage(2, "ran late")]}
    )
    row = view(report).matrix.rows[-1]
    assert [bool(cell.passages) for cell in row.cells] == [True, False, True]
    page = render(report, sample.ARTICLES, "html")
    assert '<span class="sign" aria-hidden="true">—</span><span class="quiet">not in it</span>' in page


def test_a_dismissed_conflict_is_no_conflict_any_more() -> None:
    report = {**sample.comparison(), "decisions": [{"finding": "Q201-1", "state": "dismissed", "revision": 1}]}
    assert not any(cell.differs for row in view(report).matrix.rows for cell in row.cells)
    assert view(report).decisions == 1


def test_the_timeline_tells_what_is_past_planned_published_and_in_a_finding() -> None:
    assert kinds(view(dated())) == {
        "a1": [("1946", "told"), ("7 May 2025", "differs"), ("7 May 2025", "published"), ("June 2025", "planned")],
        "a2": [("7 May 2025", "told")],
        "a3": [],
    }


def test_claims_that_share_one_time_are_one_passage() -> None:
    report = dated()
    report["articles"][1]["claims"] *= 2
    (told,) = next(found for source, found in view(report).timeline.lanes if source.id == "a2")
    assert len(told.passages) == 1


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        ("2025-05-07", "2025-05-07", ("7 May", "2025")),
        ("2025-02-01", "2025-02-28", ("February", "2025")),
        ("2024-01-01", "2024-12-31", ("2024",)),
        ("2020-01-01", "2024-12-31", ("2020–2024",)),
        ("2025-05-01", "2025-05-09", ("1 May 2025 –", "9 May 2025")),
        ("2022-02-01", None, ("from", "1 February 2022")),
        (None, "2030-12-31", ("until", "31 December 2030")),
    ],
)
def test_a_moment_is_told_in_two_short_lines(first: str | None, last: str | None, label: tuple[str, ...]) -> None:
    past = claim(0, "a year", "1946-01-01", "1946-12-31")
    found = view(with_claims((0, past), (1, claim(1, "7 مايو 2025", first, last)))).timeline.moments
    assert label in [moment.label for moment in found]


@pytest.mark.parametrize(("first", "last"), [(None, None), ("1900-01-01", "1999-12-31")])
def test_what_has_no_place_is_left_out(first: str | None, last: str | None) -> None:
    assert view(with_claims((1, claim(1, "7 مايو 2025", first, last)))).timeline.moments == ()


def test_too_many_moments_keep_those_that_conflict_or_are_shared() -> None:
    report = dated()
    report["articles"][2]["claims"] = [claim(2, "ran late", f"20{year}-01-01", f"20{year}-12-31") for year in range(30, 60)]
    timeline = view(report).timeline
    assert len(timeline.moments) == 12
    assert timeline.hidden == 33 - 12
    assert ("7 May", "2025") in [moment.label for moment in timeline.moments]
    assert [moment.first for moment in timeline.moments] == sorted(str(moment.first) for moment in timeline.moments)
    assert "Further times, each named by few articles: 21" in render(report, sample.ARTICLES, "html")


def test_long_ranges_take_no_room() -> None:
    drawing = draw(view(dated()).timeline, view(dated()).t)
    widths = {after.x - before.x for before, after in zip(drawing.columns, drawing.columns[1:], strict=False)}
    assert len(widths) == 1
    assert [column.skipped is not None for column in drawing.columns] == [False, True, False]


def test_the_drawing_is_mirrored_for_arabic() -> None:
    english, arabic = view(dated()), view(dated(), "ar")
    left, right = draw(english.timeline, english.t), draw(arabic.timeline, arabic.t)
    assert [column.x for column in right.columns] == [left.width - column.x for column in left.columns]
    assert (left.anchor, right.anchor) == ("start", "end")
    assert (left.edge, right.edge) == (0, right.width)


def test_the_drawing_is_told_in_words_and_every_mark_has_its_own_shape() -> None:
    page = render(dated(), sample.ARTICLES, "html")
    described = re.search(r'<desc id="timeline-description">(.*?)</desc>', page)
    assert described
    told = described[1].replace("\u2068", "").replace("\u2069", "")
    assert "Harbour Gazette: 1946 (told), 7 May 2025 (in a finding), 7 May 2025 (published), June 2025 (planned)." in told
    drawing = page[page.index('<svg viewBox="0 0 ') : page.index("</svg>")]
    shapes = {
        kind: re.findall(rf'<(\w+) class="mark {kind}" (?:d="([A-Z])|cx)', drawing) for kind in ("told", "planned", "differs")
    }
    assert shapes["told"] == [("circle", "")]
    assert len(re.findall(r'class="mark differs" d="M[\d ]+L[\d ]+H[\d ]+Z"', drawing)) == 1
    assert len(re.findall(r'class="mark planned" d="M[\d ]+L[\d ]+L[\d ]+L[\d ]+Z"', drawing)) == 1
    assert 'aria-labelledby="timeline-title timeline-description"' in page


def test_one_moment_is_no_timeline() -> None:
    assert view(sample.comparison()).timeline.moments == ()
    assert 'id="timeline"' not in render(sample.comparison(), sample.ARTICLES, "html")


def test_contrasts_come_in_the_order_they_are_read() -> None:
    report = sample.comparison()
    row = report["framing"][0]
    wanted = ["naming", "reporting_verb", "emphasis", "genre", "of_later_versions"]
    report["framing"] = [{**row, "id": f"F-{at}", "dimension": name} for at, name in enumerate(reversed(wanted))]
    assert [item.dimension for item in view(report).framing] == [
        "Naming",
        "Reporting verbs",
        "Emphasis",
        "Of later versions",
        "Genre",
    ]


def test_a_contrast_names_the_articles_that_have_no_part_in_it() -> None:
    (row,) = view(sample.comparison()).framing
    assert [source.id for source in row.absent] == ["a3"]


def test_the_coverage_of_framing_is_told() -> None:
    rules = [
        {"code": "F301", "dimension": "naming", "languages": ["ar", "en"], "without": []},
        {"code": "F307", "dimension": "agency", "languages": ["en"], "without": ["ar"]},
    ]
    report = {**sample.comparison(), "framing_coverage": {"rules": rules, "more": {"naming": 2}}}
    assert view(report).framing_coverage == (
        "1 contrast from 2 rules, which read English, Arabic.",
        "Not looked for in Arabic: Who acts.",
        "Found beyond these rows: Naming 2.",
    )
    for form in ("html", "md"):
        assert "Not looked for in Arabic: Who acts." in render(report, sample.ARTICLES, form)
