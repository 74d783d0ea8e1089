from __future__ import annotations

from claims.model.article import Article
from tests.verifier.reports import sample
from verifier.reports import build
from verifier.reports.view import Report


def view() -> Report:
    return build(sample.comparison(), sample.ARTICLES)


def test_the_summary_counts_decisions_and_agreement() -> None:
    assert view().summary == (
        "2 findings need a decision (1 high, 1 medium).",
        "1 fact stands in more than one article without a conflict; the most shared one in 2 articles, 2 origins.",
        "1 difference of framing.",
        "The articles tell 2 different stories; only articles of one story are compared.",
    )


def test_info_is_kept_apart() -> None:
    assert [[finding.code for finding in group.findings] for group in view().groups] == [["T101"], ["Q201"]]
    assert [finding.code for finding in view().notes] == ["S301"]


def test_sides_hold_their_passages_and_values() -> None:
    weekday, figures = (group.findings[0] for group in view().groups)
    assert [side.letter for side in weekday.sides] == [None]
    assert [(side.letter, side.values) for side in figures.sides] == [("A", ("14000000",)), ("B", ("17000000",))]
    assert figures.sides[1].passages[0].source.direction == "rtl"
    assert [source.id for source in figures.sources] == ["a1", "a2"]


def test_messages_are_plain_words() -> None:
    weekday, figures = (group.findings[0] for group in view().groups)
    assert weekday.message == "7 May 2025 is a Wednesday, not a Tuesday"
    assert "(\u2068Harbour Gazette\u2069)" in figures.message
    assert "“\u2068a1 thanked the crews on 2025-05-07\u2069”" in view().notes[0].message


def test_repairs_say_what_they_replace_and_who_agrees() -> None:
    first, second = view().groups[0].findings[0].repairs
    assert (first.old, first.new, [source.label for source in first.supported_by]) == ("Tuesday", "Wednesday", ["صحيفة المرفأ"])
    assert (second.old, second.new, second.supported_by) == ("7", "6", ())


def test_a_fact_that_a_finding_is_about_is_told_differently() -> None:
    assert [fact.id for fact in view().agreed] == ["s1.f1"]
    assert [fact.id for fact in view().disputed] == ["s1.f2"]


def test_only_facts_of_several_articles_are_shared() -> None:
    comparison = sample.comparison()
    comparison["clusters"][0]["mentions"] = comparison["clusters"][0]["mentions"][:1]
    assert build(comparison, sample.ARTICLES).agreed == ()


def test_framing_has_a_column_for_each_article() -> None:
    (row,) = view().framing
    assert [source.id for source, _ in row.columns] == ["a1", "a2"]
    assert [passages[0].note for _, passages in row.columns] == ["own words, lead", "headline"]


def test_outlets_that_stand_twice_are_numbered() -> None:
    comparison = sample.comparison()
    comparison["articles"][2]["outlet"] = "Harbour Gazette"
    labels = [source.label for source in build(comparison, sample.ARTICLES).sources]
    assert labels == ["Harbour Gazette (1)", "صحيفة المرفأ", "Harbour Gazette (2)"]


def test_an_article_without_outlet_goes_by_its_headline_or_number() -> None:
    comparison = sample.comparison()
    assert build(comparison, sample.ARTICLES).sources[2].label == "A ferry runs late"
    comparison["articles"][2]["title"] = None
    assert build(comparison, sample.ARTICLES).sources[2].label == "Article 3"


def test_without_the_articles_the_passages_stand_alone() -> None:
    report = build(sample.comparison(), [])
    assert report.groups[0].findings[0].sides[0].passages[0].quote.plain == "Tuesday 7 May 2025"


def test_nothing_found_says_what_was_looked_for() -> None:
    report = build(sample.nothing_found(), sample.ARTICLES)
    assert report.decisions == 0
    assert report.summary[0] == "Nothing in 1 article needs a decision."
    assert any(name.startswith("T101") for name in report.looked_for)


def test_articles_that_the_comparison_does_not_name_are_ignored() -> None:
    assert build(sample.comparison(), [*sample.ARTICLES, Article(id="x", text="More.")]) == view()
