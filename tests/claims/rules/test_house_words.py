"""Terms and names of a house in running text: whole words, their forms, the particles before them, and what may replace them."""

from __future__ import annotations

import pytest

from claims.framing.terms import Term
from claims.model.span import Span
from claims.rules.house_words import find_uses

CASES = [
    (
        "en",
        "illegal immigrant",
        "undocumented migrant",
        "An illegal immigrant left.",
        [("illegal immigrant", ["undocumented migrant"])],
    ),
    (
        "en",
        "illegal immigrant",
        "undocumented migrant",
        "Illegal immigrant held",
        [("Illegal immigrant", ["Undocumented migrant"])],
    ),
    (
        "en",
        "illegal immigrant",
        "undocumented migrant",
        "ILLEGAL IMMIGRANT HELD",
        [("ILLEGAL IMMIGRANT", ["UNDOCUMENTED MIGRANT"])],
    ),
    ("en", "illegal immigrant", "undocumented migrant", "The illegal immigrants left.", [("illegal immigrants", [])]),
    ("en", "migrant", "migrant worker", "The migrant worker left.", []),
    ("en", "art", "work", "The party started a cart.", []),
    ("en", "internet", "Internet", "The internet is not the Internet.", [("internet", ["Internet"])]),
    ("en", "Internet", "internet", "The internet is not the Internet.", [("Internet", ["internet"])]),
    ("ar", "إرهابي", "مسلح", "قُتل الإرهابي أمس", [("الإرهابي", ["المسلح"])]),
    ("ar", "إرهابي", "مسلح", "وإرهابي آخر", [("وإرهابي", ["ومسلح"])]),
    ("ar", "إرهابي", "مسلح", "للإرهابي", [("للإرهابي", ["للمسلح"])]),
    ("ar", "إرهابي", "المسلح", "قُتل الإرهابي أمس", [("الإرهابي", [])]),
    ("ar", "إرهابي", "مسلح", "الإرهابيون", []),
    ("ar", "إرهابي", "مسلح", "ارهابي", [("ارهابي", ["مسلح"])]),
    ("ar", "مهاجر غير شرعي", "مهاجر غير نظامي", "وصل المهاجر غير الشرعي", [("المهاجر غير الشرعي", [])]),
    ("es", "tercera edad", "personas mayores", "la Tercera edad", [("Tercera edad", ["Personas mayores"])]),
    ("es", "inmigrante ilegal", "migrante", "los inmigrantes ilegales", [("inmigrantes ilegales", [])]),
    ("fr", "clandestin", "sans-papiers", "l’arrivée d’un clandestin", [("clandestin", ["sans-papiers"])]),
    ("fr", "État islamique", "Daech", "l’État islamique recule", [("État islamique", ["Daech"])]),
    ("ru", "нелегал", "мигрант", "задержан нелегал", [("нелегал", ["мигрант"])]),
    ("ru", "нелегал", "мигрант", "двух нелегалов", [("нелегалов", [])]),
]


@pytest.mark.parametrize(
    ("language", "avoid", "prefer", "text", "expected"), CASES, ids=[f"{c[0]}-{c[3][:30]}-{c[2]}" for c in CASES]
)
def test_a_term_is_met(language: str, avoid: str, prefer: str, text: str, expected: list[tuple[str, list[str]]]) -> None:
    term = Term(language=language, avoid=(avoid,), prefer=(prefer,))
    uses = list(find_uses(text, Span(0, len(text)), language, [term]))
    assert [(use.words, list(use.replacements)) for use in uses] == expected
    for use in uses:
        assert text[use.span.start : use.span.end] == use.words


def test_only_the_run_asked_for_is_read() -> None:
    text = "art. art. art."
    uses = find_uses(text, Span(5, 9), "en", [Term(language="en", avoid=("art",))])
    assert [use.span for use in uses] == [Span(5, 8)]


def test_a_name_is_not_met_in_its_forms() -> None:
    term = Term(language="en", avoid=("Field",), prefer=("Fields",))
    assert not list(find_uses("Fields said", Span(0, 11), "en", [term], inflected=False))
