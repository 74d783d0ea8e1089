"""Writing a text into a file of some kind, so that it is read there as the text again."""

from __future__ import annotations

import html
import json
import re

from verifier.lint.drafts.draft import Kind

_MARKUP = re.compile(r"[\\`*\[\]<]|&(?=[\w#]+;)|(?<!\w)_|_(?!\w)")


def escaped(text: str, kind: Kind) -> str:
    """The text as the source of such a file has it."""
    if kind is Kind.HTML:
        return html.escape(text, quote=False)
    if kind is Kind.MARKDOWN:
        return _MARKUP.sub(lambda mark: f"\\{mark.group()}", text)
    if kind is Kind.JSON:
        return json.dumps(text, ensure_ascii=False)[1:-1]
    return text
