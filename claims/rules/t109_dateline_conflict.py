"""An article was filed after it came out, or long before, by the day in its dateline.

A dateline of the next day is let pass where some clock of the earth was already there. One of the days before is usual: weekly
papers and features wait. Only more than a few days are told, as a low note that the text may be an old one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from claims.model.article import Article
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.rules.cues import hour_known
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_EAST = 14  # hours that the zones of the earth reach ahead of UTC
_WAITS = 4  # days that a filed text may wait
_FAR = 45  # days beyond which the opening of a text is rather a date it tells of, such as that of a birth
_LATE = "the dateline gives {dateline}, {days} days before the publication on {published}"


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each article whose dateline lies after its publication, or more than a few days before."""
    for extraction in scene.extractions:
        document = extraction.document
        dateline, published, span = document.dateline, document.published, document.dateline_span
        if dateline is None or published is None or span is None:
            continue
        days = (published.day - dateline.day).days
        if 0 <= days <= _WAITS or abs(days) > _FAR or (days == -1 and _already_there(document.article)):
            continue
        values = {"dateline": dateline.day.isoformat(), "published": published.day.isoformat(), "days": str(abs(days))}
        yield Hit(
            evidence=(passage(extraction, span, value=dateline.day.isoformat()),),
            values=values,
            confidence=0.85 if days < 0 else 0.5,
            severity=Severity.MEDIUM if days < 0 else Severity.LOW,
            message=None if days < 0 else _LATE,
        )


def _already_there(article: Article) -> bool:
    """True when it was the next day somewhere as the article came out, or the hour is not known."""
    published = article.published
    if published is None or not hour_known(article):
        return True
    return (published.astimezone(UTC) + timedelta(hours=_EAST)).date() > published.date()


RULE = Rule(
    code="T109",
    name="dateline-conflict",
    type=DiscrepancyType.PUBLICATION_TIME_CONFLICT,
    severity=Severity.MEDIUM,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="the dateline gives {dateline}, but the article was published before, on {published}",
    advice="Check the time of publication and the dateline; one of them is wrong, or the text is an old one.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "LIMA, Sept 18 (Agency) - The bridge over the river reopened on Monday after two years of work."),
            published="2025-09-15T12:00:00+00:00",
            because="it was filed three days after it came out",
        ),
        raises(
            ("es", "Lima, 2 sep (Agencia).- El puente sobre el río reabrió el lunes tras dos años de obras."),
            published="2025-09-15T12:00:00+00:00",
            because="it was filed 13 days before",
        ),
        raises(
            ("ru", "МОСКВА, 18 сентября. /ТАСС/. Мост через реку вновь открыли в понедельник после двух лет работ."),
            published="2025-09-15T12:00:00+00:00",
            because="it was filed three days after it came out",
        ),
        silent(
            ("en", "LIMA, Sept 14 (Agency) - The bridge over the river reopened on Monday after two years of work."),
            published="2025-09-15T12:00:00+00:00",
            because="it came out on the next day",
        ),
        silent(
            ("en", "SYDNEY, Sept 16 (Agency) - The bridge over the river reopened on Monday after two years of work."),
            published="2025-09-15T22:00:00+00:00",
            because="in Sydney it was the 16th",
        ),
    ),
)
