"""What the library says in the reader's language: messages, advice and reasons over their typed values, one table a language.

The library answers in English; whoever shows a finding asks for another language here. What a table lacks stays English, so that a
finding can always be told. Ids, values and evidence are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from claims.errors import UnknownRule
from claims.language.base import LANGUAGES, primary
from claims.model.comparison import CheckResult, Comparison, FramingRow, Phrase, Story
from claims.model.finding import Finding, Withheld
from claims.model.revision import Revision
from claims.rules import rule
from claims.rules.wording.values import Teller, table

__all__ = ["ENGLISH", "TOLD", "check_in", "comparison_in", "revision_in", "teller", "told_in", "word"]

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
    """A comparison with its findings, its rows of framing and all reasons told in a language."""
    if language == ENGLISH:
        return comparison
    return replace(
        comparison,
        findings=tuple(_told(comparison.findings, language)),
        stories=tuple(_story(story, language) for story in comparison.stories),
        withheld=tuple(_withheld(item, language) for item in comparison.withheld),
        framing=tuple(_row(row, language) for row in comparison.framing),
    )


def check_in(result: CheckResult, language: str) -> CheckResult:
    """A check with its findings told in a language, and the conflicts that repeat their messages."""
    if language == ENGLISH:
        return result
    findings = tuple(_told(result.findings, language))
    messages = {old.message: new.message for old, new in zip(result.findings, findings, strict=True)}
    evidence = tuple(replace(item, explanation=messages.get(item.explanation, item.explanation)) for item in result.evidence)
    return replace(result, findings=findings, evidence=evidence)


def revision_in(revision: Revision, language: str) -> Revision:
    """A revision with its findings told in a language."""
    return revision if language == ENGLISH else replace(revision, findings=tuple(_told(revision.findings, language)))


def _told(findings: Sequence[Finding], language: str) -> Iterator[Finding]:
    for finding in findings:
        message, advice = word(finding, language)
        yield replace(finding, message=message, advice=advice)


def _story(story: Story, language: str) -> Story:
    words = table(language).get("story", {})
    return replace(story, reasons=tuple(_phrase(reason, words, language) for reason in story.reasons))


def _withheld(item: Withheld, language: str) -> Withheld:
    told = _phrase(Phrase(item.reason, item.values), table(language).get("withheld", {}), language)
    return replace(item, reason=told.template, values=dict(told.values))


def _row(row: FramingRow, language: str) -> FramingRow:
    words = table(language).get("framing", {}).get(row.code, {})
    told = _phrase(Phrase(row.template, row.values), words.get("messages", {}), language)
    return replace(row, message=str(told), caveat=words.get("caveat", row.caveat)) if told.template != row.template else row


def _phrase(phrase: Phrase, words: Mapping[str, str], language: str) -> Phrase:
    """A template and its values in a language; as they are where it has no words for the template."""
    template = words.get(phrase.template)
    if template is None:
        return phrase
    return Phrase(template, {name: teller(language).part(value) for name, value in phrase.values.items()})


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
