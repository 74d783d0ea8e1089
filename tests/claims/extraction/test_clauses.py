"""Clauses are cut where both sides state something, and nowhere else."""

from __future__ import annotations

import pytest

from claims import Article, extract

CUT = [
    ("en", "The quake killed 40 people and injured 200 others.", ["The quake killed 40 people", "injured 200 others"]),
    ("ar", "أدى الزلزال إلى مقتل 40 شخصا وإصابة 200 آخرين.", ["أدى الزلزال إلى مقتل 40 شخصا", "وإصابة 200 آخرين"]),
    ("es", "El sismo mató a 40 personas y hirió a otras 200.", ["El sismo mató a 40 personas", "hirió a otras 200"]),
    ("ru", "Землетрясение убило 40 человек и ранило ещё 200.", ["Землетрясение убило 40 человек", "ранило ещё 200"]),
    ("fr", "Le séisme a tué 40 personnes et blessé 200 autres.", ["Le séisme a tué 40 personnes", "blessé 200 autres"]),
]
WHOLE = [
    ("en", "They signed an agreement on energy, health, transport and tourism."),
    ("ar", "وقعا اتفاقية في مجالات الطاقة والصحة والسياحة."),
    ("fr", "Ils ont signé un accord sur l'énergie, la santé et le tourisme."),
    ("en", "The assembly approved the treaty on Thursday, September 18, 2025."),
]


def _claims(language: str, text: str) -> list[str]:
    return [claim.text for claim in extract(Article(text=text, language=language)).claims]


@pytest.mark.parametrize(("language", "text", "expected"), CUT, ids=[row[0] for row in CUT])
def test_two_facts_are_two_claims(language: str, text: str, expected: list[str]) -> None:
    assert _claims(language, text) == expected


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_lists_and_dates_stay_whole(language: str, text: str) -> None:
    assert _claims(language, text) == [text.rstrip(".")]


def test_a_quotation_is_a_claim_of_its_speaker() -> None:
    text = 'The bridge was closed on Monday. "We will open it in June," minister Hana Darwish told reporters.'
    claims = extract(Article(text=text, language="en")).claims
    (quoted,) = [claim for claim in claims if claim.voice == "quotation"]
    assert quoted.text == "We will open it in June"
    assert quoted.attribution.speaker is not None
    assert "Darwish" in quoted.attribution.speaker.text
    assert claims[0].attribution.speaker is None
