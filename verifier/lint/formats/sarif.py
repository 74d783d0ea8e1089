"""SARIF 2.1.0: what code hosts, pipelines and editors read. Columns are code points, and each rule comes with its help.

Line and column say where; a DOCX file has neither, there the paragraph is a logical location. What a draft suppresses is in the
log as suppressed, with its reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from json import dumps
from typing import Any

import claims
from claims import rules
from claims.model.finding import Severity
from verifier.lint.drafts import Kind
from verifier.lint.formats.paths import address
from verifier.lint.model import Linted, Mend, Note, Place
from verifier.lint.suppressions import CODES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note", Severity.INFO: "none"}


def render(results: Sequence[Linted]) -> str:
    """The results as a SARIF log with one run."""
    codes = sorted({note.code for result in results for note in (*result.notes, *(each.note for each in result.suppressed))})
    run = {
        "tool": {
            "driver": {
                "name": "Crosscheck",
                "version": claims.ENGINE_VERSION,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri}, "encoding": "UTF-8"} for uri in _artifacts(results)],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(results))}],
        "results": list(_results(results, codes)),
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return dumps(log, ensure_ascii=False, allow_nan=False, indent=2)


def _artifacts(results: Sequence[Linted]) -> list[str]:
    return list(dict.fromkeys(address(result.draft) for result in results))


def _notifications(results: Sequence[Linted]) -> Iterator[dict[str, Any]]:
    """What was not looked at: an empty list of results must not mean more than it does."""
    for result in results:
        location = {"physicalLocation": {"artifactLocation": {"uri": address(result.draft)}}}
        for what, why in result.unsupported:
            yield {"level": "note", "message": {"text": f"not looked at: {what} ({why})"}, "locations": [location]}


def _rule(code: str) -> dict[str, Any]:
    if code in CODES:
        name, summary = CODES[code]
        return {
            "id": code,
            "name": name,
            "shortDescription": {"text": summary},
            "fullDescription": {"text": summary},
            "help": {"text": summary},
            "defaultConfiguration": {"level": _LEVELS[Severity.LOW]},
        }
    rule = rules.rule(code)
    documentation = " ".join(rule.documentation.split())
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": documentation},
        "help": {"text": f"{documentation} {rule.advice}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.type.value, rule.basis.value, rule.scope.value]},
    }


def _results(results: Sequence[Linted], codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, str]] = Counter()
    for result in results:
        for note in result.notes:
            yield _result(note, codes, seen)
        for each in result.suppressed:
            suppression = {"kind": "inSource", "justification": each.reason}
            yield {**_result(each.note, codes, seen), "suppressions": [suppression]}


def _result(note: Note, codes: Sequence[str], seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    key = (address(note.places[0].draft), note.fingerprint)
    seen[key] += 1
    others = [*note.places[1:], *note.others]
    found: dict[str, Any] = {
        "ruleId": note.code,
        "ruleIndex": codes.index(note.code),
        "kind": "informational" if note.severity is Severity.INFO else "fail",
        "level": _LEVELS[note.severity],
        "message": {"text": f"{note.message}. {note.advice}"},
        "locations": [_location(note.places[0])],
        "partialFingerprints": {"crosscheckFinding/v1": f"{note.fingerprint}:{seen[key]}"},
        "rank": round(note.confidence * 100, 1),
        "properties": {"basis": note.basis, "type": note.type, "confidence": round(note.confidence, 2)},
    }
    if others:
        found["relatedLocations"] = [
            {"id": at, **_location(place), "message": {"text": _words(place)}} for at, place in enumerate(others, 1)
        ]
    fixes = [_fix(note.places[0], mend) for mend in note.mends if mend.start is not None and mend.end is not None]
    if fixes and note.places[0].draft.kind is not Kind.DOCX:
        found["fixes"] = fixes
    return found


def _words(place: Place) -> str:
    article = place.draft.article
    whose = article.outlet or article.id
    value = f" ({place.value})" if place.value and place.value != place.text else ""
    return f"{whose}: “{place.text}”{value}"


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": address(place.draft)}}
    if place.lines is None:
        return {"physicalLocation": physical}
    if place.draft.kind is Kind.DOCX:
        name = f"paragraph {place.lines[0]}, character {place.lines[1]}"
        return {"physicalLocation": physical, "logicalLocations": [{"name": name, "kind": "paragraph"}]}
    snippet = {"snippet": {"text": place.draft.source[place.start : place.end]}}
    return {"physicalLocation": {**physical, "region": {**_region(place.lines), **snippet}}}


def _region(lines: tuple[int, int, int, int]) -> dict[str, int]:
    line, column, end_line, end_column = lines
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(place: Place, mend: Mend) -> dict[str, Any]:
    start, end = place.draft.position(mend.start or 0), place.draft.position(mend.end or 0)
    support = f", as {', '.join(mend.supported_by)}" if mend.supported_by else ""
    return {
        "description": {"text": f"“{mend.before}” becomes “{mend.after}”{support}"},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": address(place.draft)},
                "replacements": [{"deletedRegion": _region((*start, *end)), "insertedContent": {"text": mend.put}}],
            }
        ],
    }
