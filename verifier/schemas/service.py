"""Rules, health and problems."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from claims.model.finding import Basis, DiscrepancyType, Scope, Severity
from claims.rules.model import Example, Rule
from verifier.schemas.base import Contract, choice, number, one, some, text, whole
from verifier.schemas.comparison import EngineSchema


class RuleTextSchema(Contract):
    """One article of an example."""

    language = text("Its language.", "en")
    text = text("Its text.", "The bridge reopens on Tuesday 7 May 2025.")


class RuleExampleSchema(Contract):
    """Articles that the rule reports on, or keeps silent on."""

    kind = choice(["raises", "silent"], "Whether the rule reports it.", "raises")
    texts = some(fields.Nested(RuleTextSchema), "One text for each article.")
    because = text("Why.", "7 May 2025 was a Wednesday")
    published = text("When the articles were published, where that matters.", "2025-05-06", null=True)
    titles = some(fields.String(), "The titles of the articles, where the rule asks for them.", ["Ferry sinks, 40 dead"])


class RuleSchema(Contract):
    """A rule of the catalogue."""

    code = text("Chosen once, never reused.", "T101")
    name = text("What it finds.", "weekday-date-mismatch")
    type = text("The kind of discrepancy, or the dimension of framing.", str(DiscrepancyType.WEEKDAY_DATE_MISMATCH))
    severity = choice(Severity, "How much a finding usually matters.", "high")
    basis = choice(Basis, "What it rests on.", "calendar")
    scope = choice(Scope, "Inside one article, or between articles.", "internal")
    message = text("The message, with the values it speaks of in braces.", "{date} is a {actual}, not a {stated}")
    advice = text("What to do.", "Check the date with the original source.")
    documentation = text("What it finds, and what it leaves alone.", "A date is given with a weekday it does not fall on.")
    examples = some(fields.Nested(RuleExampleSchema), "Examples of both kinds; each is tested.")

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """The rule as JSON."""
        return rule_to_dict(obj)


class RulesSchema(Contract):
    """The catalogue of rules."""

    rules = some(fields.Nested(RuleSchema), "Every rule, by code.")

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """The catalogue as JSON."""
        return {"rules": [rule_to_dict(rule) for rule in sorted(obj, key=lambda rule: rule.code)]}


class HealthSchema(Contract):
    """Whether the service lives."""

    status = choice(["ok"], "ok.", "ok")
    engine = one(EngineSchema, "What answers.")


class BacklogSchema(Contract):
    """What waits to be done, in the whole service."""

    queued = whole("Jobs that wait.", 2)
    running = whole("Jobs at work.", 1)
    dead = whole("Jobs that were given up.", 0)
    lag = number("Seconds that the first of those that could begin has been waiting.", 0.4)


class ReadinessSchema(HealthSchema):
    """Whether the service is ready, and what waits."""

    jobs = one(BacklogSchema, "The jobs.")


class FaultSchema(Contract):
    """One thing wrong with a request."""

    pointer = text("JSON pointer to the value in the body.", "/articles/1/text", required=False)
    parameter = text("The query parameter.", "format", required=False)
    detail = text("What is wrong, and what would be accepted.", "is missing")


class ProblemSchema(Contract):
    """A problem document (RFC 9457)."""

    type = text("The kind of problem; a relative address that stays the same and can be opened.", "/problems/invalid-article")
    title = text("The kind of problem in words.", "An article cannot be used as sent")
    status = whole("The status code again.", 422)
    detail = text("What happened this time.", "1 value cannot be used")
    request_id = text("Names the request in the logs.", "8f1b2c", null=True)
    errors = some(fields.Nested(FaultSchema), "What is wrong, place by place.", required=False)


def rule_to_dict(rule: Rule) -> dict[str, Any]:
    """A rule of the catalogue as JSON."""
    return {
        "code": rule.code,
        "name": rule.name,
        "type": rule.type.value,
        "severity": rule.severity.value,
        "basis": rule.basis.value,
        "scope": rule.scope.value,
        "message": rule.message,
        "advice": rule.advice,
        "documentation": rule.documentation,
        "examples": [_example(example) for example in rule.examples],
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "kind": example.kind,
        "texts": [{"language": language, "text": words} for language, words in example.texts],
        "because": example.because,
        "published": example.published,
        "titles": list(example.titles),
    }
