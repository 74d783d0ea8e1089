"""Sentences of twelve domains in five languages: the event they tell and the parts of those who take part in it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims import Article, extract
from claims.knowledge.concepts import is_a, is_event
from claims.knowledge.inventory import DOMAINS, ROLES

CASES = Path(__file__).parent / "events"


def cases() -> Iterator[Any]:
    for domain in DOMAINS:
        table = tomllib.loads((CASES / f"cases_{domain}.toml").read_text(encoding="utf-8"))
        for language, rows in table.items():
            for at, row in enumerate(rows, 1):
                marks = [pytest.mark.xfail(strict=True, reason=row["limit"])] if "limit" in row else []
                yield pytest.param(
                    language, row, id=f"{domain}-{language}-{at}-{row.get('event') or 'not-' + row['not']}", marks=marks
                )


@pytest.mark.parametrize(("language", "row"), list(cases()))
def test_event_and_its_parts(language: str, row: dict[str, str]) -> None:
    claims = extract(Article(text=row["text"], language=language)).claims
    told = [claim for claim in claims if claim.event is not None]
    if "not" in row:
        assert is_event(row["not"])
        taken = [claim.event.type for claim in told if claim.event is not None]
        assert not any(is_a(event, row["not"]) for event in taken), row["why"]
        return
    wanted = {(role, row[role]) for role in ROLES if role in row}
    found = [claim for claim in told if claim.event is not None and claim.event.type == row["event"]]
    assert found, [claim.event.type for claim in told if claim.event is not None]
    parts = {(argument.role, argument.text) for argument in found[0].arguments}
    for role, words in wanted:
        assert any(role == other and (words in text or text in words) for other, text in parts), parts


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_domain_has_six_sentences_in_each_language(domain: str) -> None:
    table = tomllib.loads((CASES / f"cases_{domain}.toml").read_text(encoding="utf-8"))
    assert {language: len(rows) for language, rows in table.items() if len(rows) < 6} == {}
    assert set(table) == {"ar", "en", "es", "fr", "ru"}
