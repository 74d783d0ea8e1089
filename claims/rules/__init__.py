"""The catalogue of rules, and how they are run. Adding a rule: its file, and one line here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from claims.errors import UnknownRule
from claims.model.finding import Finding, Scope, Severity, Withheld
from claims.rules import (
    a101_unclosed_quotation,
    a102_source_chain,
    a201_allegation_as_fact,
    a202_speaker_conflict,
    a203_quote_conflict,
    a204_quoted_value_conflict,
    e101_name_spelled_two_ways,
    e201_place_conflict,
    e202_participant_conflict,
    e203_role_title_conflict,
    e204_name_conflict,
    h101_house_term,
    h102_house_name,
    q101_total_mismatch,
    q102_change_mismatch,
    q103_share_mismatch,
    q104_count_mismatch,
    q201_quantity_conflict,
    q202_duration_conflict,
    q203_number_conflict,
    s301_omission,
    s401_silent_edit,
    t101_weekday_date_mismatch,
    t102_unresolvable_date,
    t103_publication_time_conflict,
    t104_calendars_disagree,
    t105_duration_mismatch,
    t106_age_mismatch,
    t107_anniversary_mismatch,
    t108_deictic_weekday_mismatch,
    t109_dateline_conflict,
    t110_event_dated_twice,
    t201_event_date_conflict,
    t202_time_of_day_conflict,
    v101_self_contradiction,
    v102_headline_against_text,
    v201_document_term_conflict,
    v202_status_conflict,
    v203_polarity_conflict,
    v204_causal_conflict,
)
from claims.rules.calibration import calibrated
from claims.rules.fingerprint import fingerprint
from claims.rules.model import Example, Hit, Pair, Rule, Scene
from claims.rules.reconciled import reconciled

__all__ = ["CATALOGUE", "HOUSE_RULES", "Example", "Hit", "Pair", "Rule", "Scene", "in_order", "rule", "run"]

CATALOGUE: tuple[Rule, ...] = (
    t101_weekday_date_mismatch.RULE,
    t102_unresolvable_date.RULE,
    t103_publication_time_conflict.RULE,
    t104_calendars_disagree.RULE,
    t105_duration_mismatch.RULE,
    t106_age_mismatch.RULE,
    t107_anniversary_mismatch.RULE,
    t108_deictic_weekday_mismatch.RULE,
    t109_dateline_conflict.RULE,
    t110_event_dated_twice.RULE,
    q101_total_mismatch.RULE,
    q102_change_mismatch.RULE,
    q103_share_mismatch.RULE,
    q104_count_mismatch.RULE,
    v101_self_contradiction.RULE,
    v102_headline_against_text.RULE,
    e101_name_spelled_two_ways.RULE,
    a101_unclosed_quotation.RULE,
    a102_source_chain.RULE,
    t201_event_date_conflict.RULE,
    t202_time_of_day_conflict.RULE,
    e201_place_conflict.RULE,
    q201_quantity_conflict.RULE,
    q202_duration_conflict.RULE,
    q203_number_conflict.RULE,
    e202_participant_conflict.RULE,
    e203_role_title_conflict.RULE,
    e204_name_conflict.RULE,
    v201_document_term_conflict.RULE,
    v202_status_conflict.RULE,
    v203_polarity_conflict.RULE,
    v204_causal_conflict.RULE,
    a201_allegation_as_fact.RULE,
    a202_speaker_conflict.RULE,
    a203_quote_conflict.RULE,
    a204_quoted_value_conflict.RULE,
    s301_omission.RULE,
    s401_silent_edit.RULE,
)

HOUSE_RULES: tuple[Rule, ...] = (h101_house_term.RULE, h102_house_name.RULE)
"""Asked of a house's own drafts, by the words of its file: without one there is nothing to find."""

_SHOWN = 4  # passages of one article in a finding: the rest repeats them
_SEVERITIES = list(Severity)
_BASES = ("calendar", "arithmetic", "comparison", "heuristic")


