"""What a worker does, on whatever machine: plain data in, plain data out.

What the engine fails on is told with its reason, and will fail again. Memory that does not suffice is no fault of an article: it
is left to the pool.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import claims
from claims import Article, House, Source
from claims.alignment import partition
from claims.alignment.cards import card
from claims.compare import read_house
from claims.language.base import LANGUAGES
from claims.language.pipeline import pipeline_name
from claims.rules.wording import comparison_in
from claims.version import ENGINE_VERSION
from verifier.reports import encode
from verifier.reports.formats import FORMATS

Sent = Mapping[str, Any]
"""An article as a dictionary."""


def version() -> str:
    """What reads and compares here: two machines of one version give the same bytes."""
    pipelines = ", ".join(f"{code}: {pipeline_name(code)}" for code in LANGUAGES)
    return f"{ENGINE_VERSION} ({pipelines})"


def make_cards(sent: Sequence[Sent]) -> list[Any]:
    """The card of each article, or the reason why there is none, as a string."""
    found: list[Any] = []
    for data in sent:
        try:
            found.append(card(Article.from_dict(data)).to_dict())
        except MemoryError:
            raise
        except Exception as error:
            found.append(_why(error))
    return found


def read_whole(sent: Sent) -> None:
    """Read an article and forget it: what no process survives is told from what one does."""
    try:
        claims.read(Article.from_dict(sent))
    except MemoryError:
        raise
    except Exception:
        return  # told with its reason when its group is compared


def compare_group(sent: Sequence[Sent], options: Mapping[str, Any]) -> dict[str, Any]:
    """The stories of a group with their reports, and the articles that could not be read, by id, with the reason."""
    sources: list[Source] = []
    failed: dict[str, str] = {}
    for data in sent:
        try:
            sources.append(claims.read(Article.from_dict(data)))
        except MemoryError:
            raise
        except Exception as error:
            failed[data["id"]] = _why(error)
    by_id = {source.id: source for source in sources}
    told: list[dict[str, Any]] = []
    for story in partition(sources, same_story=options["same_story"]):
        members = [by_id[article] for article in story.articles]
        try:
            told.append(_story(members, options))
        except MemoryError:
            raise
        except Exception as error:
            failed |= {member.id: _why(error) for member in members}
    return {"stories": told, "failed": failed}


def _story(members: Sequence[Source], options: Mapping[str, Any]) -> dict[str, Any]:
    articles = [member.extraction.document.article for member in members]
    found = claims.compare(members, same_story=options["same_story"], house=_house(options["house"]))
    result = comparison_in(found, options["lang"]).to_dict()
    files = {form: encode(result, articles, form, language=options["lang"]) for form in options["formats"]}
    name = hashlib.sha256("\0".join(digest(article) for article in sorted(articles, key=lambda one: one.id)).encode()).hexdigest()[
        :16
    ]
    return {"name": name, "files": files, "summary": _summary(name, articles, result, options["formats"])}


def _summary(name: str, articles: Sequence[Article], result: Mapping[str, Any], formats: Sequence[str]) -> dict[str, Any]:
    findings: dict[str, int] = {}
    for finding in result["findings"]:
        findings[finding["severity"]] = findings.get(finding["severity"], 0) + 1
    title = next((article.title for article in articles if article.title), None) or articles[0].text.strip().splitlines()[0]
    return {
        "story": name,
        "title": " ".join(title.split())[:160],
        "articles": [
            {"id": item["id"], "outlet": item["outlet"], "language": item["language"], "published": item["published"]}
            for item in result["articles"]
        ],
        "findings": findings,
        "codes": sorted({finding["code"] for finding in result["findings"]}),
        "contrasts": len(result["framing"]),
        "files": {form: f"{name}.{FORMATS[form].ending}" for form in formats},
    }


def digest(article: Article) -> str:
    """Changes with everything of an article."""
    told = repr([getattr(article, name) for name in ("id", "url", "outlet", "language", "title", "published", "dateline", "text")])
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()


def as_sent(article: Article) -> dict[str, Any]:
    """An article as a dictionary, its time in ISO 8601."""
    named = ("id", "url", "outlet", "language", "title", "dateline", "text")
    data = {name: value for name in named if (value := getattr(article, name)) is not None}
    return data if article.published is None else {**data, "published": article.published.isoformat()}


@lru_cache(maxsize=4)
def _house(text: str | None) -> House | None:
    return read_house(text) if text is not None else None


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
