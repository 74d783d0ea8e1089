"""Golden comparisons of the stories under `fixtures/`: what the engine says of each, kept as a text that a person can read.

`python -m tools.goldens` compares and shows what changed, exit code 1 when anything did; `--write` takes the change over. A golden
that changes is the product changing: read the difference before it is written. Marks in `story.toml` that no longer tell the truth
(a planted discrepancy that is found now, or no longer) are listed as well; `--write` drops those that the engine has outgrown, and
leaves those to a person that tell of something lost.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims import Article, compare

ROOT = Path(__file__).resolve().parents[1] / "fixtures"
EXPECTED = "expected.json"

Passage = tuple[str, str, int, int]  # article, field, start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story folder: its articles and what `story.toml` says was planted."""

    slug: str
    folder: Path
    articles: tuple[Article, ...]
    planted: tuple[dict[str, Any], ...]
    traps: tuple[dict[str, Any], ...]


def stories(root: Path = ROOT) -> tuple[Story, ...]:
    """Every folder with a `story.toml`, by name."""
    return tuple(load(path.parent) for path in sorted(root.glob("*/story.toml")))


def load(folder: Path) -> Story:
    """The story of a folder."""
    about = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    return Story(
        slug=folder.name,
        folder=folder,
        articles=tuple(read_article(path) for path in sorted(folder.glob("a[0-9]*.json"))),
        planted=tuple(about.get("planted", ())),
        traps=tuple(about.get("traps", ())),
    )


def read_article(path: Path) -> Article:
    """The article of a JSON file."""
    return Article.from_dict(json.loads(path.read_text(encoding="utf-8")))


def report(story: Story) -> dict[str, Any]:
    """The comparison of a story's articles, as the contract writes it."""
    return compare(story.articles).to_dict()


def digest(comparison: dict[str, Any]) -> dict[str, Any]:
    """What of a comparison is kept: the words, without offsets, ids and scores."""
    return {
        "stories": [{"articles": story["articles"], "why": story["why"]} for story in comparison["stories"]],
        "findings": [
            {key: finding[key] for key in ("code", "type", "severity", "message")} | {"evidence": _passages(finding["evidence"])}
            for finding in comparison["findings"]
        ],
        "withheld": [
            {"type": item["type"], "reason": item["reason"], "evidence": _passages(item["evidence"])}
            for item in comparison["withheld"]
        ],
        "framing": [
            {key: row[key] for key in ("dimension", "referent", "strength", "message")} | {"evidence": _passages(row["evidence"])}
            for row in comparison["framing"]
        ],
        "clusters": [
            {"label": cluster["label"], "mentions": [f"{mention['article']}: {mention['text']}" for mention in cluster["mentions"]]}
            for cluster in comparison["clusters"]
        ],
    }


def _passages(evidence: Sequence[dict[str, Any]]) -> list[str]:
    return [f"{item['article']}{' ' + item['side'] if item.get('side') else ''}: {item['text']}" for item in evidence]


def render(comparison: dict[str, Any]) -> str:
    """The golden's text."""
    return json.dumps(digest(comparison), ensure_ascii=False, indent=1) + "\n"


def is_found(story: Story, item: dict[str, Any], comparison: dict[str, Any]) -> bool:
    """True when a finding above info, of the item's type, has evidence in each of the item's passages.

    A passage counts when evidence overlaps it. A trap has `types`, and is found when any of them is reported with passages that
    conflict.
    """
    wanted = {item["type"]} if "type" in item else set(item["types"])
    places = [locate(story, *place) for place in zip(item["articles"], item["passage"], strict=True)]
    return any(
        _covers(finding, places)
        for finding in comparison["findings"]
        if finding["type"] in wanted and finding["severity"] != "info"
    )


def _covers(finding: dict[str, Any], places: Sequence[Passage]) -> bool:
    sides = []
    for article, field, start, end in places:
        touching = {
            item.get("side")
            for item in finding["evidence"]
            if (item["article"], item.get("field", "text")) == (article, field) and item["start"] < end and start < item["end"]
        }
        if not touching:
            return False
        sides.append(touching)
    return len(sides) < 2 or not set.intersection(*sides)


def locate(story: Story, article: str, passage: str) -> Passage:
    """Where a passage stands; it must stand once. Raises `ValueError` otherwise."""
    source = next(found for found in story.articles if found.id == article)
    for field in ("text", "title"):
        text = source.field_text(field)
        if text.count(passage) == 1:
            start = text.index(passage)
            return article, field, start, start + len(passage)
    raise ValueError(f"{story.slug}: {passage!r} does not stand once in {article}")


def wrong_marks(story: Story, comparison: dict[str, Any]) -> Iterator[str]:
    """Lines about planted discrepancies and traps whose mark no longer tells the truth."""
    for item in story.planted:
        if is_found(story, item, comparison) is not item["expect"]:
            told = "not found" if item["expect"] else "found now: set expect = true"
            yield f"{story.slug} {item['id']}: {item['type']} is {told} ({item['reason']})"
    for item in story.traps:
        holds = item.get("holds", True)
        if is_found(story, item, comparison) is holds:
            yield f"{story.slug} {item['id']}: the trap {'is sprung' if holds else 'holds now: drop its mark'} ({item['reason']})"


def drop_marks(story: Story, comparison: dict[str, Any]) -> None:
    """Take the marks of what is found now, and of traps that hold now, out of `story.toml`."""
    outgrown = {item["id"] for item in story.planted if not item["expect"] and is_found(story, item, comparison)}
    outgrown |= {item["id"] for item in story.traps if not item.get("holds", True) and not is_found(story, item, comparison)}
    if not outgrown:
        return
    path = story.folder / "story.toml"
    kept, current = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("id = "):
            current = line.removeprefix("id = ").strip('"')
        if current not in outgrown:
            kept.append(line)
        elif line == "expect = false":
            kept.append("expect = true")
        elif not line.startswith(("missed = ", "holds = ")):
            kept.append(line)
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare or write the goldens; exit code 1 when one differs or a mark is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.goldens", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="take the engine's answers over into expected.json")
    parser.add_argument("stories", nargs="*", help="folder names under fixtures/; all when none is given")
    options = parser.parse_args(arguments)
    failed = False
    for found in stories():
        if options.stories and found.slug not in options.stories:
            continue
        story = found
        comparison = report(story)
        path, new = story.folder / EXPECTED, render(comparison)
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        if new != old:
            print(
                *difflib.unified_diff(old.splitlines(), new.splitlines(), f"{story.slug} expected", "now", lineterm="", n=2),
                sep="\n",
            )
            if options.write:
                path.write_text(new, encoding="utf-8")
            else:
                failed = True
        if options.write:
            drop_marks(story, comparison)
            story = load(story.folder)
        for line in wrong_marks(story, comparison):
            print(line, file=sys.stderr)
            failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
