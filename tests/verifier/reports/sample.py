"""A small story of our own with everything a report can hold, and its comparison as the contract has it. All of it is invented."""

from __future__ import annotations

from typing import Any

from claims.model.article import Article

ARTICLES = (
    Article.from_dict(
        {
            "id": "a1",
            "outlet": "Harbour Gazette",
            "language": "en",
            "title": "Bridge <reopens> after repairs",
            "published": "2025-05-07T18:30:00+03:00",
            "dateline": "PORT LINDEN, 7 May",
            "text": "The old bridge reopened on Tuesday 7 May 2025. The works cost 14 million & took a year.\n\n"
            "Mayor Ines Calder thanked the crews.",
        }
    ),
    Article.from_dict(
        {
            "id": "a2",
            "outlet": "صحيفة المرفأ",
            "language": "ar",
            "title": "إعادة فتح الجسر القديم",
            "text": "أعيد فتح الجسر القديم يوم 7 مايو 2025. بلغت كلفة الأشغال 17 مليونا.",
        }
    ),
    Article.from_dict(
        {"id": "a3", "language": "en", "title": "A ferry runs late", "text": "The ferry to Port Linden ran late on Monday."}
    ),
)


def passage(article: int, words: str, **more: Any) -> dict[str, Any]:
    """Evidence of the contract for words of an article's text, or of its title with `field="title"`."""
    found = ARTICLES[article]
    start = found.field_text(more.get("field", "text")).index(words)
    return {"article": found.id, "start": start, "end": start + len(words), "text": words, **more}


def compared(article: int) -> dict[str, Any]:
    """An article of the contract's comparison."""
    found = ARTICLES[article]
    return {
        "id": found.id,
        "language": found.language,
        "outlet": found.outlet,
        "url": found.url,
        "title": found.title,
        "published": found.published_as_sent,
        "dateline": found.dateline,
        "claims": [],
    }


def finding(code: str, severity: str, evidence: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A finding of the contract."""
    return {
        "id": f"{code}-1",
        "code": code,
        "name": "name-of-rule",
        "type": "note",
        "severity": severity,
        "basis": "calendar",
        "confidence": 0.98,
        "scope": "internal",
        "message": "2025-05-07 is a wednesday, not a tuesday",
        "advice": "Check the date with the original source.",
        "values": {},
        "evidence": evidence,
        "repairs": [],
        "cluster": None,
        **more,
    }


def comparison() -> dict[str, Any]:
    """Two stories, findings of three severities, a framing row, something withheld and something unsupported."""
    set_aside = passage(0, "took a year", value=None, side=None)
    weekday = passage(0, "Tuesday 7 May 2025", value="tuesday 2025-05-07", side=None)
    at = weekday["start"]
    return {
        "schema": "comparison/1",
        "engine": {"version": "0.1.0", "pipelines": {"en": "rules"}},
        "articles": [compared(0), compared(1), compared(2)],
        "stories": [
            {"id": "s1", "articles": ["a1", "a2"], "why": "a1 and a2 name the day 2025-05-07"},
            {"id": "s2", "articles": ["a3"], "why": "no other article is about this"},
        ],
        "clusters": [
            {
                "id": "s1.f1",
                "label": "The old bridge reopened",
                "claims": ["a1:c1", "a2:c1"],
                "mentions": [passage(0, "The old bridge reopened"), passage(1, "أعيد فتح الجسر القديم")],
                "score": 0.8,
                "features": [{"name": "day", "score": 0.4, "detail": "both name 2025-05-07"}],
                "origins": 2,
            },
            {
                "id": "s1.f2",
                "label": "The works cost 14 million",
                "claims": ["a1:c2", "a2:c2"],
                "mentions": [passage(0, "The works cost 14 million"), passage(1, "بلغت كلفة الأشغال 17 مليونا")],
                "score": 0.6,
                "features": [],
                "origins": 2,
            },
        ],
        "findings": [
            finding(
                "T101",
                "high",
                [weekday],
                type="weekday_date_mismatch",
                repairs=[
                    {"article": "a1", "start": at, "end": at + 7, "replacement": "Wednesday", "supported_by": ["a2"]},
                    {"article": "a1", "start": at + 8, "end": at + 9, "replacement": "6", "supported_by": []},
                ],
            ),
            finding(
                "Q201",
                "medium",
                [passage(0, "14 million", value="14000000", side="a"), passage(1, "17 مليونا", value="17000000", side="b")],
                type="quantity_conflict",
                basis="comparison",
                scope="cross",
                confidence=0.5,
                message="different figures for cost: 14 million (a1) against 17 million (a2)",
                cluster="s1.f2",
            ),
            finding(
                "S301",
                "info",
                [passage(0, "Bridge <reopens> after repairs", field="title", value=None, side=None)],
                type="omission",
                basis="heuristic",
                message="not in a2, though a1 gives it: “a1 thanked the crews on 2025-05-07”",
            ),
        ],
        "withheld": [
            {
                "type": "quantity_conflict",
                "reason": "an update, not a conflict",
                "evidence": [set_aside],
            }
        ],
        "framing": [
            {
                "id": "F301-1",
                "code": "F301",
                "dimension": "naming",
                "referent": "the bridge",
                "strength": "clear",
                "confidence": 0.7,
                "message": "One article says old bridge.",
                "caveat": "A difference is a choice to look at.",
                "evidence": [
                    passage(0, "old bridge", voice="author", position="lead", side="a"),
                    passage(1, "الجسر القديم", voice="headline", position="headline", side="b", field="title"),
                ],
            }
        ],
        "unsupported": [{"article": "a2", "what": "framing of passives", "why": "no rule for ar"}],
    }


def nothing_found() -> dict[str, Any]:
    """The comparison of one article in which nothing was found."""
    empty: dict[str, Any] = {key: [] for key in ("clusters", "findings", "withheld", "framing", "unsupported")}
    stories = [{"id": "s1", "articles": ["a3"], "why": "one article"}]
    return {**comparison(), **empty, "articles": [compared(2)], "stories": stories}
