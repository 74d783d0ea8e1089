"""Two articles of our own and what an extraction of them may hold, as the contract has it: one claim inside another, every voice,
a mention in no claim, words that look like markup. All of it is invented.
"""

from __future__ import annotations

from typing import Any

from claims.model.article import Article

ENGLISH = Article.from_dict(
    {
        "id": "en1",
        "outlet": "Harbour <b>Gazette</b>",
        "language": "en",
        "title": "Bridge <reopens> in May",
        "published": "2025-05-06T18:30:00+03:00",
        "text": "Mayor Ines Calder said the old bridge, which cost 14 million euros, will reopen on Tuesday 7 May 2025. "
        '"It is not safe," she said.\n\nThe ferry & the <script>alert(1)</script> may sink in 2026.',
    }
)
ARABIC = Article.from_dict(
    {
        "id": "ar1",
        "outlet": "صحيفة المرفأ",
        "language": "ar",
        "title": "إعادة فتح الجسر القديم",
        "text": "قال رئيس البلدية إن الجسر القديم سيعاد فتحه يوم 7 مايو 2025.",
    }
)


def span(article: Article, words: str, *, field: str = "text", text: bool = True) -> dict[str, Any]:
    """Where words stand, as the contract has it."""
    start = article.field_text(field).index(words)
    found: dict[str, Any] = {"start": start, "end": start + len(words)}
    return {**found, **({} if field == "text" else {"field": field}), **({"text": words} if text else {})}


def claim(article: Article, number: int, words: str, *, field: str = "text", **more: Any) -> dict[str, Any]:
    """A claim of the contract with nothing in it but what is given."""
    return {
        "id": f"{article.id}:{number}",
        "article": article.id,
        **span(article, words, field=field),
        "event": None,
        "arguments": [],
        "time": None,
        "place": None,
        "quantities": [],
        "attribution": {"kind": "narrator", "speaker": None, "cue": None},
        "factuality": {"certainty": "asserted", "status": None, "polarity": "positive"},
        "checkworthy": {"score": 0.0, "why": "no figure, date or named actor"},
        "voice": "author",
        "position": "body",
        **more,
    }


def event(article: Article, concept: str, words: str, field: str = "text") -> dict[str, Any]:
    """An event and its trigger."""
    return {"type": concept, "trigger": span(article, words, field=field, text=False)}


def argument(article: Article, role: str, words: str, entity: str | None = None) -> dict[str, Any]:
    """An argument."""
    return {"role": role, **span(article, words), "entity": entity}


def time(article: Article, words: str, edtf: str, first: str, last: str, **more: Any) -> dict[str, Any]:
    """A time."""
    empty = dict.fromkeys(("part", "stated_weekday", "readings", "anchor", "implies"))
    value = {"kind": "date", "edtf": edtf, "first": first, "last": last, "calendar": "gregorian"}
    return {**span(article, words), **value, **empty, **more}


def english() -> dict[str, Any]:
    """The extraction of the English article."""
    article = ENGLISH
    day = time(article, "Tuesday 7 May 2025", "2025-05-07", "2025-05-07", "2025-05-07", stated_weekday="tuesday")
    year = time(article, "2026", "2026", "2026-01-01", "2026-12-31")
    cost = {
        **span(article, "14 million euros"),
        "low": 14_000_000,
        "high": 14_000_000,
        "unit": "EUR",
        "modifier": "exact",
        "of": None,
    }
    mayor = {"kind": "PER", "entity": "name:ns kltr", "normal": "Ines Calder", "reasons": ["in no table; known by its form alone"]}
    name = {**span(article, "Ines Calder"), **mayor}
    speaker = {**span(article, "Ines Calder"), "entity": "name:ns kltr"}
    she = {**span(article, "she"), "entity": "name:ns kltr"}
    said = {"kind": "indirect", "speaker": speaker, "cue": span(article, "said", text=False)}
    quoted = {"kind": "direct", "speaker": she, "cue": None}
    reported = "the old bridge, which cost 14 million euros, will reopen on Tuesday 7 May 2025"
    return {
        "schema": "extraction/1",
        "article": article.id,
        "language": "en",
        "mentions": {
            "times": [day, year],
            "quantities": [cost],
            "names": [name],
            "quotations": [{**span(article, reported), **said}, {**span(article, "It is not safe,"), **quoted}],
        },
        "claims": [
            claim(
                article,
                1,
                "Bridge <reopens> in May",
                field="title",
                event=event(article, "reopen", "<reopens>", "title"),
                voice="headline",
                position="headline",
            ),
            claim(
                article,
                2,
                reported,
                event=event(article, "reopen", "reopen"),
                arguments=[argument(article, "patient", "the old bridge")],
                time=day,
                attribution=said,
                factuality={"certainty": "asserted", "status": "planned", "polarity": "positive"},
                checkworthy={"score": 0.45, "why": "a date, an event"},
                voice="reported",
                position="lead",
            ),
            claim(
                article,
                3,
                "cost 14 million euros",
                event=event(article, "cost", "cost"),
                arguments=[argument(article, "agent", "the old bridge")],
                quantities=[cost],
                attribution=said,
                voice="reported",
                position="lead",
            ),
            claim(
                article,
                4,
                "It is not safe",
                attribution=quoted,
                factuality={"certainty": "asserted", "status": None, "polarity": "negative"},
                voice="quotation",
            ),
            claim(
                article,
                5,
                "The ferry & the <script>alert(1)</script> may sink",
                event=event(article, "sink", "sink"),
                arguments=[argument(article, "agent", "<script>alert(1)</script>")],
                factuality={"certainty": "possible", "status": None, "polarity": "positive"},
            ),
        ],
        "unsupported": [{"article": article.id, "what": "figures of speech", "why": "no <data> for them"}],
    }


def arabic() -> dict[str, Any]:
    """The extraction of the Arabic article."""
    article = ARABIC
    said = {
        "kind": "indirect",
        "speaker": {**span(article, "رئيس البلدية"), "entity": None},
        "cue": span(article, "قال", text=False),
    }
    reported = "الجسر القديم سيعاد فتحه يوم 7 مايو 2025"
    return {
        "schema": "extraction/1",
        "article": article.id,
        "language": "ar",
        "mentions": {"times": [], "quantities": [], "names": [], "quotations": [{**span(article, reported), **said}]},
        "claims": [
            claim(
                article,
                1,
                reported,
                event=event(article, "ar:سيعاد", "سيعاد"),
                time=time(article, "يوم 7 مايو 2025", "2025-05-07", "2025-05-07", "2025-05-07"),
                attribution=said,
                voice="reported",
            )
        ],
        "unsupported": [],
    }


EXTRACTIONS = (english(), arabic())
ARTICLES = (ENGLISH, ARABIC)
