"""What was read as Markdown that reads well as plain text: the text with its claims in numbered brackets, then each claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from verifier.reports.extraction.marks import Marked
from verifier.reports.extraction.slots import Slot
from verifier.reports.extraction.view import Claim, Entity, Mention, Page, Reading, Voice
from verifier.reports.markdown import apart, listed, text
from verifier.reports.words import counted


def document(page: Page) -> str:
    """The page as Markdown text, ending in one newline."""
    blocks = [f"# {text(page.heading)}", *(block for reading in page.readings for block in _reading(reading))]
    blocks.append(f"Made by Crosscheck {text(page.engine)}. It shows what was read, never what is true.")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _reading(reading: Reading) -> Iterator[str]:
    yield f"## {apart(reading.label)}"
    published = f" · {text(reading.published)}" if reading.published else ""
    yield f"{text(reading.language_name)}{published} · {apart(reading.id)}"
    yield listed(reading.summary)
    if reading.gaps:
        yield "### What could not be read"
        yield listed(reading.gaps)
    yield "### Who speaks"
    yield "\n".join(map(_voice, reading.voices))
    yield "### The text"
    yield "Claims stand in brackets with their number."
    for block in reading.blocks:
        said = apart(_bracketed(block.nodes))
        yield f"> **{said}**" if block.in_title else f"> {said}"
    yield f"### Claims: {len(reading.claims)}"
    for claim in reading.claims:
        yield from _claim(claim)
    yield from _table(f"Names: {len(reading.names)}", map(_entity, reading.names))
    for heading, found in (
        ("Times", reading.times),
        ("Figures", reading.quantities),
        ("Quotations and reported speech", reading.passages),
    ):
        yield from _table(f"{heading}: {len(found)}", map(_mention, found))


def _claim(claim: Claim) -> Iterator[str]:
    yield f"#### {claim.number} · {apart(claim.event)}"
    yield f"> “{apart(claim.said)}”"
    told = [
        *map(_slot, claim.slots),
        f"Who says it: {text(claim.attribution)}",
        f"How sure: {text(claim.certainty)}; status: {text(claim.status or 'none read')}; {text(claim.polarity)}",
        f"Worth checking: {claim.score:.2f} ({text(claim.why)})",
        f"Stands in: {', '.join(dict.fromkeys((claim.voice_words, claim.position)))}, {claim.start}–{claim.end}",
    ]
    yield "\n".join(f"- {line}" for line in told)


def _slot(slot: Slot) -> str:
    value = f" = {apart(slot.value)}" if slot.value else ""
    details = f" ({'; '.join(map(apart, slot.details))})" if slot.details else ""
    return f"{slot.label}: “{apart(slot.said)}”{value}{details}" + (", outside the words of the claim" if slot.outside else "")


def _voice(voice: Voice) -> str:
    speaker = f" of {apart(voice.speaker)}" if voice.speaker else ""
    return f"- {text(voice.voice_words)}{speaker}: {_numbers(voice.claims)}"


def _entity(entity: Entity) -> str:
    forms = ", ".join(f"“{apart(form)}”" + (f" {count} times" if count > 1 else "") for form, count in entity.forms)
    why = f", {'; '.join(map(text, entity.reasons))}" if entity.reasons else ""
    known = f" {apart(entity.entity)}" if entity.entity else ""
    return f"{forms} = {apart(entity.normal)} ({text(entity.kind)}{known}{why}): {_numbers(entity.claims)}"


def _mention(mention: Mention) -> str:
    details = f" ({'; '.join(map(apart, mention.details))})" if mention.details else ""
    return f"“{apart(mention.said)}” = {apart(mention.value)}{details}: {_numbers(mention.claims)}"


def _table(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"### {heading}"
    yield "\n".join(f"- {line}" for line in lines) or "None was read."


def _numbers(found: Sequence[int]) -> str:
    if not found:
        return "no claim"
    return f"{counted(len(found), 'claim').split(' ', 1)[1]} {', '.join(map(str, found))}"


def _bracketed(nodes: Iterable[Marked | str]) -> str:
    """The text with brackets around claims: ⟦3 … ⟧."""
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif node.mark.layer == "claim":
            parts.append(f"⟦{node.mark.number if node.first else '…'} {_bracketed(node.inside)}{'' if node.last else '…'}⟧")
        else:
            parts.append(_bracketed(node.inside))
    return "".join(parts)
