"""An article reports as past something it dates after its own publication.

Either the publication time or the date in the text is wrong. Only days written out are held against it, never "on Friday", which
is itself counted from the publication. What the text says is still to come is no conflict, nor is a day that something was set for,
put off to or extended until.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from claims.knowledge.concepts import concept, is_event, is_generic
from claims.language.base import knowledge
from claims.language.pipeline import tokenize
from claims.model.attribution import Certainty, Polarity, Status
from claims.model.claim import Claim
from claims.model.comparison import Extraction
from claims.model.finding import Basis, DiscrepancyType, Scope, Severity, Withheld
from claims.model.time import TimeKind, TimeMention
from claims.rules.cues import cues, tokens_of
from claims.rules.model import Hit, Rule, Scene, passage, raises, silent

_DONE = frozenset({Status.DONE, Status.SIGNED, Status.APPROVED, Status.IN_FORCE})
_FRONT = 2  # words before a day that a clause begins with: "On Tuesday, "
_REACH = 24  # code points before a day that may say that something is set for it


def check(scene: Scene) -> Iterator[Hit | Withheld]:
    """One hit for each past event dated after the day of publication."""
    for extraction in scene.extractions:
        published = extraction.document.published
        if published is None:
            continue
        seen = set()
        for claim in extraction.claims:
            mention = claim.time
            if mention is None or mention.value.start is None or mention.span in seen or not _is_past(claim, mention):
                continue
            if not _is_its_own(claim, mention) or _is_anothers(claim, mention):
                continue
            if mention.span not in claim.limits and not _is_set_for(extraction, mention) and _is_after(mention, published.day):
                seen.add(mention.span)
                evidence = [passage(extraction, mention.span, value=mention.value.start.isoformat())]
                yield Hit(
                    evidence=tuple(evidence),
                    values={"date": mention.value.start.isoformat(), "published": published.day.isoformat()},
                    confidence=0.9 if mention.value.year_stated else 0.75,
                )


def _is_past(claim: Claim, mention: TimeMention) -> bool:
    """True for what the text affirms as done, unless what was done is to set a day for something else.

    A day that the clause begins with is that of the setting itself: "On Tuesday, 3 March, the two firms announced a merger".
    """
    facts = claim.factuality
    if facts.status not in _DONE or facts.polarity is not Polarity.POSITIVE or facts.certainty is not Certainty.ASSERTED:
        return False
    forward = knowledge("forward")["events"]
    before = claim.text[: max(0, mention.span.start - claim.span.start)].split()
    if len(before) <= _FRONT and claim.event is not None and mention.span.end <= claim.event.trigger.start:
        return True
    return not any(mention.concept in forward for mention in claim.concepts)


def _is_its_own(claim: Claim, mention: TimeMention) -> bool:
    """True for a day told in the clause itself: one carried on from the clause before may be that of another event."""
    return any(time.span == mention.span for time in claim.times)


def _is_anothers(claim: Claim, mention: TimeMention) -> bool:
    """True when something else that happens is told nearer before the day: "joined the strike of 20 November".

    What is signed is signed on the day told, whatever it is, and a verdict falls on it, whatever the crime.
    """
    known = concept(claim.event.type) if claim.event is not None else None
    if claim.event is None or claim.factuality.status is Status.SIGNED or (known is not None and known.chain == "case"):
        return False
    trigger = claim.event.trigger
    between = [found for found in claim.concepts if trigger.end <= found.span.start and found.span.end <= mention.span.start]
    return any(is_event(found.concept) and not is_generic(found.concept) for found in between)


def _is_set_for(extraction: Extraction, mention: TimeMention) -> bool:
    """True for a day behind a word that sets something for it: "mourning for Saturday, 9 May", "на субботу, 9 мая"."""
    language = extraction.document.language
    text = extraction.document.article.field_text(mention.span.field)
    start = max(0, mention.span.start - _REACH)
    before = tokens_of(text, language, start, mention.span.start)
    if any(last == len(before) for _, last in cues("set_for", before, language, book="discourse")):
        return True
    return any(first == 0 for first, _ in cues("set_for", tokenize(mention.text, language)[:1], language, book="discourse"))


def _is_after(mention: TimeMention, published: date) -> bool:
    """True for one day, written with its number, that lies after publication."""
    value = mention.value
    written = any(character.isdigit() for character in mention.text)
    return value.kind is TimeKind.DATE and value.is_one_day and written and value.start is not None and value.start > published


RULE = Rule(
    code="T103",
    name="publication-time-conflict",
    type=DiscrepancyType.PUBLICATION_TIME_CONFLICT,
    severity=Severity.HIGH,
    basis=Basis.CALENDAR,
    scope=Scope.INTERNAL,
    message="the article tells in the past what it dates to {date}, but it was published on {published}",
    advice="Check the publication time and the date in the text; one of them is wrong, or the text was changed later.",
    documentation=__doc__,
    check=check,
    examples=(
        raises(
            ("en", "The two ministers signed the contract on 16 April 2025 in the capital."),
            published="2025-04-15T22:10:00+03:00",
            because="the signing is told in the past a day before it happened",
        ),
        silent(
            ("en", "The two ministers will sign the contract on 16 April 2025 in the capital."),
            published="2025-04-15T22:10:00+03:00",
            because="it is still to come",
        ),
        silent(
            ("en", "The president called an election for 16 April 2025 and dissolved parliament."),
            published="2025-04-15T22:10:00+03:00",
            because="the call was made, the election was not held",
        ),
        raises(
            ("fr", "Mercredi 16 avril, les deux groupes ont annoncé leur fusion à Lyon."),
            published="2025-04-15T22:10:00+03:00",
            because="the announcement is dated, not what it is about",
        ),
        raises(
            ("es", "El miércoles 16 de abril, miles de vecinos recibieron a la campeona en la plaza Mayor."),
            published="2025-04-15T22:10:00+03:00",
            because="a weekday with its number is that day, whatever the tense",
        ),
        silent(
            ("ru", "Водители присоединились к забастовке 17 апреля."),
            published="2025-04-15T22:10:00+03:00",
            because="they joined, the strike is still to come",
        ),
        silent(
            ("en", "The two ministers signed the contract on 14 April 2025 in the capital."),
            published="2025-04-15T22:10:00+03:00",
            because="it lies before publication",
        ),
    ),
)
