"""Links found against links wanted: one for each name that a mention stands for.

An argument answers for the mention whose words it shares. A link that no mention of the passage asks for counts as wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.coreference.gold import Mention, Passage
from claims import Extraction, extract
from claims.model.claim import Argument


def tally(passages: Sequence[Passage]) -> dict[tuple[str, str], Counter[str]]:
    """Counts of links by language and kind of mention: right, wrong, missed; "unasked" is the kind of those beside the mentions."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for passage in passages:
        for kind, what, _ in judged(passage):
            counts.setdefault((passage.language, kind), Counter())[what] += 1
    return counts


def judged(passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Every link of a passage: the kind of its mention, whether it is right, wrong or missed, and its words."""
    extraction = extract(passage.article)
    linked = {
        (argument.span.start, argument.span.end, argument.entity): argument
        for claim in extraction.claims
        for argument in claim.arguments
        if argument.via is not None and argument.entity is not None
    }
    asked = set()
    for mention in passage.mentions:
        found = {key: argument for key, argument in linked.items() if _answers(argument, mention)}
        asked |= set(found)
        have, want = {argument.entity for argument in found.values()}, [_entities(extraction, name) for name in mention.refers]
        words = passage.article.text[mention.start : mention.end]
        for entities in want:
            yield mention.kind, "right" if entities & have else "missed", words
        for entity in sorted(str(entity) for entity in have if not any(entity in entities for entities in want)):
            yield mention.kind, "wrong", f"{words} = {entity}"
        if not mention.refers:
            yield mention.kind, "spared" if not have else "fallen for", words
    for key, argument in linked.items():
        if key not in asked:
            yield "unasked", "wrong", f"{argument.text} = {argument.entity}"


def _answers(argument: Argument, mention: Mention) -> bool:
    return argument.span.start < mention.end and mention.start < argument.span.end


def _entities(extraction: Extraction, name: str) -> set[str]:
    """The entity that a name of the passage was given."""
    return {found.entity for found in extraction.names if found.entity is not None and (found.text == name or name in found.text)}


def rates(counts: Counter[str]) -> tuple[float, float]:
    """Precision and recall of links; 1.0 where there is nothing to be right about."""
    found, wanted = counts["right"] + counts["wrong"], counts["right"] + counts["missed"]
    return (counts["right"] / found if found else 1.0), (counts["right"] / wanted if wanted else 1.0)
