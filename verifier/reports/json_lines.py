"""The findings as JSON Lines: one object a line, each with all that is needed to read it alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_ABOUT = ("outlet", "language", "title", "url", "published")
"""What a line says about the article of each passage."""


def document(report: Mapping[str, Any]) -> str:
    """One finding a line; none gives an empty text.

    A line is the finding of the contract. Each passage names its article besides, and a finding that somebody decided about has its
    `decision`.
    """
    compared = {item["id"]: item for item in report.get("articles", ())}
    decisions = {item["finding"]: item for item in report.get("decisions", ())}
    lines = (_line(finding, compared, decisions.get(finding["id"])) for finding in report.get("findings", ()))
    return "".join(f"{json.dumps(line, ensure_ascii=False, allow_nan=False)}\n" for line in lines)


def _line(finding: Mapping[str, Any], compared: Mapping[str, Any], decision: Mapping[str, Any] | None) -> dict[str, Any]:
    evidence = [{**item, **_about(compared.get(item["article"], {}))} for item in finding["evidence"]]
    decided = {} if decision is None else {"decision": {key: value for key, value in decision.items() if key != "finding"}}
    return {"schema": "finding/1", **finding, "evidence": evidence, **decided}


def _about(article: Mapping[str, Any]) -> dict[str, Any]:
    return {name: article[name] for name in _ABOUT if article.get(name)}
