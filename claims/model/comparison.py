"""What the library hands back: extractions, comparisons and check results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from claims.model.attribution import Passage, Voice
from claims.model.claim import Claim, Position
from claims.model.document import Document
from claims.model.finding import Finding, Withheld
from claims.model.name import NameMention
from claims.model.office import Label, Office
from claims.model.quantity import Numeral, QuantityMention
from claims.model.span import Span
from claims.model.time import TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """What could not be analysed, and why: silence is not agreement."""

    article: str
    what: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        """`{article, what, why}`."""
        return {"article": self.article, "what": self.what, "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The version and the pipelines that made a result; the same engine and input give the same bytes."""

    version: str
    pipelines: dict[str, str]

    def to_dict(self) -> dict[str, Any]:
        """`{version, pipelines}`."""
        return {"version": self.version, "pipelines": dict(self.pipelines)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one article says: its mentions and its claims.

    `numerals` are all its numbers in figures, whatever they stand for; `offices` what people are called beside their names,
    `labels` what other names stand for.
    """

    document: Document
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    names: tuple[NameMention, ...]
    quotations: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    unsupported: tuple[Unsupported, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    offices: tuple[Office, ...] = ()
    labels: tuple[Label, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The `extraction/1` object of the contract."""
        return {
            "schema": "extraction/1",
            "article": self.document.article.id,
            "language": self.document.language,
            "mentions": {
                "times": [mention.to_dict() for mention in self.times],
                "quantities": [mention.to_dict() for mention in self.quantities],
                "names": [mention.to_dict() for mention in self.names],
                "quotations": [passage.to_dict() for passage in self.quotations],
            },
            "claims": [claim.to_dict() for claim in self.claims],
            "unsupported": [item.to_dict() for item in self.unsupported],
        }


@dataclass(frozen=True, slots=True)
class Phrase:
    """Part of an explanation: a template and its values, so that it can be told in the reader's language."""

    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles that tell the same story, and the reasons why they were put together."""

    id: str
    articles: tuple[str, ...]
    reasons: tuple[Phrase, ...]

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return "; ".join(map(str, self.reasons))

    def to_dict(self) -> dict[str, Any]:
        """`{id, articles, why}`."""
        return {"id": self.id, "articles": list(self.articles), "why": self.why}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One reason for or against aligning claims, with its weight in the score."""

    name: str
    score: float
    detail: str

    def to_dict(self) -> dict[str, Any]:
        """`{name, score, detail}`."""
        return {"name": self.name, "score": round(self.score, 3), "detail": self.detail}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Claims of several articles that speak of the same fact. `origins` counts independent sources."""

    id: str
    label: str
    claims: tuple[Claim, ...]
    score: float
    features: tuple[Feature, ...]
    origins: int

    def to_dict(self) -> dict[str, Any]:
        """The `cluster` object of the contract."""
        return {
            "id": self.id,
            "label": self.label,
            "claims": [claim.id for claim in self.claims],
            "mentions": [{"article": claim.article, **claim.span.to_dict(), "text": claim.text} for claim in self.claims],
            "score": round(self.score, 3),
            "features": [feature.to_dict() for feature in self.features],
            "origins": self.origins,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingEvidence:
    """A passage of a framing contrast, with whose words it is and where it stands."""

    article: str
    span: Span
    text: str
    voice: Voice
    position: Position
    side: str

    def to_dict(self) -> dict[str, Any]:
        """`{article, start, end, text, voice, position, side}`."""
        return {
            "article": self.article,
            **self.span.to_dict(),
            "text": self.text,
            "voice": self.voice.value,
            "position": self.position.value,
            "side": self.side,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingRow:
    """One contrast in how articles put the same thing. No score of anybody, only passages side by side."""

    id: str
    code: str
    dimension: str
    referent: str
    strength: str
    confidence: float
    message: str
    caveat: str
    evidence: tuple[FramingEvidence, ...]
    template: str = ""  # what the message was filled from, with its values: for a reader of another language
    values: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The framing row of the contract."""
        return {
            "id": self.id,
            "code": self.code,
            "dimension": self.dimension,
            "referent": self.referent,
            "strength": self.strength,
            "confidence": round(self.confidence, 2),
            "message": self.message,
            "caveat": self.caveat,
            "evidence": [evidence.to_dict() for evidence in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingRule:
    """A rule of framing that ran: for which languages of the request, and for which it has no words."""

    code: str
    dimension: str
    languages: tuple[str, ...]
    without: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """`{code, dimension, languages, without}`."""
        return {
            "code": self.code,
            "dimension": self.dimension,
            "languages": list(self.languages),
            "without": list(self.without),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluativeWord:
    """A word by which a text judges in its own voice: `kind` is puffery, contempt, doubt or inevitability."""

    kind: str
    span: Span
    text: str

    def to_dict(self) -> dict[str, Any]:
        """`{kind, start, end, text}`."""
        return {"kind": self.kind, **self.span.to_dict(), "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluative:
    """The evaluative words of an article, for a reader who asks for them; never a row, and no count of them convicts anybody.

    `per_thousand`: in a thousand words of the article's own, to one decimal.
    """

    article: str
    per_thousand: float
    words: tuple[EvaluativeWord, ...]

    def to_dict(self) -> dict[str, Any]:
        """`{article, per_thousand, words}`."""
        return {"article": self.article, "per_thousand": self.per_thousand, "words": [word.to_dict() for word in self.words]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was looked for in framing: the rules that ran, and `more`, rows found beyond those shown, by dimension.

    `evaluative`: the evaluative words of each article that has any.
    """

    rules: tuple[FramingRule, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    evaluative: tuple[Evaluative, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """`{rules, more, evaluative}`."""
        return {
            "rules": [rule.to_dict() for rule in self.rules],
            "more": dict(self.more),
            "evaluative": [one.to_dict() for one in self.evaluative],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Articles side by side: stories, clusters, findings, framing, and what was set aside or not analysed.

    `silenced`: codes of the rules that were not asked, because the newsroom wants it so.
    """

    engine: Engine
    extractions: tuple[Extraction, ...]
    stories: tuple[Story, ...]
    clusters: tuple[Cluster, ...]
    findings: tuple[Finding, ...]
    withheld: tuple[Withheld, ...]
    framing: tuple[FramingRow, ...]
    unsupported: tuple[Unsupported, ...]
    coverage: Coverage = field(default_factory=Coverage)
    silenced: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The `comparison/1` object of the contract."""
        return {
            "schema": "comparison/1",
            "engine": self.engine.to_dict(),
            "articles": [_article(extraction) for extraction in self.extractions],
            "stories": [story.to_dict() for story in self.stories],
            "clusters": [cluster.to_dict() for cluster in self.clusters],
            "findings": [finding.to_dict() for finding in self.findings],
            "withheld": [item.to_dict() for item in self.withheld],
            "framing": [row.to_dict() for row in self.framing],
            "framing_coverage": self.coverage.to_dict(),
            "unsupported": [item.to_dict() for item in self.unsupported],
            **({"silenced": list(self.silenced)} if self.silenced else {}),
        }


def _article(extraction: Extraction) -> dict[str, Any]:
    document = extraction.document
    article = document.article
    return {
        "id": article.id,
        "language": document.language,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published_as_sent or (document.published.day.isoformat() if document.published else None),
        "dateline": article.dateline,
        "claims": [claim.to_dict() for claim in extraction.claims],
    }


class Verdict(StrEnum):
    """What a check came to. It never says who is right."""

    CONFLICTING = "conflicting"
    SUPPORTED = "supported"
    RELATED = "related"
    NOTHING_FOUND = "nothing_found"
    CANNOT_BE_CHECKED = "cannot_be_checked"


class EvidenceRelation(StrEnum):
    """How a passage of a source stands to a checked claim."""

    SUPPORTS = "supports"
    CONFLICTS = "conflicts"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckEvidence:
    """A passage of a source that bears on the checked text, and how."""

    article: str
    claim: str
    span: Span
    text: str
    relation: EvidenceRelation
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """`{article, claim, start, end, text, relation, explanation}`."""
        return {
            "article": self.article,
            "claim": self.claim,
            **self.span.to_dict(),
            "text": self.text,
            "relation": self.relation.value,
            "explanation": self.explanation,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """A text checked against itself, the calendar and given sources.

    `origins`: how many independent sources stand behind the evidence of each relation; near copies are one.
    """

    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[CheckEvidence, ...]
    verdict: Verdict
    unsupported: tuple[Unsupported, ...]
    origins: Mapping[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The `check/1` object of the contract. `origins` stands only where there is evidence."""
        told = {
            "schema": "check/1",
            "claims": [claim.to_dict() for claim in self.claims],
            "findings": [finding.to_dict() for finding in self.findings],
            "evidence": [item.to_dict() for item in self.evidence],
            "verdict": self.verdict.value,
            "unsupported": [item.to_dict() for item in self.unsupported],
        }
        return {**told, "origins": dict(self.origins)} if self.origins else told
