"""Fingerprints of findings: derived from what was found, so that a dismissed finding stays dismissed after a re-run.

A fingerprint counts the rule, the articles and the quoted words with their values; not offsets, scores or wording, so
an edit elsewhere in the article leaves it alone.
"""

from __future__ import annotations

import hashlib

from claims.rules.model import Hit


def fingerprint(code: str, hit: Hit) -> str:
    """Sixteen hexadecimal digits behind the code: "T101-9f86d081884c7d65"."""
    parts = [code]
    for item in sorted(hit.evidence, key=lambda item: (item.article, item.span, item.text)):
        parts += [item.article, item.span.field.value, item.text, item.value or ""]
    parts.append(hit.values.get("article", ""))
    return f"{code}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"