def rule(code: str) -> Rule:
    """The rule of a code. Raises `UnknownRule` for one that neither the catalogue nor the house rules hold."""
    for found in (*CATALOGUE, *HOUSE_RULES):
        if found.code == code.upper():
            return found
    raise UnknownRule(f"no rule {code!r}; the catalogue holds {', '.join(found.code for found in CATALOGUE)}")


def run(scene: Scene, *, silenced: Collection[str] = ()) -> Iterator[Finding | Withheld]:
    """Everything the rules find in the articles of one story, in the order of the catalogue, each conflict once.

    `silenced`: codes of rules that are not asked, so that nothing yields to them either.
    """
    rules = (*CATALOGUE, *HOUSE_RULES) if scene.own else CATALOGUE
    asked = [found for found in rules if found.revision is scene.revision and found.code not in silenced]
    kept: dict[str, list[Finding]] = {}
    aside: list[Withheld] = []
    apart = replace(scene, pairs=tuple(pair for pair in scene.pairs if not pair.twin))
    for found in asked:
        findings: list[Finding] = []
        for outcome in found.check(scene if found.twins else apart):
            if isinstance(outcome, Withheld):
                aside.append(outcome)
            else:
                findings.append(_finding(found, outcome))
        kept[found.code] = list(_distinct(findings))
    told: list[Finding] = []
    for found in asked:
        stronger = [finding for code in found.yields_to for finding in kept.get(code, ())]
        told += (finding for finding in kept[found.code] if not any(_tells(other, finding) for other in stronger))
    yield from told
    yield from aside
    yield from reconciled(apart, [*told, *aside])


def _tells(other: Finding, finding: Finding) -> bool:
    """True when one finding shows the words of another, or the names that it goes by, in at least two of its articles."""
    shown = {(item.article, item.text.casefold()) for item in other.evidence}
    told = [(item.article, words.casefold()) for item in finding.evidence for words in (item.text, item.value) if words]
    return len({article for article, words in told if (article, words) in shown}) > 1


def _distinct(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of one rule without those that another shows as well.

    Those between articles that say the same are one, with the passages of all.
    """
    findings = list(_told_once(findings))
    passages = [{(item.article, item.span) for item in finding.evidence} for finding in findings]
    for at, finding in enumerate(findings):
        others = (other for step, other in enumerate(passages) if step < at or (step > at and other != passages[at]))
        if not any(passages[at] <= other for other in others):
            yield finding


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those between articles with one message joined; the passages of a later one stand behind those of the first."""
    joined: dict[str, Finding] = {}
    for finding in findings:
        first = joined.get(finding.message)
        if finding.scope is not Scope.CROSS:
            yield finding
        elif first is None:
            joined[finding.message] = finding
        else:
            seen = Counter(item.article for item in first.evidence)
            known = {(item.article, item.span) for item in first.evidence}
            more = [item for item in finding.evidence if (item.article, item.span) not in known and seen[item.article] < _SHOWN]
            joined[finding.message] = replace(first, evidence=(*first.evidence, *more))
    yield from joined.values()


def in_order(findings: Sequence[Finding], articles: Sequence[str]) -> tuple[Finding, ...]:
    """Findings by severity, then basis, then the position of their first passage."""
    place = {article: at for at, article in enumerate(articles)}
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                _SEVERITIES.index(finding.severity),
                _BASES.index(finding.basis.value),
                place[finding.evidence[0].article],
                finding.evidence[0].span.field != "title",
                finding.evidence[0].span.start,
                finding.code,
                finding.id,
            ),
        )
    )


def _finding(found: Rule, hit: Hit) -> Finding:
    return Finding(
        id=fingerprint(found.code, hit),
        code=found.code,
        name=found.name,
        type=found.type,
        severity=hit.severity or found.severity,
        basis=found.basis,
        confidence=calibrated(hit.confidence, found.basis, found.type),
        scope=found.scope,
        message=(hit.message or found.message).format(**hit.values),
        advice=found.advice,
        evidence=hit.evidence,
        values=dict(hit.values),
        repairs=hit.repairs,
        cluster=hit.cluster,
    )
