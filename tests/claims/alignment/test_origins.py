"""Independent sources behind articles: copies, agency credits and translations are one origin."""

from __future__ import annotations

import pytest

from claims import Article, compare
from claims.documents.credits import credits_of, origin_credits
from claims.extraction import read
from claims.framing.source_chain import DIMENSION

FACT = "The Kora bridge in Lima reopened on 3 June 2026 after repairs that cost 12 million dollars."
TOLD_AGAIN = "In Lima the Kora bridge, repaired for 12 million dollars, reopened on 3 June 2026."


def origins(*articles: tuple[str, str]) -> set[int]:
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(articles)]
    return {cluster.origins for cluster in compare(sent, same_story=True).clusters}


def test_two_reports_are_two_origins() -> None:
    assert origins(("en", FACT), ("en", TOLD_AGAIN)) == {2}


def test_a_copy_is_no_second_origin() -> None:
    assert origins(("en", FACT), ("en", FACT)) == {1}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", f"LIMA, June 3 (Reuters) - {FACT}"), ("en", f"LIMA (Reuters) - {TOLD_AGAIN}")),
        (("en", f"LIMA, June 3 (Reuters) - {FACT}"), ("en", f"{TOLD_AGAIN}\n\nSource: Reuters")),
        (
            ("en", f"LIMA, June 3 (AFP) - {FACT}"),
            ("fr", "LIMA (AFP) - Le pont Kora de Lima a rouvert le 3 juin 2026."),
        ),
        (
            ("en", f"LIMA, June 3 (Reuters) - {FACT}"),
            ("ar", "ليما (رويترز) - أعيد فتح جسر كورا في ليما يوم 3 يونيو 2026."),
        ),
    ],
)
def test_one_agency_is_one_origin_in_every_language(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert origins(one, other) == {1}


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        (f"LIMA, June 3 (Reuters) - {FACT}", f"LIMA, June 3 (AFP) - {TOLD_AGAIN}", "two agencies"),
        (f"LIMA, June 3 (Agencies) - {FACT}", f"LIMA, June 3 (Agencies) - {TOLD_AGAIN}", "which agencies is not said"),
        (f"LIMA, June 3 (Reuters) - {FACT}", f"{TOLD_AGAIN} The mayor told Reuters that it is safe.", "an agency that is cited"),
        (f"{FACT}\n\nPhoto: Reuters", f"{TOLD_AGAIN}\n\nPhoto: Reuters", "a photograph is not the text"),
    ],
)
def test_near_misses(one: str, other: str, because: str) -> None:
    assert origins(("en", one), ("en", other)) == {2}, because


def test_an_agency_goes_by_one_id_in_every_language() -> None:
    found = [
        origin_credits(read(Article(id="a", language=language, text=text)).extraction.document)
        for language, text in (
            ("en", f"LIMA, June 3 (Reuters) - {FACT}"),
            ("ar", "ليما (رويترز) - أعيد فتح جسر كورا في ليما يوم 3 يونيو 2026."),
        )
    ]
    assert found[0] == found[1] != frozenset()


def test_where_texts_say_they_come_from() -> None:
    sent = [
        Article(id="a", language="en", text=f"LIMA, June 3 (Reuters) - {FACT}"),
        Article(id="b", language="en", text=f"{TOLD_AGAIN}\n\nTranslation: The Lima Post"),
        Article(id="c", language="en", text="The ministers of Peru and Chile met in Lima. The mayor told Reuters that it rained."),
    ]
    [row] = [row for row in compare(sent, same_story=True).framing if row.code == DIMENSION.code]
    assert {item.article for item in row.evidence} == {"a", "b"}
    assert all(item.voice == "metadata" for item in row.evidence)
    assert [credit.kind for credit in credits_of(read(sent[1]).extraction.document)] == ["credit"]
    assert not [row for row in compare([sent[0], sent[2]], same_story=True).framing if row.code == DIMENSION.code]
