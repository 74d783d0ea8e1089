"""Fingerprints stay while the finding stays."""

from __future__ import annotations

from claims import Article, compare

WRONG = "The bridge reopened on Monday, 2 June 2026, the council said."


def _ids(text: str) -> set[str]:
    return {finding.id for finding in compare([Article(id="a", language="en", text=text)]).findings}


def test_an_edit_elsewhere_keeps_the_fingerprint() -> None:
    assert _ids(WRONG) == _ids("Traffic was light that morning. " + WRONG)


def test_another_date_is_another_finding() -> None:
    assert _ids(WRONG).isdisjoint(_ids(WRONG.replace("2 June", "3 June")))


def test_the_fingerprint_names_its_rule() -> None:
    assert all(found.startswith("T101-") for found in _ids(WRONG))
