"""What the tests of the rules share: the tables of cases, and a comparison of short articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from claims import Article, Comparison, compare

RULES = Path(__file__).parent / "claims" / "rules"


def cases(code: str) -> dict[str, Any]:
    """The table of cases of a rule."""
    return tomllib.loads((RULES / f"cases_{code.lower()}.toml").read_text(encoding="utf-8"))


def compared(*texts: tuple[str, str]) -> Comparison:
    """Articles of one story by language and text, under the ids a1, a2 and so on."""
    sent = [Article(id=f"a{at}", language=language, text=text) for at, (language, text) in enumerate(texts, start=1)]
    return compare(sent, same_story=True)
