"""The library as the service asks it: the same answers, one reading at a time in a process, timed and counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

import claims
from claims import Article, CheckResult, Comparison, Extraction, House, Source
from verifier import metrics
from verifier.turns import Turns

_turns = Turns()


def extract(article: Article) -> Extraction:
    """What an article says."""
    with _turns.turn(), metrics.reading("extract", 1):
        return claims.extract(article)


def compare(
    articles: Sequence[Article | Source],
    *,
    same_story: bool | None = None,
    house: House | None = None,
    own: Collection[str] = (),
) -> Comparison:
    """What articles say differently."""
    with _turns.turn(), metrics.reading("compare", len(articles)):
        found = claims.compare(articles, same_story=same_story, house=house, own=own)
    metrics.count_findings(finding.code for finding in found.findings)
    return found


def check(
    text: str,
    *,
    language: str | None = None,
    published: datetime | None = None,
    against: Sequence[Article | Source] = (),
    house: House | None = None,
) -> CheckResult:
    """A text against itself, the calendar and articles."""
    with _turns.turn(), metrics.reading("check", 1 + len(against)):
        found = claims.check(text, language=language, published=published, against=against, house=house)
    metrics.count_findings(finding.code for finding in found.findings)
    return found
