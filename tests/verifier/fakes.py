"""A stand-in for the library: small, complete results of the contract, made of the model's own dataclasses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from claims.compare import Progress
from claims.framing import House
from claims.model.article import Article
from claims.model.attribution import Attribution, AttributionKind, Factuality, Passage, Speaker, Status, Voice
from claims.model.claim import Argument, Checkworthy, Claim, Event, Position
from claims.model.comparison import (
    CheckEvidence,
    CheckResult,
    Cluster,
    Comparison,
    Engine,
    EvidenceRelation,
    Extraction,
    Feature,
    FramingEvidence,
    FramingRow,
    Phrase,
    Story,
    Unsupported,
    Verdict,
)
from claims.model.document import Document, Segment, SegmentKind
from claims.model.finding import Basis, DiscrepancyType, Evidence, Finding, Repair, Scope, Severity, Withheld
from claims.model.name import NameKind, NameMention
from claims.model.quantity import Modifier, Quantity, QuantityMention
from claims.model.span import Field, Span
from claims.model.time import Anchor, AnchorSource, TimeKind, TimeMention, Timex, Weekday

WRONG_DAY = "Tuesday 7 May 2025"
ENGINE = Engine(version="0.0.0", pipelines={"en": "fake 0 none"})


def extract(article: Article) -> Extraction:
    """One claim over the whole text, with one mention of each kind."""
    whole = Span(0, len(article.text))
    first = Span(0, 1)
    words = article.text[:1]
    anchor = Anchor(day=date(2025, 5, 6), source=AnchorSource.PUBLISHED)
    value = Timex(
        kind=TimeKind.DATE,
        edtf="2025-05-07",
        start=date(2025, 5, 7),
        end=date(2025, 5, 8),
        stated_weekday=Weekday.TUESDAY,
        readings=("2025-05-07", "2025-07-05"),
        anchor=anchor,
    )
    time = TimeMention(span=first, text=words, value=value)
    quantity = QuantityMention(
        span=first, text=words, value=Quantity(low=Decimal("1.5"), high=None, modifier=Modifier.MORE_THAN, unit="USD")
    )
    name = NameMention(span=first, text=words, kind=NameKind.LOC, entity="place:PE")
    speaker = Speaker(span=first, text=words)
    claim = Claim(
        id=f"{article.id}:1",
        article=article.id,
        language="en",
        span=whole,
        text=article.text,
        event=Event(type="reopen", trigger=first),
        arguments=(Argument(role="agent", span=first, text=words),),
        time=time,
        place=name,
        quantities=(quantity,),
        attribution=Attribution(kind=AttributionKind.INDIRECT, speaker=speaker, cue=first),
        factuality=Factuality(status=Status.PLANNED),
        checkworthy=Checkworthy(score=0.5, why="names a day"),
    )
    document = Document(
        article=article,
        language=article.language or "en",
        language_confidence=1.0,
        segments=(Segment(span=whole, kind=SegmentKind.LEAD, language="en", paragraph=0),),
        anchor=anchor,
    )
    return Extraction(
        document=document,
        times=(time,),
        quantities=(quantity,),
        names=(name,),
        quotations=(Passage(span=whole, text=article.text, kind=AttributionKind.DIRECT, speaker=speaker, cue=first),),
        claims=(claim,),
        unsupported=(Unsupported(article=article.id, what="figures", why="a stand-in reads none"),),
    )


def compare(
    articles: Sequence[Article],
    *,
    same_story: bool | None = None,
    house: House | None = None,
    own: Collection[str] = (),
    progress: Progress = lambda done, total, step: None,
) -> Comparison:
    """A finding in each article that holds `WRONG_DAY`, and one of everything else. Each article is a step."""
    for done, _ in enumerate(articles):
        progress(done, len(articles), "read")
    extractions = tuple(extract(article) for article in articles)
    claims = tuple(claim for extraction in extractions for claim in extraction.claims)
    passage = Evidence(article=articles[0].id, span=Span(0, 1), text=articles[0].text[:1])
    framed = FramingEvidence(
        article=articles[0].id, span=Span(0, 1, Field.TITLE), text="T", voice=Voice.HEADLINE, position=Position.HEADLINE, side="a"
    )
    return Comparison(
        engine=ENGINE,
        extractions=extractions,
        stories=(
            Story(id="s1", articles=tuple(article.id for article in articles), reasons=(Phrase(f"same_story is {same_story}"),)),
        ),
        clusters=(
            Cluster(
                id="c1", label="x", claims=claims, score=0.9, features=(Feature(name="day", score=0.4, detail="same"),), origins=1
            ),
        ),
        findings=_findings(articles),
        withheld=(Withheld(type=DiscrepancyType.QUANTITY_CONFLICT, reason="a series", evidence=(passage,)),),
        framing=(
            FramingRow(
                id="r1",
                code="F301",
                dimension="naming",
                referent="x",
                strength="clear",
                confidence=0.5,
                message="m",
                caveat="c",
                evidence=(framed,),
            ),
        ),
        unsupported=extractions[0].unsupported,
    )


def check(
    text: str,
    *,
    language: str | None = None,
    published: datetime | None = None,
    against: Sequence[Article] = (),
    house: House | None = None,
) -> CheckResult:
    """Conflicting when the text holds `WRONG_DAY`, related when there is anything to check against."""
    article = Article(id="claim", text=text, language=language, published=published or datetime(2025, 5, 6, tzinfo=UTC))
    findings = _findings([article])
    evidence = tuple(
        CheckEvidence(
            article=source.id,
            claim="claim:1",
            span=Span(0, 1),
            text=source.text[:1],
            relation=EvidenceRelation.RELATED,
            explanation="both are texts",
        )
        for source in against
    )
    verdict = Verdict.CONFLICTING if findings else Verdict.RELATED if evidence else Verdict.NOTHING_FOUND
    extraction = extract(article)
    return CheckResult(
        claims=extraction.claims, findings=findings, evidence=evidence, verdict=verdict, unsupported=extraction.unsupported
    )


def read(article: Article) -> Article:
    """A reading as the stand-ins take it: the article itself."""
    return article


def _findings(articles: Sequence[Article]) -> tuple[Finding, ...]:
    return tuple(_finding(article, article.text.index(WRONG_DAY)) for article in articles if WRONG_DAY in article.text)


def _finding(article: Article, start: int) -> Finding:
    span = Span(start, start + len(WRONG_DAY))
    return Finding(
        id=f"f-{article.id}",
        code="T101",
        name="weekday-date-mismatch",
        type=DiscrepancyType.WEEKDAY_DATE_MISMATCH,
        severity=Severity.HIGH,
        basis=Basis.CALENDAR,
        confidence=0.99,
        scope=Scope.INTERNAL,
        message="2025-05-07 is a Wednesday, not a Tuesday",
        advice="Check the date with the original source.",
        values={"date": "2025-05-07", "actual": "Wednesday", "stated": "Tuesday"},
        evidence=(Evidence(article=article.id, span=span, text=WRONG_DAY, value="Tuesday"),),
        repairs=(Repair(article=article.id, span=Span(start, start + 7), replacement="Wednesday"),),
    )
