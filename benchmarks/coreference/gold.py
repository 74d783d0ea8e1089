"""Passages with their mentions: `gold/<language>.toml`.

A mention is told by its words (`text`, the `occurrence`th, counted from 1; `within`: the word it is written to); `refers` holds
names as they stand in the passage; to none where nobody, something without a name, or one of several is meant.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from claims import Article

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention at `[start, end)`, what kind it is and the names it stands for."""

    start: int
    end: int
    kind: str
    refers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage; `part` 1 was written before the resolver, 2 after it worked."""

    id: str
    language: str
    part: int
    article: Article
    mentions: tuple[Mention, ...]


def load(folder: Path = GOLD) -> list[Passage]:
    """The passages of a folder. Raises `ValueError` for a mention or a name that does not stand in its passage."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            text, name = entry["text"], f"{path.stem}:{entry['id']}"
            mentions = tuple(_mention(name, text, mention) for mention in entry["mentions"])
            article = Article.from_dict(
                {"id": entry["id"], "language": path.stem, "text": text, "published": "2025-06-02T09:00:00Z"}
            )
            found.append(Passage(entry["id"], path.stem, entry["part"], article, mentions))
    return found


def _mention(name: str, text: str, entry: dict[str, object]) -> Mention:
    words, refers = str(entry["text"]), tuple(str(one) for one in entry["refers"])  # type: ignore[attr-defined]
    base = 0
    if "within" in entry:
        whole = str(entry["within"])
        base = _find(name, text, whole, 1, 0) + len(whole) - len(words)
    start = base or _find(name, text, words, int(str(entry.get("occurrence", 1))), 0)
    if text[start : start + len(words)] != words:
        raise ValueError(f"{name}: {words!r} does not end {entry['within']!r}")
    for other in refers:
        _find(name, text, other, 1, 0)
    return Mention(start, start + len(words), str(entry["kind"]), refers)


def _find(name: str, text: str, words: str, occurrence: int, at: int) -> int:
    """Where words stand as words of their own, as far as letters before and after tell."""
    while True:
        at = text.find(words, at)
        if at < 0:
            raise ValueError(f"{name}: {words!r} does not stand in the passage")
        end = at + len(words)
        apart = not (end < len(text) and text[end].isalpha() and words[-1].isalpha())
        apart = apart and not (at and text[at - 1].isalpha() and text[at - 1] not in "وفبل")
        occurrence -= apart
        if not occurrence:
            return at
        at += 1
