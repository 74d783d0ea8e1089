"""Findings in the reader's language: message and advice of every rule over the typed values of a finding, one table a language.

The library answers in English; whoever shows a finding asks for another language here. What a table lacks stays English, so that a
finding can always be told. Ids, values and evidence are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.errors import UnknownRule
from claims.language.base import LANGUAGES, primary
from claims.model.comparison import CheckResult, Comparison
from claims.model.finding import Finding
from claims.rules import rule
from claims.rules.wording.values import Teller, table

__all__ = ["ENGLISH", "TOLD", "check_in", "comparison_in", "teller", "told_in", "word"]

ENGLISH = "en"
TOLD = (ENGLISH, *(code for code in LANGUAGES if code != ENGLISH and table(code)))
"""The languages that findings are told in; what the rules themselves say is English."""


def told_in(tags: Iterable[str]) -> str:
    """The first language of BCP 47 tags that findings are told in; English when there is none."""
    return next((code for code in map(primary, tags) if code in TOLD), ENGLISH)


@cache
def teller(language: str) -> Teller:
    """What writes the values of findings in a language of `TOLD`."""
    return Teller(language)


def word(finding: Finding, language: str) -> tuple[str, str]:
    """The message and the advice of a finding in a language; in English where the language or the message has no words."""
    if language == ENGLISH or language not in TOLD:
        return finding.message, finding.advice
    words = table(language).get(finding.code, {})
    template = next((theirs for ours, theirs in _messages(finding.code, words) if _fits(ours, finding)), None)
    if template is None:
        return finding.message, finding.advice
    return teller(language).fill(template, finding), words.get("advice", finding.advice)


def comparison_in(comparison: Comparison, language: str) -> Comparison:
    """A comparison with its findings told in a language."""
    if language == ENGLISH:
        return comparison
    return replace(comparison, findings=tuple(_told(comparison.findings, language)))


def check_in(result: CheckResult, language: str) -> CheckResult:
    """A check with its findings told in a language, and the conflicts that repeat their messages."""
    if language == ENGLISH:
        return result
    findings = tuple(_told(result.findings, language))
    messages = {old.message: new.message for old, new in zip(result.findings, findings, strict=True)}
    evidence = tuple(replace(item, explanation=messages.get(item.explanation, item.explanation)) for item in result.evidence)
    return replace(result, findings=findings, evidence=evidence)


def _told(findings: Sequence[Finding], language: str) -> Iterator[Finding]:
    for finding in findings:
        message, advice = word(finding, language)
        yield replace(finding, message=message, advice=advice)


def _messages(code: str, words: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The templates of a rule in English, each with that of the language."""
    try:
        plain = rule(code).message
    except UnknownRule:
        return
    if isinstance(own := words.get("message"), str):
        yield plain, own
    if isinstance(other := words.get("other"), dict):
        yield from other.items()


def _fits(template: str, finding: Finding) -> bool:
    """True for the template that the message was made of."""
    try:
        return template.format(**finding.values) == finding.message
    except KeyError:
        return False
