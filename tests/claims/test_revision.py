"""Two versions of an article, claim by claim: what was added, dropped, changed, and what was exchanged without a word."""

from __future__ import annotations

import pytest

from claims import Article, House, Revision, revise
from claims.rules import wording

FIRST = (
    "The council of Almada approved a budget of 48 million euros on 6 May 2025. "
    "Mayor Rui Cardal called it prudent. The library will open on Sundays."
)
PLAIN = {  # the first wording, what stands in it, what took its place, and a notice
    "en": ("The landslide in Carpineto buried 23 cars on 4 June 2024.", "23", "32", "Correction: the number was wrong."),
    "es": ("El alud de Carpineto sepultó 23 coches el 4 de junio de 2024.", "23", "32", "Corrección: el número era otro."),
    "fr": ("Le glissement de terrain de Carpineto a enseveli 23 autos le 4 juin 2024.", "23", "32", "Rectificatif : nombre faux."),
    "ru": ("Оползень в Карпинето засыпал 23 машины 4 июня 2024 года.", "23", "32", "Исправление: число было другим."),
    "ar": ("دفن الانهيار الأرضي في كاربينيتو 23 سيارة يوم 4 يونيو 2024.", "23", "32", "تصحيح: كان عدد السيارات خطأ."),
}  # fmt: skip


def revised(before: str, after: str, language: str | None = None, **more: str) -> Revision:
    return revise(Article(id="a", text=before, language=language), Article(id="a", text=after, language=language, **more))


def test_the_same_words_are_no_revision() -> None:
    found = revised(FIRST, f"  {FIRST}\n")
    assert (found.added, found.dropped, found.changed, found.findings, found.notices) == ((), (), (), (), ())
    assert found.same > 0


def test_what_was_added_and_what_was_dropped_stands_in_its_own_version() -> None:
    before, after = f"{FIRST} A swimming pool is planned.", f"{FIRST} Parking fees rise by 4 percent in July."
    found = revised(before, after)
    assert [before[claim.span.start : claim.span.end] for claim in found.dropped] == [claim.text for claim in found.dropped]
    assert [after[claim.span.start : claim.span.end] for claim in found.added] == [claim.text for claim in found.added]
    assert "swimming pool" in " ".join(claim.text for claim in found.dropped)
    assert "Parking" in " ".join(claim.text for claim in found.added)
    assert (found.changed, found.findings) == ((), ())


@pytest.mark.parametrize("language", PLAIN)
def test_a_figure_exchanged_in_silence_is_found_with_both_passages(language: str) -> None:
    text, old, new, _ = PLAIN[language]
    after = text.replace(old, new)
    found = revised(text, after, language)
    (finding,) = found.findings
    one, other = finding.evidence
    assert (finding.code, one.article, other.article) == ("S401", "before", "after")
    assert old in text[one.span.start : one.span.end] == one.text
    assert new in after[other.span.start : other.span.end] == other.text
    assert (one.side, other.side) == ("a", "b")


@pytest.mark.parametrize("language", PLAIN)
def test_a_notice_of_correction_speaks_for_the_edit(language: str) -> None:
    text, old, new, notice = PLAIN[language]
    found = revised(text, f"{text.replace(old, new)} {notice}", language)
    assert found.findings == ()
    assert [item.text.strip() for item in found.notices] == [notice.rstrip(".")]
    assert [(one.text, other.text) for changed in found.changed for one, other in changed.values]


def test_a_notice_that_stood_there_before_speaks_for_nothing_new() -> None:
    notice = " Correction: the spelling of a name was wrong."
    text, old, new, _ = PLAIN["en"]
    assert revised(text + notice, text.replace(old, new) + notice).findings


def test_a_notice_in_the_headline_counts() -> None:
    text, old, new, _ = PLAIN["en"]
    assert revised(text, text.replace(old, new), title="Corrected: landslide buries cars").findings == ()


@pytest.mark.parametrize(
    ("before", "after", "silent_because"),
    [
        ("Nearly 23 cars were buried.", "Some 23 cars were buried.", "a hedge is no other figure"),
        ("The minister spoke today in Parma.", "The minister spoke today in Parma, aides said.", "today is the same word"),
        ("The bridge cost 1,200,000 euros.", "The bridge cost 1.2 million euros.", "written otherwise"),
        ("It opens on 4 June 2024 in Parma.", "It opens in June 2024 in Parma.", "less precise, not another day"),
        ("Sofia Renck spoke in Parma.", "Renck spoke in Parma.", "the same person"),
        ("Police held 12 fans in Parma.", "Two ministers met in Rome on Friday.", "another claim"),
    ],
)
def test_no_value_was_exchanged(before: str, after: str, silent_because: str) -> None:
    assert revised(before, after, "en").findings == (), silent_because


def test_days_that_count_from_the_day_of_publication_are_no_edit() -> None:
    first = Article.from_dict({"id": "a", "text": "The court ruled on Monday.", "published": "2025-05-06"})
    later = Article.from_dict({"id": "a", "text": "The court ruled on Monday.", "published": "2025-05-15"})
    assert revise(first, later).findings == ()


def test_a_claim_that_was_moved_is_the_same() -> None:
    one, other = "Rain fell in Bari.", "Snow fell in Aosta on 3 May 2024."
    found = revised(f"{one} {other}", f"{other} {one}")
    assert (found.added, found.dropped, found.changed) == ((), (), ())


def test_a_house_that_silences_the_rule_is_told_nothing() -> None:
    text, old, new, _ = PLAIN["en"]
    house = House(rules=frozenset({"S401"}))
    assert revise(Article(text=text), Article(text=text.replace(old, new)), house=house).findings == ()


def test_findings_are_told_in_arabic() -> None:
    text, old, new, _ = PLAIN["en"]
    (finding,) = wording.revision_in(revised(text, text.replace(old, new)), "ar").findings
    assert "استُبدل" in finding.message


def test_the_same_versions_give_the_same_bytes() -> None:
    text, old, new, _ = PLAIN["ru"]
    assert revised(text, text.replace(old, new)).to_dict() == revised(text, text.replace(old, new)).to_dict()


def test_two_texts_with_nothing_in_common_are_compared_too() -> None:
    found = revised(" ".join(f"Town {n} has {n} schools." for n in range(120)), "Nothing of it was true.")
    assert (found.same, found.findings) == (0, ())
