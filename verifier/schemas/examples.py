"""Requests and answers for the documentation. Invented; a test holds each to its schema."""

from __future__ import annotations

from typing import Any

ENGLISH: dict[str, Any] = {
    "id": "a1",
    "outlet": "The Harbour Gazette",
    "language": "en",
    "title": "Old bridge to reopen",
    "published": "2025-05-06T18:30:00+03:00",
    "text": "The old bridge will reopen on Tuesday 7 May 2025, the mayor said. The repairs cost 12 million dollars.",
}
ARABIC: dict[str, Any] = {
    "id": "a2",
    "outlet": "صحيفة الميناء",
    "language": "ar",
    "title": "إعادة فتح الجسر القديم",
    "published": "2025-05-06T19:00:00+03:00",
    "text": "قال رئيس البلدية إن الجسر القديم سيعاد فتحه يوم الأربعاء 7 مايو 2025. وبلغت كلفة الترميم 14 مليون دولار.",
}

PAGE = """<html lang="en"><head><title>Old bridge to reopen</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2025-05-06T18:30:00+03:00"></head>
<body><article><p>The old bridge will reopen on Tuesday 7 May 2025, the mayor said. The repairs cost 12 million dollars.</p>
</article></body></html>"""
FEED = """<rss version="2.0"><channel><title>The Harbour Gazette</title><item><title>Old bridge to reopen</title>
<link>https://example.org/a1</link><pubDate>Tue, 06 May 2025 18:30:00 +0300</pubDate>
<description>The old bridge will reopen on Tuesday 7 May 2025, the mayor said.</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Gazette</title><entry><title>Old bridge to reopen</title>
<published>2025-05-06T18:30:00+03:00</published><updated>2025-05-06T20:00:00+03:00</updated>
<content type="html">&lt;p>The old bridge will reopen on Tuesday 7 May 2025, the mayor said.&lt;/p></content></entry></feed>"""
NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:bridge" version="1" standard="NewsML-G2">
<itemMeta><provider literal="The Harbour Gazette"/><versionCreated>2025-05-06T18:30:00+03:00</versionCreated></itemMeta>
<contentMeta><language tag="en"/><headline>Old bridge to reopen</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">The old bridge will reopen on Tuesday 7 May 2025.</inlineData></contentSet>
</newsItem>"""
NINJS: dict[str, Any] = {
    "uri": "urn:example:bridge",
    "standard": {"name": "ninjs", "version": "3.1"},
    "language": "en",
    "firstCreated": "2025-05-06T18:30:00+03:00",
    "versionCreated": "2025-05-06T20:00:00+03:00",
    "pubStatus": "usable",
    "headlines": [{"role": "main", "value": "Old bridge to reopen"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>The old bridge will reopen on Tuesday 7 May 2025.</p>"}],
    "infoSources": [{"name": "The Harbour Gazette"}],
}

ARTICLES = {"english": {"summary": "English", "value": ENGLISH}, "arabic": {"summary": "Arabic", "value": ARABIC}}
CHECK_REQUESTS = {
    "alone": {"summary": "A text alone", "value": {"text": "The bridge reopens on Tuesday 7 May 2025.", "language": "en"}},
    "against": {
        "summary": "Against a source",
        "value": {"text": "The old bridge reopens on 8 May 2025.", "published": "2025-05-06", "against": [ARABIC]},
    },
}
COMPARISON_REQUESTS = {
    "two": {"summary": "Two articles of one story", "value": {"articles": [ENGLISH, ARABIC], "same_story": True}}
}

EDITOR_REQUESTS = {
    "text": {"summary": "A text", "value": {"text": "The bridge reopens on Tuesday 7 May 2025.", "language": "auto"}},
}

DECISIONS = {
    "accept": {"summary": "Accept a finding", "value": {"decision": "accept", "by": "A. Editor"}},
    "dismiss": {
        "summary": "Dismiss a finding",
        "value": {"decision": "dismiss", "reason": "the outlet corrected it", "by": "A. Editor"},
    },
}
SHARES = {
    "usual": {"summary": "A link for thirty days", "value": {}},
    "a week": {"summary": "A link for a week", "value": {"days": 7}},
}
WEBHOOKS = {
    "all": {"summary": "Be told of everything", "value": {"url": "https://cms.example.org/hooks/crosscheck"}},
    "some": {
        "summary": "Be told of jobs",
        "value": {"url": "https://cms.example.org/hooks/crosscheck", "events": ["job.finished", "job.dead"]},
    },
}
_ENGINE = {"version": "0.1.0", "pipelines": {"ar": "blank:ar spacy-3.8.18 rules", "en": "blank:en spacy-3.8.18 rules"}}
_TIME = {
    "start": 30,
    "end": 48,
    "text": "Tuesday 7 May 2025",
    "kind": "date",
    "edtf": "2025-05-07",
    "first": "2025-05-07",
    "last": "2025-05-07",
    "part": None,
    "stated_weekday": "tuesday",
    "calendar": "gregorian",
    "readings": None,
    "anchor": None,
    "implies": None,
}
_COST = {
    "start": 83,
    "end": 101,
    "text": "12 million dollars",
    "low": 12_000_000,
    "high": 12_000_000,
    "unit": "USD",
    "modifier": "exact",
    "of": None,
}
_SPEAKER = {"start": 50, "end": 59, "text": "the mayor", "entity": None}
_CLAIM = {
    "id": "a1:1",
    "article": "a1",
    "start": 0,
    "end": 48,
    "text": "The old bridge will reopen on Tuesday 7 May 2025",
    "event": {"type": "reopen", "trigger": {"start": 20, "end": 26}},
    "arguments": [{"role": "theme", "start": 0, "end": 14, "text": "The old bridge", "entity": None, "via": None}],
    "time": _TIME,
    "place": None,
    "quantities": [],
    "attribution": {"kind": "indirect", "speaker": _SPEAKER, "cue": {"start": 60, "end": 64}},
    "factuality": {"certainty": "asserted", "status": "planned", "polarity": "positive"},
    "checkworthy": {"score": 0.8, "why": "names a day"},
    "voice": "reported",
    "position": "lead",
}
_FINDING = {
    "id": "f-2b1c9d",
    "code": "T101",
    "name": "weekday-date-mismatch",
    "type": "weekday_date_mismatch",
    "severity": "high",
    "basis": "calendar",
    "confidence": 0.99,
    "scope": "internal",
    "message": "7 May 2025 is a Wednesday, not a Tuesday.",
    "advice": "Check the date with the original source.",
    "values": {"date": "2025-05-07", "stated": "Tuesday", "actual": "Wednesday"},
    "evidence": [{"article": "a1", "start": 30, "end": 48, "text": "Tuesday 7 May 2025", "value": "Tuesday", "side": None}],
    "repairs": [
        {"article": "a1", "start": 30, "end": 37, "replacement": "Wednesday", "supported_by": ["a2"]},
        {"article": "a1", "start": 38, "end": 39, "replacement": "6", "supported_by": []},
    ],
    "cluster": None,
}

EXTRACTION: dict[str, Any] = {
    "schema": "extraction/1",
    "article": "a1",
    "language": "en",
    "mentions": {
        "times": [_TIME],
        "quantities": [_COST],
        "names": [],
        "quotations": [
            {
                "start": 0,
                "end": 48,
                "text": _CLAIM["text"],
                "speaker": _SPEAKER,
                "cue": {"start": 60, "end": 64},
                "kind": "indirect",
            }
        ],
    },
    "claims": [_CLAIM],
    "unsupported": [],
}
CLAIM_REVIEWS: dict[str, Any] = {
    "one": {
        "summary": "One review",
        "value": {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "claimReviewed": "The bridge was closed for two years.",
            "url": "https://facts.example/bridge",
            "author": {"@type": "Organization", "name": "Harbour Facts"},
            "datePublished": "2025-05-09",
            "reviewRating": {"@type": "Rating", "ratingValue": 3, "bestRating": 5, "worstRating": 1, "alternateName": "Half true"},
            "itemReviewed": {"@type": "Claim", "appearance": "https://example.org/a1"},
        },
    },
    "page": {"summary": "A page that holds reviews", "value": {"page": "<script type='application/ld+json'>[]</script>"}},
}

CHECK_RESULT: dict[str, Any] = {
    "schema": "check/1",
    "claims": [],
    "findings": [
        {
            **_FINDING,
            "evidence": [
                {"article": "claim", "start": 22, "end": 40, "text": "Tuesday 7 May 2025", "value": "Tuesday", "side": None}
            ],
            "repairs": [{"article": "claim", "start": 22, "end": 29, "replacement": "Wednesday", "supported_by": []}],
        }
    ],
    "evidence": [],
    "verdict": "conflicting",
    "unsupported": [],
}
COMPARISON: dict[str, Any] = {
    "schema": "comparison/1",
    "engine": _ENGINE,
    "articles": [
        {
            **{key: ENGLISH.get(key) for key in ("id", "language", "outlet", "url", "title", "published", "dateline")},
            "claims": [_CLAIM],
        },
        {**{key: ARABIC.get(key) for key in ("id", "language", "outlet", "url", "title", "published", "dateline")}, "claims": []},
    ],
    "stories": [{"id": "s1", "articles": ["a1", "a2"], "why": "the caller says so"}],
    "clusters": [],
    "findings": [_FINDING],
    "withheld": [],
    "framing": [],
    "framing_coverage": {
        "rules": [{"code": "F301", "dimension": "naming", "languages": ["en"], "without": []}],
        "more": {},
        "evaluative": [],
    },
    "unsupported": [],
}
